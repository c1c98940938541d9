/** What a person typed, why it was refused, and the key that makes sending it twice harmless. */
@NullMarked
package eu.sojourn.portal.forms;

import org.jspecify.annotations.NullMarked;
