package eu.sojourn.questionnaires.domain.form;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.InvalidValue;

/**
 * Questions that stand together.
 *
 * @param title may be empty, as the text below it
 * @param when where they are asked; null for always
 */
public record Section(String sectionId, Localised title, Localised text, @Nullable Condition when, Readers readers,
        List<Question> questions) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Section {
        if (!FORM.matcher(sectionId).matches()) {
            throw new InvalidValue("id", "must be 1 to 63 lower-case letters, digits or hyphens");
        }
        questions = List.copyOf(questions);
    }
}
