package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.services.FigureChecks.Checked;
import eu.sojourn.portal.services.FigureChecks.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules on the page of a checked table: those that were checked and those that the person took away, so that they can be had back. The
 * browser keeps them.
 */
record ChosenRules(List<Known> all) {

    /** Texts in headers of parts would have to say how they are encoded. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int MOST = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*");
    private static final String QUOTES = "\"“'‘";
    private static final String CLOSING = "\"”'’";

    /**
     * A rule.
     *
     * @param inferred whether it was guessed from the table
     * @param on       whether it is to be checked
     */
    record Known(Map<String, Object> rule, String words, boolean inferred, boolean on) {}

    /**
     * A rule with what came of it.
     *
     * @param place   in the form
     * @param checked null where it was not checked
     */
    record Outcome(int place, Known known, @Nullable Checked checked) {}

    /** What a claim can say of columns; {@code columns} is how many it needs. */
    enum Meaning {
        MORE(2), SUM(1), POSITIVE(1), DISTINCT(1), GREW(2), SHARE(2), FIRST(1), FORMULA(0);

        private final int columns;

        Meaning(int columns) {
            this.columns = columns;
        }
    }

    /** The rules that a first check found itself, or was given. */
    static ChosenRules of(Report report) {
        return new ChosenRules(report.checked()
                .stream()
                .map(checked -> new Known(checked.rule(), checked.words(), checked.inferred(), true))
                .toList());
    }

    /** The rules of a page as it comes back, with those ticked that the person wants; null if there was no such page. */
    static @Nullable ChosenRules of(Form form) {
        if (form.value("known").isEmpty()) {
            return null;
        }
        try {
            List<Known> known = JSON.readValue(form.value("known"), new TypeReference<List<Known>>() {
            });
            List<Known> ticked = new ArrayList<>();
            for (int i = 0; i < Math.min(MOST, known.size()); i++) {
                Known each = known.get(i);
                ticked.add(new Known(each.rule(), each.words(), each.inferred(), form.chosen("on", Integer.toString(i))));
            }
            return new ChosenRules(ticked);
        } catch (JacksonException _) {
            return null;
        }
    }

    /** With what the person claims in the form. */
    ChosenRules withClaim(Form form) {
        if (form.value("claim").isEmpty()) {
            return this;
        }
        List<Known> more = new ArrayList<>(all);
        more.add(new Known(claim(form), form.value("claim"), false, true));
        return new ChosenRules(more);
    }

    private static Map<String, Object> claim(Form form) {
        Meaning meaning = meaning(form);
        String[] first = column(form, "columnA", meaning.columns > 0);
        String[] second = column(form, "columnB", meaning.columns > 1);
        if (meaning.columns > 1 && !first[0].equals(second[0])) {
            throw fault("columnB", "figure-checks.claim.one-table");
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        if (!first[0].isEmpty()) {
            rule.put("table", first[0]);
        }
        if (meaning == Meaning.FIRST) {
            if (form.lines("named").isEmpty()) {
                throw fault("named", "figure-checks.claim.no-rows");
            }
            rule.put("kind", "TOP");
            rule.put("column", first[1]);
            rule.put("named", form.lines("named"));
            return rule;
        }
        String a = quoted(first[1]);
        String b = quoted(second[1]);
        rule.put("kind", "CLAIM");
        rule.put("claim", form.value("claim"));
        rule.put("stated", Map.of("value", number(form.value("claim"))));
        rule.put("formula", switch (meaning) {
            case MORE -> "sum(" + b + ") - sum(" + a + ")";
            case SUM -> "sum(" + a + ")";
            case POSITIVE -> "positive(" + a + ")";
            case DISTINCT -> "distinct(" + a + ")";
            case GREW -> "grew(" + a + ", " + b + ")";
            case SHARE -> "sum(" + a + ") / sum(" + b + ") * 100";
            case FORMULA -> form.value("formula");
            case FIRST -> throw new IllegalStateException("ranks have no formula");
        });
        if (form.value("formula").isEmpty() && meaning == Meaning.FORMULA) {
            throw fault("formula", "figure-checks.claim.no-formula");
        }
        return rule;
    }

    private static Meaning meaning(Form form) {
        for (Meaning meaning : Meaning.values()) {
            if (meaning.name().equals(form.value("meaning"))) {
                return meaning;
            }
        }
        throw fault("meaning", "figure-checks.claim.no-meaning");
    }

    /** Table and column, as the page offers them: parted by a tab, which neither has. */
    private static String[] column(Form form, String field, boolean needed) {
        String[] parts = form.value(field).split("\t", 2);
        if (parts.length == 2) {
            return new String[]{parts[0].strip(), parts[1].strip()};
        }
        if (needed) {
            throw fault(field, "figure-checks.claim.no-column");
        }
        return new String[]{"", ""};
    }

    private static String quoted(String name) {
        for (int i = 0; i < QUOTES.length(); i++) {
            if (name.indexOf(CLOSING.charAt(i)) < 0) {
                return QUOTES.charAt(i) + name + CLOSING.charAt(i);
            }
        }
        return '"' + name + '"';
    }

    /** The first number of a claim; a comma or point before just three digits parts thousands. */
    private static String number(String claim) {
        Matcher found = NUMBER.matcher(claim);
        if (!found.find()) {
            throw fault("claim", "figure-checks.claim.no-number");
        }
        String number = found.group().replaceFirst("[.,]+$", "");
        return number.matches("\\d{1,3}([.,]\\d{3})+") ? number.replaceAll("[.,]", "") : number.replace(',', '.');
    }

    private static Invalid fault(String field, String messageKey) {
        return new Invalid(List.of(Fault.here(field, messageKey)));
    }

    static String json(List<Map<String, Object>> rules) {
        return JSON.writeValueAsString(rules);
    }

    /** The rules to be checked, for the service. */
    String sent() {
        return json(all.stream().filter(Known::on).map(Known::rule).toList());
    }

    /** All rules, for the browser to keep. */
    String kept() {
        return JSON.writeValueAsString(all);
    }

    /** Each rule with what came of it; the report has those that are on, in their order. */
    List<Outcome> outcomes(Report report) {
        List<Outcome> outcomes = new ArrayList<>();
        int checked = 0;
        for (int i = 0; i < all.size(); i++) {
            Known known = all.get(i);
            outcomes.add(new Outcome(i, known, known.on() && checked < report.checked().size() ? report.checked().get(checked++) : null));
        }
        return outcomes;
    }
}
