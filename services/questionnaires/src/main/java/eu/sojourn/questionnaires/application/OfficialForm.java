package eu.sojourn.questionnaires.application;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.known.KnownVisit;

/**
 * What the authority's form asks about a visit, from what is known and what was answered once.
 *
 * @param facts what is known, in the order of the facts
 * @param fields one for each question that feeds the form and is asked, given the other answers; the visitor's first
 */
public record OfficialForm(KnownVisit visit, Map<Fact, String> facts, List<Field> fields) {

    /**
     * A field of the form.
     *
     * @param name as the question feeds it: {@code days} of {@code OFFICIAL_FORM:days}
     * @param of who is asked
     * @param value the plain answer; null where it is missing
     * @param written the same as one reads it; null where it is missing
     */
    public record Field(String name, Audience of, String questionId, String question, @Nullable Object value, @Nullable String written) {

        public boolean isMissing() {
            return value == null;
        }
    }

    public List<Field> missing() {
        return fields.stream().filter(Field::isMissing).toList();
    }

    /** Facts that were never heard of. */
    public List<Fact> unknown() {
        return List.of(Fact.values()).stream().filter(fact -> !facts.containsKey(fact)).toList();
    }
}
