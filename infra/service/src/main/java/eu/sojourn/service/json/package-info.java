/** JSON as plain Java, for domains that know no JSON. */
@NullMarked
package eu.sojourn.service.json;

import org.jspecify.annotations.NullMarked;
