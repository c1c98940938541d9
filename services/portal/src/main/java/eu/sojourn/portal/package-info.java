/** The web pages: what each person has to do next, and the forms to do it with. Owns no data. */
@NullMarked
package eu.sojourn.portal;

import org.jspecify.annotations.NullMarked;
