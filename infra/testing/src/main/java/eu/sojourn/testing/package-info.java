/** Test kits: one running broker and database for all tests of a JVM, tokens, HTTP, events, contracts, route walks, architecture rules. */
@NullMarked
package eu.sojourn.testing;

import org.jspecify.annotations.NullMarked;
