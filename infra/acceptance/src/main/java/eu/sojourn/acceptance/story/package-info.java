/** The story of one group Xchange, played through the gateway's public HTTP interface, and the figures it must lead to. */
@NullMarked
package eu.sojourn.acceptance.story;

import org.jspecify.annotations.NullMarked;
