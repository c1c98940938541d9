package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.portal.services.Questionnaire.Question;
import eu.sojourn.portal.services.Questionnaire.Section;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which questions are asked, given answers; an answer to what is not asked counts for no condition behind it. */
final class Asking {

    private Asking() {}

    /** The answers without those to questions that are not asked. */
    static Map<String, Object> asked(Questionnaire questionnaire, Map<String, ?> facts, Map<String, Object> given) {
        Map<String, Object> asked = new LinkedHashMap<>(given);
        asked.keySet().retainAll(questions(questionnaire, facts, given));
        return asked;
    }

    /** Ids of the questions that are asked. */
    static Set<String> questions(Questionnaire questionnaire, Map<String, ?> facts, Map<String, Object> given) {
        Map<String, Object> counting = new LinkedHashMap<>();
        Set<String> asked = new LinkedHashSet<>();
        for (Section section : questionnaire.sections()) {
            boolean here = Condition.of(section.when(), facts).holds(counting);
            for (Question question : section.questions()) {
                if (here && Condition.of(question.when(), facts).holds(counting)) {
                    asked.add(question.id());
                    if (given.get(question.id()) instanceof Object answer) {
                        counting.put(question.id(), answer);
                    }
                }
            }
        }
        return asked;
    }

    /**
     * Whether an answer to the first question leaves nothing to ask about: nothing that must be answered, and nothing that this very answer
     * opens.
     */
    static boolean opensNothing(Questionnaire questionnaire, Map<String, ?> facts, Question first, Map<String, Object> given) {
        Set<String> asked = questions(questionnaire, facts, given);
        Set<String> before = questions(questionnaire, facts, Map.of());
        return questionnaire.questions()
                .stream()
                .filter(question -> !question.equals(first) && !question.type().equals("INFORMATION") && asked.contains(question.id()))
                .noneMatch(question -> question.required() || !before.contains(question.id()));
    }
}
