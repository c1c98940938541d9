/** What identity does with people and keys, apart from how it is asked and where it is kept. */
@NullMarked
package eu.sojourn.identity.application;

import org.jspecify.annotations.NullMarked;
