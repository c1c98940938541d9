/** What suits whom: the order in which Xchanges and hosts are proposed, and why. */
@NullMarked
package eu.sojourn.registration.domain.catalogue;

import org.jspecify.annotations.NullMarked;
