/** Tables as files: uploaded ones are read within limits and never evaluated, downloaded ones are written by streaming and hold no formula. */
@NullMarked
package eu.sojourn.tables;

import org.jspecify.annotations.NullMarked;
