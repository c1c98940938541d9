/** What a person saved to look at again. */
@NullMarked
package eu.sojourn.registration.domain.view;

import org.jspecify.annotations.NullMarked;
