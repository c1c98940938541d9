/** What one can do here: be invited, read an invitation, save a draft, submit a response. */
@NullMarked
package eu.sojourn.questionnaires.application;

import org.jspecify.annotations.NullMarked;
