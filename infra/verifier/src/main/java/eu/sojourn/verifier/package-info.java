/** Checks a sealed document and its log, offline. */
@NullMarked
package eu.sojourn.verifier;

import org.jspecify.annotations.NullMarked;
