package eu.sojourn.questionnaires.adapter.http;

import java.util.List;

import eu.sojourn.questionnaires.domain.form.Definition.Completeness;

/**
 * How far a translation has come.
 *
 * @param translated how many texts there are in that language
 * @param missing paths to texts that the default language has and this one has not
 */
record CompletenessBody(String language, int translated, List<String> missing) {

    static CompletenessBody of(Completeness completeness) {
        return new CompletenessBody(completeness.language().tag(), completeness.translated(), completeness.missing());
    }
}
