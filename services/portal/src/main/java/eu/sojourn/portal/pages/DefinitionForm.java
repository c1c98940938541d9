package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire's definition as the fields of a form, and back. Fields are called by their paths, so that faults find their places. What
 * was typed and fits nothing, such as a word where a number belongs, stays as it is: the service says what is wrong with it.
 */
final class DefinitionForm {

    /** Field that tells whether an object is wanted. */
    static final String IS = ".is";

    private static final Piece SECTIONS = Piece.rows("sections");

    private DefinitionForm() {}

    static Map<String, List<String>> values(Map<String, ?> definition) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "", DefinitionPieces.WHOLE, definition);
        put(values, "", List.of(SECTIONS), definition);
        return values;
    }

    static Map<String, Object> definition(Form form) {
        Map<String, Map<String, String>> texts = new HashMap<>();
        form.all().keySet().stream().filter(name -> name.contains(".") && form.optional(name) != null).forEach(name -> {
            int last = name.lastIndexOf('.');
            texts.computeIfAbsent(name.substring(0, last), _ -> new LinkedHashMap<>()).put(name.substring(last + 1), form.value(name));
        });
        return new Reading(form, rowsOf(form.all().keySet()), texts).whole();
    }

    /** Languages in which a definition speaks, the one that has to be complete first. */
    static List<String> languages(Map<String, ?> definition) {
        Set<String> languages = new LinkedHashSet<>();
        languages.add(definition.get("defaultLanguage") instanceof String language && !language.isBlank() ? language : "en");
        if (definition.get("languages") instanceof List<?> several) {
            several.forEach(language -> languages.add(String.valueOf(language)));
        }
        return List.copyOf(languages);
    }

    private static void put(Map<String, List<String>> values, String prefix, List<Piece> pieces, Map<?, ?> plain) {
        pieces.forEach(piece -> put(values, prefix + piece.name(), piece, plain.get(piece.name())));
    }

    private static void put(Map<String, List<String>> values, String name, Piece piece, @Nullable Object value) {
        switch (piece.kind()) {
            case FLAG -> values.put(name, String.valueOf(value == null ? piece.given().get(piece.name()) : value).equals("true")
                    ? List.of("true")
                    : List.of());
            case TEXT, PARAGRAPH -> {
                if (value instanceof Map<?, ?> texts) {
                    texts.forEach((language, text) -> values.put(name + "." + language, List.of(String.valueOf(text))));
                }
            }
            case CONDITION -> ConditionForm.put(values, name, value);
            case OBJECT -> {
                if (value instanceof Map<?, ?>) {
                    values.put(name + IS, List.of("true"));
                }
                put(values, name + ".", piece.pieces(), value instanceof Map<?, ?> object ? object : piece.given());
            }
            case ROWS -> {
                List<?> rows = value instanceof List<?> list ? list : List.of();
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i) instanceof Map<?, ?> row) {
                        put(values, name + "[" + i + "].", DefinitionPieces.ofRow(piece, String.valueOf(row.get("type"))), row);
                    }
                }
            }
            default -> {
                if (value != null) {
                    values.put(name, List.of(value instanceof List<?> list
                            ? String.join(", ", list.stream().map(String::valueOf).toList())
                            : String.valueOf(value)));
                }
            }
        }
    }

    /** Beginnings of names that are rows, such as {@code sections[0]}. */
    private static Set<String> rowsOf(Collection<String> names) {
        Set<String> rows = new HashSet<>();
        for (String name : names) {
            for (int at = name.indexOf(']'); at >= 0; at = name.indexOf(']', at + 1)) {
                rows.add(name.substring(0, at + 1));
            }
        }
        return rows;
    }

    private record Reading(Form form, Set<String> rows, Map<String, Map<String, String>> texts) {

        Map<String, Object> whole() {
            Map<String, Object> whole = object("", DefinitionPieces.WHOLE);
            whole.put("sections", value("sections", SECTIONS));
            return whole;
        }

        private Map<String, Object> object(String prefix, List<Piece> pieces) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (Piece piece : pieces) {
                Object value = value(prefix + piece.name(), piece);
                if (value != null) {
                    object.put(piece.name(), value);
                }
            }
            return object;
        }

        private @Nullable Object value(String name, Piece piece) {
            return switch (piece.kind()) {
                case FLAG -> form.chosen(name, "true");
                case TEXT, PARAGRAPH -> texts.get(name);
                case CONDITION -> ConditionForm.plain(form, name);
                case OBJECT -> wanted(name, piece);
                case ROWS -> list(name, piece);
                case WORDS -> form.optional(name) == null ? null : ConditionForm.words(form.value(name));
                case NUMBERS -> ConditionForm.words(form.value(name)).stream().map(ConditionForm::number).toList();
                case NUMBER -> form.optional(name) == null ? null : ConditionForm.number(form.value(name));
                case LINE, DAY, TIME, CHOICE -> form.optional(name);
            };
        }

        private @Nullable Map<String, Object> wanted(String name, Piece piece) {
            if (!form.chosen(name + IS, "true")) {
                return null;
            }
            Map<String, Object> object = object(name + ".", piece.pieces());
            piece.given().forEach(object::putIfAbsent);
            return object;
        }

        private List<Map<String, Object>> list(String name, Piece piece) {
            List<Map<String, Object>> list = new ArrayList<>();
            while (rows.contains(name + "[" + list.size() + "]")) {
                String row = name + "[" + list.size() + "].";
                list.add(object(row, DefinitionPieces.ofRow(piece, form.value(row + "type"))));
            }
            return list;
        }
    }
}
