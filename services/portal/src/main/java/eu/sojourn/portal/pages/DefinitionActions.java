package eu.sojourn.portal.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the buttons of the editor do to a definition: sections, questions, options and the like come, go and move. */
final class DefinitionActions {

    private static final Pattern ACTION = Pattern.compile("(add|remove|up|down):([a-zA-Z0-9.\\[\\]]{1,80})");
    private static final Pattern STEP = Pattern.compile("([a-zA-Z]+)(?:\\[(\\d{1,3})])?\\.?");
    private static final Pattern ROW = Pattern.compile("(.+)\\[(\\d{1,3})]");

    private DefinitionActions() {}

    /**
     * Does it to the definition, or nothing where the action speaks of no row that is there.
     *
     * @param type of a question that is added
     * @return the row that should be looked at next, or null
     */
    static @Nullable String act(Map<String, Object> definition, String action, String type) {
        Matcher known = ACTION.matcher(action);
        if (!known.matches()) {
            return null;
        }
        if (known.group(1).equals("add")) {
            return at(definition, known.group(2)) instanceof List<?> rows ? added(definition, known.group(2), rows(rows), type) : null;
        }
        Matcher row = ROW.matcher(known.group(2));
        if (!row.matches() || !(at(definition, row.group(1)) instanceof List<?> list)) {
            return null;
        }
        int place = Integer.parseInt(row.group(2));
        List<Object> rows = rows(list);
        if (place >= rows.size()) {
            return null;
        }
        return switch (known.group(1)) {
            case "remove" -> {
                rows.remove(place);
                yield rows.isEmpty() ? null : row.group(1) + "[" + Math.min(place, rows.size() - 1) + "]";
            }
            case "up" -> moved(definition, row.group(1), rows, place, -1);
            default -> moved(definition, row.group(1), rows, place, 1);
        };
    }

    private static String added(Map<String, Object> definition, String path, List<Object> rows, String type) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        rows.add(switch (name) {
            case "sections" -> fresh(Map.of("id", unused(definition, "section"), "readers", "ALL", "questions", new ArrayList<>()));
            case "questions", "fields" -> question(definition, type.isEmpty() ? "TEXT" : type);
            default -> fresh(Map.of("value", value(rows)));
        });
        return path + "[" + (rows.size() - 1) + "]";
    }

    private static Map<String, Object> question(Map<String, Object> definition, String type) {
        Map<String, Object> question = fresh(DefinitionPieces.beginning(type));
        question.put("id", unused(definition, "question"));
        question.put("type", type);
        DefinitionPieces.ofType(type)
                .stream()
                .filter(piece -> piece.is("ROWS") && !piece.name().equals("fields"))
                .forEach(
                        piece -> question.put(piece.name(),
                                new ArrayList<>(List.of(fresh(Map.of("value", "A")), fresh(Map.of("value", "B"))))));
        if (type.equals("ITEMS")) {
            question.put("fields", new ArrayList<>(List.of(fresh(Map.of("id", "name", "type", "TEXT", "maxLength", 200)))));
        }
        return question;
    }

    /** Beyond the first and the last place a question goes on into the neighbouring section. */
    private static String moved(Map<String, Object> definition, String path, List<Object> rows, int place, int by) {
        int to = place + by;
        if (to >= 0 && to < rows.size()) {
            rows.add(to, rows.remove(place));
            return path + "[" + to + "]";
        }
        Matcher section = Pattern.compile("sections\\[(\\d{1,3})]\\.questions").matcher(path);
        if (section.matches()) {
            String other = "sections[" + (Integer.parseInt(section.group(1)) + by) + "].questions";
            if (at(definition, other) instanceof List<?> list) {
                List<Object> neighbours = rows(list);
                int end = by < 0 ? neighbours.size() : 0;
                neighbours.add(end, rows.remove(place));
                return other + "[" + end + "]";
            }
        }
        return path + "[" + place + "]";
    }

    private static @Nullable Object at(Map<String, Object> definition, String path) {
        Object found = definition;
        Matcher step = STEP.matcher(path);
        int read = 0;
        while (read < path.length() && step.find(read) && step.start() == read) {
            found = found instanceof Map<?, ?> map ? map.get(step.group(1)) : null;
            if (step.group(2) != null) {
                int place = Integer.parseInt(step.group(2));
                found = found instanceof List<?> list && place < list.size() ? list.get(place) : null;
            }
            read = step.end();
        }
        return read == path.length() ? found : null;
    }

    private static String unused(Map<String, Object> definition, String word) {
        String all = definition.toString();
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> word + "-" + n)
                .filter(id -> !Pattern.compile("id=" + id + "\\b").matcher(all).find())
                .findFirst()
                .orElseThrow();
    }

    private static String value(List<Object> rows) {
        String all = rows.toString();
        return IntStream.range(0, 1000)
                .mapToObj(n -> n < 26 ? String.valueOf((char) ('A' + n)) : "O" + n)
                .filter(value -> !Pattern.compile("value=" + value + "\\b").matcher(all).find())
                .findFirst()
                .orElse("");
    }

    private static Map<String, Object> fresh(Map<String, Object> content) {
        return new LinkedHashMap<>(content);
    }

    /** A list of a definition that came from a form: it can be changed. */
    @SuppressWarnings("unchecked")
    private static List<Object> rows(List<?> list) {
        return (List<Object>) list;
    }
}
