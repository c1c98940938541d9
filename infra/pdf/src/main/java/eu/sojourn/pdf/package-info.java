/** Texts as PDF/A files. */
@NullMarked
package eu.sojourn.pdf;

import org.jspecify.annotations.NullMarked;
