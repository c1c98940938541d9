/** Measurements on the running product, each beside a bare baseline of the same run. */
@NullMarked
package eu.sojourn.benchmarks;

import org.jspecify.annotations.NullMarked;
