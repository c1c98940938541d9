package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.portal.services.Questionnaire.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers as fields of a form and as the service takes them. A field is named as faults name its place: {@code activities}, the text beside a
 * choice {@code activities.ROADMAP}, a row {@code grid.row}, a block's field {@code agreements[0].kind}. What cannot be read is passed on as
 * typed, so that the service says why.
 */
final class GivenAnswers {
    private static final int MOST_BLOCKS = 100;
    // No exponents: the plain form of 1e999999999 would fill the memory.
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?=[.]?\\d)\\d{0,18}([.]\\d{1,9})?");

    private GivenAnswers() {}

    /** All that was given, by question id; also to what is not asked. */
    static Map<String, Object> of(Questionnaire questionnaire, Form form) {
        Map<String, Object> answers = new LinkedHashMap<>();
        questionnaire.questions().forEach(question -> put(answers, question.id(), answer(question, form, question.id())));
        return answers;
    }

    private static void put(Map<String, Object> answers, String id, @Nullable Object answer) {
        if (answer != null) {
            answers.put(id, answer);
        }
    }

    private static @Nullable Object answer(Question question, Form form, String name) {
        List<String> given = form.values(name).stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
        return switch (question.type()) {
            case "MULTIPLE_CHOICE" -> given.isEmpty() ? null : given.stream().map(value -> choice(question, form, name, value)).toList();
            case "SINGLE_CHOICE" -> given.isEmpty() ? null : choice(question, form, name, given.getFirst());
            case "MATRIX" -> matrix(question, form, name);
            case "SCALE", "STARS", "NPS", "NUMBER" -> given.isEmpty() ? null : number(given.getFirst());
            case "RANKING" -> ranking(question, form, name);
            case "YES_NO" -> given.isEmpty() ? null : decided(question, form, name, given.getFirst());
            case "ITEMS" -> items(question, form, name);
            case "COUNTRY", "FILE" -> listed(question.multiple() || question.type().equals("FILE"), given);
            case "ORGANISATION" -> listed(question.multiple(), given.stream().map(GivenAnswers::organisation).toList());
            case "INFORMATION" -> null;
            default -> given.isEmpty() ? null : given.getFirst();
        };
    }

    private static @Nullable Object listed(boolean several, List<?> given) {
        return given.isEmpty() ? null : several ? given : given.getFirst();
    }

    private static Object organisation(String name) {
        return Map.of("name", name);
    }

    private static Object choice(Question question, Form form, String name, String value) {
        String text = question.beside(value).isPresent() ? form.value(name + "." + value) : "";
        return text.isEmpty() ? value : withText(value, text);
    }

    private static Object decided(Question question, Form form, String name, String given) {
        boolean yes = given.equals("true");
        String text = question.detail() != null && question.detail().on() == yes ? form.value(name + ".text") : "";
        return text.isEmpty() ? yes : withText(yes, text);
    }

    private static Map<String, Object> withText(Object choice, String text) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("choice", choice);
        both.put("text", text);
        return both;
    }

    private static @Nullable Object matrix(Question question, Form form, String name) {
        Map<String, Object> rows = new LinkedHashMap<>();
        question.rows().forEach(row -> put(rows, row.value(), listed(question.multiple(), form.values(name + "." + row.value()))));
        return rows.isEmpty() ? null : rows;
    }

    /** Best first; options of the same rank follow each other as they were asked. */
    private static @Nullable Object ranking(Question question, Form form, String name) {
        record Ranked(String value, int rank) {}
        List<Ranked> ranked = new ArrayList<>();
        question.options().forEach(option -> {
            String rank = form.value(name + "." + option.value());
            if (rank.matches("\\d{1,3}")) {
                ranked.add(new Ranked(option.value(), Integer.parseInt(rank)));
            }
        });
        ranked.sort(Comparator.comparingInt(Ranked::rank));
        return ranked.isEmpty() ? null : ranked.stream().map(Ranked::value).toList();
    }

    /** Two options of a ranking that were given the same rank. */
    static boolean tied(Question question, Form form) {
        List<String> ranks = question.options()
                .stream()
                .map(option -> form.value(question.id() + "." + option.value()))
                .filter(rank -> !rank.isEmpty())
                .toList();
        return question.type().equals("RANKING") && ranks.stream().distinct().count() < ranks.size();
    }

    private static @Nullable Object items(Question question, Form form, String name) {
        String said = form.value(name + ".count");
        List<Map<String, Object>> items = new ArrayList<>();
        for (int block = 0; block < blocks(form, name); block++) {
            Map<String, Object> item = new LinkedHashMap<>();
            for (Question field : question.fields()) {
                put(item, field.id(), answer(field, form, name + "[" + block + "]." + field.id()));
            }
            items.add(item);
        }
        if (said.isEmpty() && items.isEmpty()) {
            return null;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("count", said.isEmpty() ? BigDecimal.valueOf(items.size()) : number(said));
        all.put("items", items);
        return all;
    }

    /** How many blocks are filled in or asked for. */
    static int blocks(Form form, String name) {
        String said = form.value(name + ".count");
        if (said.matches("\\d{1,4}")) {
            return Math.min(MOST_BLOCKS, Integer.parseInt(said));
        }
        int blocks = 0;
        String start = name + "[";
        for (String field : form.all().keySet()) {
            int end = field.indexOf("].", start.length());
            if (field.startsWith(start) && end > 0 && field.substring(start.length(), end).matches("\\d{1,2}")
                    && !form.value(field).isEmpty()) {
                blocks = Math.max(blocks, Integer.parseInt(field.substring(start.length(), end)) + 1);
            }
        }
        return blocks;
    }

    private static Object number(String given) {
        return decimal(given.replace(',', '.')).<Object>map(number -> number).orElse(given);
    }

    /** A number of at most 18 digits and 9 decimals; empty for any other text. */
    static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /**
     * The fields of given answers; also of those that are not valid.
     *
     * @param naming makes an organisation's name of its id
     */
    static Map<String, Object> fields(Questionnaire questionnaire, Map<String, ?> answers, UnaryOperator<String> naming) {
        Map<String, Object> fields = new LinkedHashMap<>();
        questionnaire.questions().forEach(question -> fill(question, answers.get(question.id()), question.id(), naming, fields));
        return fields;
    }

    /**
     * A form in which blocks that nothing was given in begin with what is known, as does the one that a script makes others from.
     *
     * @param facts what is known, by the name of the fact
     */
    static Form begun(Questionnaire questionnaire, Form form, Map<String, ?> facts) {
        Map<String, List<String>> values = new LinkedHashMap<>(form.all());
        for (Question question : questionnaire.questions()) {
            List<String> empty = new ArrayList<>(List.of("[#]."));
            for (int block = 0; block < blocks(form, question.id()); block++) {
                String place = "[" + block + "].";
                if (form.all().keySet().stream().noneMatch(field -> field.startsWith(question.id() + place))) {
                    empty.add(place);
                }
            }
            for (Question field : question.fields()) {
                if (field.prefill() != null && facts.get(field.prefill()) instanceof String known) {
                    empty.forEach(place -> values.put(question.id() + place + field.id(), List.of(known)));
                }
            }
        }
        return form.with(values);
    }

    private static void fill(Question question, @Nullable Object answer, String name, UnaryOperator<String> naming,
            Map<String, Object> fields) {
        if (answer == null) {
            return;
        }
        switch (question.type()) {
            case "SINGLE_CHOICE", "MULTIPLE_CHOICE", "YES_NO" -> {
                List<String> chosen = new ArrayList<>();
                for (Object each : several(answer)) {
                    String choice = plain(each instanceof Map<?, ?> both ? both.get("choice") : each);
                    chosen.add(choice);
                    if (each instanceof Map<?, ?> both && both.get("text") != null) {
                        fields.put(name + "." + (question.type().equals("YES_NO") ? "text" : choice), plain(both.get("text")));
                    }
                }
                fields.put(name, chosen);
            }
            case "MATRIX" -> {
                if (answer instanceof Map<?, ?> rows) {
                    rows.forEach((row, columns) -> fields.put(name + "." + row,
                            several(columns).stream().map(GivenAnswers::plain).toList()));
                }
            }
            case "RANKING" -> {
                int rank = 1;
                for (Object each : several(answer)) {
                    fields.put(name + "." + plain(each), String.valueOf(rank++));
                }
            }
            case "ITEMS" -> {
                List<?> items = several(answer instanceof Map<?, ?> counted ? counted.get("items") : answer);
                fields.put(name + ".count",
                        answer instanceof Map<?, ?> counted && counted.get("count") != null
                                ? plain(counted.get("count"))
                                : String.valueOf(items.size()));
                for (int block = 0; block < items.size(); block++) {
                    for (Question field : question.fields()) {
                        fill(field, items.get(block) instanceof Map<?, ?> item ? item.get(field.id()) : null,
                                name + "[" + block + "]." + field.id(), naming, fields);
                    }
                }
            }
            case "ORGANISATION" -> fields.put(name, several(answer).stream().map(each -> organisation(each, naming)).toList());
            default -> fields.put(name, several(answer).stream().map(GivenAnswers::plain).toList());
        }
    }

    static String organisation(Object given, UnaryOperator<String> naming) {
        return given instanceof Map<?, ?> map
                ? map.get("organisationId") instanceof String id ? naming.apply(id) : plain(map.get("name"))
                : plain(given);
    }

    static List<?> several(@Nullable Object answer) {
        return answer == null ? List.of() : answer instanceof List<?> list ? list : List.of(answer);
    }

    static String plain(@Nullable Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
