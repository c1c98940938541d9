package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;
import java.util.regex.Pattern;

/** The words of a library clause in one language, with variables such as <code>{{host.name}}</code>. */
public record Wording(String language, String title, String text) {
    public static final String DEFAULT_LANGUAGE = "en";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    public Wording {
        checkLanguage(language);
        title = PlainText.line("title", title, Clause.LONGEST_TITLE);
        text = PlainText.paragraph("text", text, Clause.LONGEST_TEXT);
        Variable.check("title", title);
        Variable.check("text", text);
    }

    public static void checkLanguage(String language) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new InvalidValue("language", "must be a language tag such as en or de");
        }
    }
}
