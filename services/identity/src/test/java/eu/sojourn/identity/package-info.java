/** Identity as its users see it, over HTTP. */
@NullMarked
package eu.sojourn.identity;

import org.jspecify.annotations.NullMarked;
