/** Reads the structure of LimeSurvey surveys, from {@code .lss} and tab-separated {@code .txt} files, as drafts of questionnaires. */
@NullMarked
package eu.sojourn.questionnaires.adapter.limesurvey;

import org.jspecify.annotations.NullMarked;
