/** Links by which somebody without an account reads and signs: for one purpose, for a while, revocable, forwarded with a trace. */
@NullMarked
package eu.sojourn.agreements.domain.link;

import org.jspecify.annotations.NullMarked;
