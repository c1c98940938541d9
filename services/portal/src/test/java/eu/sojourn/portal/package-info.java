/** Tests of the pages against a stub of the services that speaks real HTTP. */
@NullMarked
package eu.sojourn.portal;

import org.jspecify.annotations.NullMarked;
