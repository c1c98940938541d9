/** What is known before anybody is asked. */
@NullMarked
package eu.sojourn.questionnaires.domain.known;

import org.jspecify.annotations.NullMarked;
