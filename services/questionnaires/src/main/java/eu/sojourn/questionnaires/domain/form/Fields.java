package eu.sojourn.questionnaires.domain.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.answer.Answer.Figure;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;

/**
 * One object of a definition as it came in: plain values by name. Each is taken once; what is missing, of the wrong type or not known is
 * noted with its path. What stands in for a faulty value is of no meaning: nobody looks at it, since the definition has a fault.
 */
final class Fields {

    private final String path;
    private final Map<?, ?> values;
    private final Notes notes;
    private final Set<String> taken = new HashSet<>();

    Fields(String path, Map<?, ?> values, Notes notes) {
        this.path = path;
        this.values = values;
        this.notes = notes;
    }

    String path() {
        return path;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Notes notes() {
        return notes;
    }

    /** Makes something of this object, unless what was taken of it is faulty; what the maker refuses is noted, too. */
    <T> @Nullable T make(int notedBefore, Supplier<T> maker) {
        for (Object name : values.keySet()) {
            if (!taken.contains(String.valueOf(name))) {
                notes.fault(path(String.valueOf(name)), "UNKNOWN_FIELD", "There is no such field here");
            }
        }
        if (notes.noted() > notedBefore) {
            return null;
        }
        try {
            return maker.get();
        } catch (InvalidValue e) {
            return notes.fault(path(e.field()), "INVALID", e.field() + " " + e.getMessage());
        }
    }

    boolean has(String name) {
        taken.add(name);
        return values.get(name) != null;
    }

    String word(String name) {
        return word(name, word -> word, "");
    }

    /** A word that something is made of. */
    <T> @Nullable T word(String name, Function<String, T> maker) {
        return word(name, maker, null);
    }

    private <T> T word(String name, Function<String, T> maker, T otherwise) {
        if (!has(name)) {
            notes.missing(path(name));
            return otherwise;
        }
        if (!(values.get(name) instanceof String word)) {
            notes.wrongType(path(name), "text");
            return otherwise;
        }
        try {
            return maker.apply(word);
        } catch (InvalidValue e) {
            notes.fault(path(name), "INVALID", name + " " + e.getMessage());
        } catch (RuntimeException _) {
            notes.fault(path(name), "INVALID", name + " has a value of the wrong form");
        }
        return otherwise;
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        return word(name, word -> Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValue(name, "must be one of " + Arrays.toString(type.getEnumConstants()))),
                otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (values.get(name) instanceof Boolean flag) {
            return flag;
        }
        notes.wrongType(path(name), "true or false");
        return otherwise;
    }

    boolean flag(String name) {
        if (!has(name)) {
            notes.missing(path(name));
        }
        return flag(name, false);
    }

    @Nullable
    BigDecimal decimal(String name) {
        if (!has(name)) {
            return null;
        }
        BigDecimal number = values.get(name) instanceof String ? null : Numbers.number(values.get(name));
        if (number == null || Math.abs((long) number.scale()) > 18 || number.precision() > 18) {
            return notes.wrongType(path(name), "a number");
        }
        return new Figure(number).number();
    }

    BigDecimal neededDecimal(String name) {
        if (!has(name)) {
            notes.missing(path(name));
        }
        BigDecimal number = decimal(name);
        return number == null ? BigDecimal.ZERO : number;
    }

    @Nullable
    Integer whole(String name) {
        BigDecimal number = decimal(name);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException _) {
            return notes.wrongType(path(name), "a whole number");
        }
    }

    int whole(String name, int otherwise) {
        Integer number = whole(name);
        return number == null ? otherwise : number;
    }

    int needed(String name) {
        if (!has(name)) {
            notes.missing(path(name));
        }
        return whole(name, 0);
    }

    /** Texts of a list; empty where it is absent. */
    List<String> words(String name, int most) {
        List<String> words = new ArrayList<>();
        for (Object each : list(name, most)) {
            if (each instanceof String word) {
                words.add(word);
            } else {
                notes.wrongType(path(name), "a list of texts");
            }
        }
        return words;
    }

    /** What is made of each entry of a list; what is none is left out, and has been noted. */
    <T> List<T> each(String name, int most, Function<Fields, @Nullable T> maker) {
        List<T> made = new ArrayList<>();
        List<?> list = list(name, most);
        for (int index = 0; index < list.size(); index++) {
            String at = path(name) + "[" + index + "]";
            if (list.get(index) instanceof Map<?, ?> entry) {
                T one = maker.apply(new Fields(at, entry, notes));
                if (one != null) {
                    made.add(one);
                }
            } else {
                notes.wrongType(at, "an object");
            }
        }
        return made;
    }

    List<Integer> wholes(String name, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (Object each : list(name, most)) {
            BigDecimal number = each == null || each instanceof String ? null : Numbers.number(each);
            if (number == null || number.compareTo(BigDecimal.valueOf(number.intValue())) != 0) {
                notes.wrongType(path(name), "a list of whole numbers");
            } else {
                numbers.add(number.intValue());
            }
        }
        return numbers;
    }

    private List<?> list(String name, int most) {
        if (!has(name)) {
            return List.of();
        }
        if (!(values.get(name) instanceof List<?> list)) {
            notes.wrongType(path(name), "a list");
            return List.of();
        }
        if (list.size() > most) {
            notes.fault(path(name), "TOO_MANY", name + " must be at most " + most);
            return List.of();
        }
        return list;
    }

    /** What is made of an object; null where it is absent, or is none and has been noted. */
    <T> @Nullable T object(String name, Function<Fields, @Nullable T> maker) {
        if (!has(name)) {
            return null;
        }
        return values.get(name) instanceof Map<?, ?> map
                ? maker.apply(new Fields(path(name), map, notes))
                : notes.wrongType(path(name), "an object");
    }

    /** A text of one line in each language; it may be absent. */
    Localised line(String name, int longest) {
        return localised(name, longest, false);
    }

    /** As {@link #line}, but there has to be one. */
    Localised neededLine(String name, int longest) {
        return needed(name, line(name, longest));
    }

    /** A text of several lines in each language; it may be absent. */
    Localised paragraph(String name, int longest) {
        return localised(name, longest, true);
    }

    /** As {@link #paragraph}, but there has to be one. */
    Localised neededParagraph(String name, int longest) {
        return needed(name, paragraph(name, longest));
    }

    private Localised needed(String name, Localised text) {
        if (!text.texts().containsKey(notes.defaultLanguage())) {
            notes.fault(path(name), "MISSING", name + " needs a text in " + notes.defaultLanguage().tag());
        }
        return text;
    }

    private Localised localised(String name, int longest, boolean lines) {
        Map<Language, String> texts = new LinkedHashMap<>();
        if (has(name)) {
            if (values.get(name) instanceof Map<?, ?> map) {
                map.forEach((tag, text) -> translation(name, String.valueOf(tag), text, longest, lines, texts));
            } else {
                notes.wrongType(path(name), "a text for each language, such as {\"en\": \"Hello\"}");
            }
        }
        notes.text(path(name), texts.keySet());
        Map<Language, String> ordered = new LinkedHashMap<>();
        for (Language language : notes.languages()) {
            if (texts.containsKey(language)) {
                ordered.put(language, texts.get(language));
            }
        }
        return new Localised(notes.defaultLanguage(), ordered);
    }

    private void translation(String name, String tag, @Nullable Object raw, int longest, boolean lines, Map<Language, String> texts) {
        String at = path(name) + "." + tag;
        Language language = notes.languages().stream().filter(each -> each.tag().equals(tag)).findFirst().orElse(null);
        if (language == null) {
            notes.fault(at, "UNKNOWN_FIELD", tag + " is none of the questionnaire's languages");
        } else if (raw != null && !(raw instanceof String)) {
            notes.wrongType(at, "text");
        } else if (raw instanceof String text && !text.isBlank()) {
            try {
                texts.put(language, lines ? PlainText.paragraph(name, text, longest) : PlainText.line(name, text, longest));
            } catch (InvalidValue e) {
                notes.fault(at, "INVALID", name + " " + e.getMessage());
            }
        }
    }
}
