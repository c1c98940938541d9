/** Owns questionnaires, the invitations to answer them, and the responses. */
@NullMarked
package eu.sojourn.questionnaires;

import org.jspecify.annotations.NullMarked;
