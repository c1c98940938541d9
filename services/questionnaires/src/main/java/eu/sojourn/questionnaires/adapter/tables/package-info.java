/** Reads and writes raw answers as tables. */
@NullMarked
package eu.sojourn.questionnaires.adapter.tables;

import org.jspecify.annotations.NullMarked;
