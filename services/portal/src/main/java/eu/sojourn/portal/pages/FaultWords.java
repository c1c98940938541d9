package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.portal.services.Questionnaire.Comment;
import eu.sojourn.portal.services.Questionnaire.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is said about faults in answers. Services name a fault by a code and say it in English; the bounds stand with the question. */
final class FaultWords {
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1024 * 1024);

    private FaultWords() {}

    /** The words for a fault at this question, if it is at one; null where its code has none. */
    static @Nullable String of(Fault fault, @Nullable Question question, MessageSource messages, Words words) {
        String code = String.valueOf(fault.code());
        Said said = question == null ? null : at(code, String.valueOf(fault.field()), question, words);
        Locale locale = LocaleContextHolder.getLocale();
        if (said != null) {
            return messages.getMessage("answer.fault." + said.key(), said.bounds(), locale);
        }
        String plain = messages.getMessage("answer.fault." + code, null, null, locale);
        return plain == null || plain.contains("{") ? null : plain;
    }

    private record Said(String key, Object... bounds) {}

    private static @Nullable Said at(String code, String field, Question question, Words words) {
        return switch (code) {
            case "WRONG_TYPE", "OUT_OF_RANGE" -> bounds(field, question, words);
            case "TOO_LONG" -> longest(field, question).map(most -> new Said(code, most)).orElse(null);
            case "TOO_MANY" -> new Said(code, most(question));
            case "TOO_FEW" -> new Said(code, question.type().equals("RANKING") ? question.ranks().size() : whole(question.min(), 1));
            case "WRONG_SIZE" -> question.maxBytes() == null ? null : new Said(code, megabytes(question.maxBytes(), words));
            case "WRONG_MEDIA_TYPE" -> new Said(code, words.mediaTypes(question.mediaTypes()));
            default -> null;
        };
    }

    private static @Nullable Said bounds(String field, Question question, Words words) {
        return switch (question.type()) {
            case "NUMBER" -> question.min() == null || question.max() == null
                    ? null
                    : number(words.exactly(question.min().toPlainString()), words.exactly(question.max().toPlainString()),
                            question.decimals() == null ? 0 : question.decimals());
            case "ITEMS" -> field.endsWith(".count") && question.maxItems() != null ? number("0", "" + question.maxItems(), 0) : null;
            case "SCALE", "STARS", "NPS" -> number("" + question.steps().getFirst(), "" + question.steps().getLast(), 0);
            case "DATE" -> day(day(question.earliest(), words), day(question.latest(), words));
            default -> null;
        };
    }

    private static Said number(String least, String most, int decimals) {
        return decimals == 0 ? new Said("whole", least, most) : new Said("number", least, most, decimals);
    }

    private static Said day(@Nullable String earliest, @Nullable String latest) {
        if (earliest == null) {
            return latest == null ? new Said("day") : new Said("day.until", latest);
        }
        return latest == null ? new Said("day.from", earliest) : new Said("day.between", earliest, latest);
    }

    private static @Nullable String day(@Nullable String given, Words words) {
        return given == null ? null : words.day(LocalDate.parse(given));
    }

    private static int most(Question question) {
        return switch (question.type()) {
            case "MULTIPLE_CHOICE" -> whole(question.max(), question.options().size() + 1);
            case "RANKING" -> question.ranks().size();
            case "ITEMS" -> question.maxItems() == null ? 1 : question.maxItems();
            case "FILE" -> question.maxFiles() == null ? 1 : question.maxFiles();
            default -> 1;
        };
    }

    private static int whole(@Nullable BigDecimal bound, int otherwise) {
        return bound == null ? otherwise : bound.intValue();
    }

    /** How long a text may be: of the question itself, or beside one of its choices. */
    private static Optional<Integer> longest(String field, Question question) {
        String part = field.substring(field.lastIndexOf('.') + 1);
        if (question.detail() != null && part.equals("text")) {
            return Optional.ofNullable(question.detail().maxLength());
        }
        return question.beside(part.equals(Questionnaire.OTHER) && question.other() == null ? "" : part)
                .map(Comment::maxLength)
                .or(() -> Optional.ofNullable(question.maxLength()));
    }

    private static String megabytes(long bytes, Words words) {
        return words.exactly(BigDecimal.valueOf(bytes).divide(MEGABYTE, 1, RoundingMode.DOWN).stripTrailingZeros().toPlainString());
    }
}
