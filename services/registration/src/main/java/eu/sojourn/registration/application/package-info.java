/** One class per use case. */
@NullMarked
package eu.sojourn.registration.application;

import org.jspecify.annotations.NullMarked;
