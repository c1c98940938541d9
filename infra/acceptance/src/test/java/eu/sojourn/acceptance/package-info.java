/** Tests over the running product, started by its launcher. */
@NullMarked
package eu.sojourn.acceptance;

import org.jspecify.annotations.NullMarked;
