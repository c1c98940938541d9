package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.service.domain.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A condition as rows of a form, each a test of a question or a fact, of which all, one or none have to hold. What is deeper than that
 * stands as JSON in a field of its own, which counts where it is filled in.
 */
final class ConditionForm {

    /** What the platform knows before it asks. */
    static final List<String> FACTS = List.of("WORKING_DAYS", "FIRST_DAY", "LAST_DAY", "DISCONTINUED", "VISITOR_NAME", "VISITOR_COUNTRY",
            "HOST_NAME", "HOST_COUNTRY", "XCHANGE_TITLE", "MODE", "FORMAT", "PARTNERSHIP", "PROGRAMME_NAME");
    static final List<String> JOINS = List.of("ALL", "ANY", "NONE");
    static final List<String> TESTS = List.of("IN", "AT_LEAST", "AT_MOST", "ANSWERED", "NOT_ANSWERED");

    private static final int MOST = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConditionForm() {}

    static void put(Map<String, List<String>> values, String name, @Nullable Object plain) {
        if (plain == null) {
            return;
        }
        String join = join(plain);
        List<?> tests = tests(plain);
        if (join.isEmpty() || tests.isEmpty() || !tests.stream().allMatch(ConditionForm::isTest)) {
            values.put(name + ".json", List.of(plain instanceof String typed ? typed : JSON.writeValueAsString(plain)));
            return;
        }
        values.put(name + ".join", List.of(join));
        for (int i = 0; i < tests.size(); i++) {
            if (tests.get(i) instanceof Map<?, ?> test) {
                test(values, name + "[" + i + "]", test);
            }
        }
    }

    /** The condition that was filled in; text that is no JSON stays text, so that nothing is lost; null where nothing is. */
    static @Nullable Object plain(Form form, String name) {
        if (form.optional(name + ".json") != null) {
            return typed(form.value(name + ".json"));
        }
        List<Map<String, Object>> tests = new ArrayList<>();
        for (int i = 0; i < MOST && form.all().containsKey(name + "[" + i + "].about"); i++) {
            String row = name + "[" + i + "]";
            if (form.optional(row + ".about") != null) {
                tests.add(test(form, row));
            }
        }
        if (tests.isEmpty()) {
            return null;
        }
        return switch (form.value(name + ".join")) {
            case "ANY" -> tests.size() == 1 ? tests.getFirst() : Map.of("any", tests);
            case "NONE" -> Map.of("not", tests.size() == 1 ? tests.getFirst() : Map.of("any", tests));
            default -> tests.size() == 1 ? tests.getFirst() : Map.of("all", tests);
        };
    }

    /** Places of the tests, and one more for the next. */
    static List<Integer> rows(Form form, String name) {
        List<Integer> rows = new ArrayList<>();
        while (form.all().containsKey(name + "[" + rows.size() + "].about")) {
            rows.add(rows.size());
        }
        if (rows.size() < MOST) {
            rows.add(rows.size());
        }
        return rows;
    }

    private static String join(Object plain) {
        return switch (plain) {
            case Map<?, ?> map when map.size() == 1 && map.containsKey("all") -> "ALL";
            case Map<?, ?> map when map.size() == 1 && map.containsKey("any") -> "ANY";
            case Map<?, ?> map when map.size() == 1 && map.containsKey("not") -> "NONE";
            case Map<?, ?> map when isTest(map) -> "ALL";
            default -> "";
        };
    }

    private static List<?> tests(Object plain) {
        if (!(plain instanceof Map<?, ?> map)) {
            return List.of();
        }
        if (map.get("not") instanceof Map<?, ?> not) {
            return isTest(not) ? List.of(not) : not.size() == 1 && not.get("any") instanceof List<?> any ? any : List.of();
        }
        return map.get("all") instanceof List<?> all ? all : map.get("any") instanceof List<?> any ? any : List.of(map);
    }

    /** Whether it has a subject and one test, of the right kinds. */
    private static boolean isTest(Object plain) {
        return plain instanceof Map<?, ?> map && map.size() == 2
                && (map.get("question") instanceof String || map.get("fact") instanceof String)
                && (map.get("in") instanceof List<?> in && in.stream().allMatch(each -> each instanceof String text && !text.contains(","))
                        || map.get("atLeast") instanceof Number || map.get("atMost") instanceof Number
                        || map.get("answered") instanceof Boolean);
    }

    private static void test(Map<String, List<String>> values, String row, Map<?, ?> test) {
        values.put(row + ".about", List.of(test.get("question") instanceof String question
                ? "question:" + question
                : "fact:" + test.get("fact")));
        if (test.get("in") instanceof List<?> in) {
            values.put(row + ".test", List.of("IN"));
            values.put(row + ".value", List.of(String.join(", ", in.stream().map(String::valueOf).toList())));
        } else if (test.get("answered") instanceof Boolean answered) {
            values.put(row + ".test", List.of(answered ? "ANSWERED" : "NOT_ANSWERED"));
        } else {
            values.put(row + ".test", List.of(test.containsKey("atLeast") ? "AT_LEAST" : "AT_MOST"));
            values.put(row + ".value", List.of(String.valueOf(test.containsKey("atLeast") ? test.get("atLeast") : test.get("atMost"))));
        }
    }

    private static Map<String, Object> test(Form form, String row) {
        Map<String, Object> test = new LinkedHashMap<>();
        String about = form.value(row + ".about");
        test.put(about.startsWith("fact:") ? "fact" : "question", about.substring(about.indexOf(':') + 1));
        String value = form.value(row + ".value");
        switch (form.value(row + ".test")) {
            case "AT_LEAST" -> test.put("atLeast", number(value));
            case "AT_MOST" -> test.put("atMost", number(value));
            case "ANSWERED" -> test.put("answered", true);
            case "NOT_ANSWERED" -> test.put("answered", false);
            default -> test.put("in", words(value));
        }
        return test;
    }

    /** What stands between commas. */
    static List<String> words(String text) {
        return Arrays.stream(text.split("[,;\n]")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    /** A number, or the text as it was typed. */
    static Object number(String text) {
        try {
            return Decimals.read(text);
        } catch (NumberFormatException _) {
            return text;
        }
    }

    private static Object typed(String json) {
        try {
            Object value = JSON.readValue(json, Object.class);
            return value instanceof Map<?, ?> ? value : json;
        } catch (JacksonException _) {
            return json;
        }
    }
}
