/** Who is invited to answer what, and what came of it. */
@NullMarked
package eu.sojourn.questionnaires.domain.invitation;

import org.jspecify.annotations.NullMarked;
