package eu.sojourn.notifications;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What letters say around their templates, in the language of the recipient: {@code mail/words}. */
final class LetterWords {

    /** Facts of which a phrase is made when the letter is written. */
    static final String XCHANGE_TITLE = "xchangeTitle";
    static final String SURVEY = "survey";
    static final String MINUTES = "minutes";

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    LetterWords() {
        messages.setBasename("mail/words");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
    }

    String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    String day(LocalDate day, Locale locale) {
        return day.format(DateTimeFormatter.ofPattern(say(locale, "date"), locale));
    }

    /** A phrase by its name in templates; null where none is called so. */
    @Nullable
    String phrase(String name, Map<String, String> facts, Locale locale) {
        return switch (name) {
            case "duration" -> duration(facts.get(MINUTES), locale);
            case "xchange" -> xchange(facts.get(XCHANGE_TITLE), locale);
            case "about" -> facts.containsKey(SURVEY)
                    ? say(locale, "about.survey")
                    : say(locale, "about.visit", xchange(facts.get(XCHANGE_TITLE), locale));
            case "questionnaire" -> say(locale, "questionnaire");
            default -> null;
        };
    }

    private String duration(@Nullable String minutes, Locale locale) {
        return minutes == null
                ? say(locale, "duration.unknown")
                : minutes.equals("1") ? say(locale, "duration.minute") : say(locale, "duration.minutes", minutes);
    }

    private String xchange(@Nullable String title, Locale locale) {
        return title == null ? say(locale, "xchange.unknown") : say(locale, "xchange", title);
    }
}
