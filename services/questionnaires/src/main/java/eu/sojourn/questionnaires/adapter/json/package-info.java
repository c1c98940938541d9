/** Definitions as JSON texts. */
@NullMarked
package eu.sojourn.questionnaires.adapter.json;

import org.jspecify.annotations.NullMarked;
