/** One controller per area of the site, and what all pages share. */
@NullMarked
package eu.sojourn.portal.pages;

import org.jspecify.annotations.NullMarked;
