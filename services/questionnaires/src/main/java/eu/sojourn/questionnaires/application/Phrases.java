package eu.sojourn.questionnaires.application;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import eu.sojourn.questionnaires.domain.Language;

/** What stands in printed answers beside them, in one language. */
final class Phrases {

    private static final List<String> SHIPPED = List.of("en", "de", "es", "fr", "lt", "da");
    private static final String BUNDLE = Phrases.class.getPackageName() + ".phrases";

    private final Locale locale;
    private final ResourceBundle words;

    private Phrases(Locale locale) {
        this.locale = locale;
        // English is the root, so that nothing depends on where the service runs.
        words = ResourceBundle.getBundle(BUNDLE, locale.getLanguage().equals("en") ? Locale.ROOT : locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** English where a language has no phrases. */
    static Phrases in(Language language) {
        Locale wanted = Locale.forLanguageTag(language.tag());
        return new Phrases(SHIPPED.contains(wanted.getLanguage()) ? wanted : Locale.ENGLISH);
    }

    /** The language that these are in. */
    String tag() {
        return locale.toLanguageTag();
    }

    String say(String key, Object... with) {
        return new MessageFormat(words.getString(key), locale).format(with);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }

    String day(Instant at, ZoneId zone) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** With all its decimals. */
    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }
}
