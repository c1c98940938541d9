/** Programmes and the rules that they publish as data. */
@NullMarked
package eu.sojourn.registration.domain.programme;

import org.jspecify.annotations.NullMarked;
