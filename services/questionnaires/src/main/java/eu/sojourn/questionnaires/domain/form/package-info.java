/** What is asked: questionnaires as versioned data, their reading and writing, and what makes them fit to be published. */
@NullMarked
package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.NullMarked;
