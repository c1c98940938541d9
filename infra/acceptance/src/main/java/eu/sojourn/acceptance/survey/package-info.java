/** Surveys as a coordinator carries them out, and as those answer who were handed a link. */
@NullMarked
package eu.sojourn.acceptance.survey;

import org.jspecify.annotations.NullMarked;
