/** What files are, by their content. */
@NullMarked
package eu.sojourn.registration.adapter.files;

import org.jspecify.annotations.NullMarked;
