package eu.sojourn.portal.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a draft changes of the version before it, part by part. */
final class DefinitionChanges {

    private static final Set<String> IDENTITY = Set.of("questionnaireId", "version", "programmeId", "sections");

    private DefinitionChanges() {}

    /** {@code ADDED}, {@code REMOVED}, {@code MOVED} or {@code CHANGED}. */
    enum Kind {
        ADDED, REMOVED, MOVED, CHANGED
    }

    /** @param part WHOLE, SECTION or QUESTION; @param pieces what of it is different, as definitions call it */
    public record Change(Kind kind, String part, String id, Object text, List<String> pieces) {

        /** What it is called in its first language, or by its id. */
        public String shown() {
            return text instanceof Map<?, ?> texts && !texts.isEmpty() ? String.valueOf(texts.values().iterator().next()) : id;
        }
    }

    static List<Change> between(Map<String, Object> before, Map<String, Object> after) {
        List<Change> changes = new ArrayList<>();
        List<String> whole = different(before, after, IDENTITY);
        if (!whole.isEmpty()) {
            changes.add(new Change(Kind.CHANGED, "WHOLE", "", "", whole));
        }
        compare("SECTION", sections(before), sections(after), changes);
        compare("QUESTION", questions(before), questions(after), changes);
        return List.copyOf(changes);
    }

    private static void compare(String part, Map<String, Map<?, ?>> before, Map<String, Map<?, ?>> after, List<Change> changes) {
        List<String> kept = after.keySet().stream().filter(before::containsKey).toList();
        List<String> order = before.keySet().stream().filter(after::containsKey).toList();
        after.forEach((id, now) -> {
            Map<?, ?> then = before.get(id);
            if (then == null) {
                changes.add(new Change(Kind.ADDED, part, id, name(now), List.of()));
                return;
            }
            List<String> different = different(then, now, Set.of("questions"));
            if (!different.isEmpty()) {
                changes.add(new Change(Kind.CHANGED, part, id, name(now), different));
            } else if (kept.indexOf(id) != order.indexOf(id)) {
                changes.add(new Change(Kind.MOVED, part, id, name(now), List.of()));
            }
        });
        before.forEach((id, then) -> {
            if (!after.containsKey(id)) {
                changes.add(new Change(Kind.REMOVED, part, id, name(then), List.of()));
            }
        });
    }

    private static List<String> different(Map<?, ?> before, Map<?, ?> after, Set<String> but) {
        Set<String> names = new LinkedHashSet<>();
        before.keySet().forEach(name -> names.add(String.valueOf(name)));
        after.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names.stream().filter(name -> !but.contains(name) && !Objects.equals(before.get(name), after.get(name))).toList();
    }

    private static Object name(Map<?, ?> part) {
        Object text = part.get("text") != null && part.containsKey("type") ? part.get("text") : part.get("title");
        return text == null ? "" : text;
    }

    private static Map<String, Map<?, ?>> sections(Map<String, Object> definition) {
        return byId(definition.get("sections"));
    }

    private static Map<String, Map<?, ?>> questions(Map<String, Object> definition) {
        Map<String, Map<?, ?>> questions = new LinkedHashMap<>();
        sections(definition).values().forEach(section -> questions.putAll(byId(section.get("questions"))));
        return questions;
    }

    private static Map<String, Map<?, ?>> byId(Object rows) {
        Map<String, Map<?, ?>> byId = new LinkedHashMap<>();
        if (rows instanceof List<?> list) {
            list.forEach(each -> {
                if (each instanceof Map<?, ?> row) {
                    byId.put(String.valueOf(row.get("id")), row);
                }
            });
        }
        return byId;
    }
}
