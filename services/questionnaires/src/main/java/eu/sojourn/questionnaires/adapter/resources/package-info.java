/** Reads the questionnaires that the product ships. */
@NullMarked
package eu.sojourn.questionnaires.adapter.resources;

import org.jspecify.annotations.NullMarked;
