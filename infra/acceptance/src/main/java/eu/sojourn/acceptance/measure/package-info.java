/** Measurements on the running product, each beside a bare baseline of the same run. */
@NullMarked
package eu.sojourn.acceptance.measure;

import org.jspecify.annotations.NullMarked;
