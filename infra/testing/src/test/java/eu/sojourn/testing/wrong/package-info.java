/** A service that breaks every rule of the house, for the test of the rules. */
@NullMarked
package eu.sojourn.testing.wrong;

import org.jspecify.annotations.NullMarked;
