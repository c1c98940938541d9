/** Who is invited to answer what, and what came of it; questionnaires and answers have rooms of their own. */
@NullMarked
package eu.sojourn.questionnaires.domain;

import org.jspecify.annotations.NullMarked;
