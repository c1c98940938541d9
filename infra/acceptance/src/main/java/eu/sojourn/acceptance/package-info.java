/** Sojourn seen from outside: through the gateway's public interface and the launcher only. */
@NullMarked
package eu.sojourn.acceptance;

import org.jspecify.annotations.NullMarked;
