package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Questionnaire;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes sheets of questionnaires; what {@code templates/questions.html} shows is the model's {@code sheet}. */
@Component
class Sheets {
    private final MessageSource messages;

    Sheets(MessageSource messages) {
        this.messages = messages;
    }

    /** A questionnaire that nobody answers: with all that some fact may open. */
    Sheet blank(Questionnaire questionnaire, @Nullable String language) {
        return of(questionnaire, language, Map.of(), Set.of(), Map.of());
    }

    /** @see Sheet */
    Sheet of(Questionnaire questionnaire, @Nullable String language, Map<String, ?> facts, Set<String> known, Map<String, String> files) {
        return new Sheet(questionnaire, language, facts, known, files, messages);
    }
}
