package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.services.Organisation;
import eu.sojourn.service.domain.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An organisation's profile as a form: fields have the names that registration has for them, rows are added and removed without script. */
final class OrganisationForm {
    private static final int MOST_ROWS = 100;
    private static final List<String> SIZE = List.of("staff", "turnoverEur", "balanceSheetEur", "year");
    private static final Pattern CLUSTER_ID = Pattern.compile(".*\\(([a-z0-9][a-z0-9-]{1,62})\\)");

    /** Lists of rows and the fields of a row; a row is there while the form has its first field. */
    private static final Map<String, List<String>> ROWS = Map.of("establishments",
            List.of("name", "country", "city", "latitude", "longitude"), "memberships", List.of("cluster", "since", "until"), "labels",
            List.of("level", "since", "validUntil"));

    private OrganisationForm() {}

    /** Numbers of the rows that a form has in a list. */
    static List<Integer> rows(Form form, String list) {
        String first = ROWS.getOrDefault(list, List.of("")).getFirst();
        return IntStream.range(0, MOST_ROWS).takeWhile(row -> form.all().containsKey(name(list, row, first))).boxed().toList();
    }

    /** The form with a row more or less, as {@code add-labels} or {@code remove-labels-0} says; null if it says something else. */
    static @Nullable Form changed(Form form, String action) {
        for (String list : ROWS.keySet()) {
            if (action.equals("add-" + list)) {
                return with(form, list, rows(form, list), true);
            }
            if (action.startsWith("remove-" + list + "-")) {
                List<Integer> kept = rows(form, list).stream().filter(row -> !action.equals("remove-" + list + "-" + row)).toList();
                return with(form, list, kept, false);
            }
        }
        return null;
    }

    private static Form with(Form form, String list, List<Integer> kept, boolean more) {
        Map<String, List<String>> values = new LinkedHashMap<>(form.all());
        values.keySet().removeIf(field -> field.startsWith(list + "["));
        values.remove("action");
        int to = 0;
        for (int row : kept) {
            for (String field : ROWS.getOrDefault(list, List.of())) {
                values.put(name(list, to, field), List.of(form.value(name(list, row, field))));
            }
            to++;
        }
        if (more && to < MOST_ROWS) {
            for (String field : ROWS.getOrDefault(list, List.of())) {
                values.put(name(list, to, field), List.of(""));
            }
        }
        return form.with(values);
    }

    /**
     * What is sent to registration.
     *
     * @param cluster finds the id of a cluster by what was typed, null where none is meant
     * @throws Invalid where something is missing or is no number
     */
    static Map<String, ?> body(Form form, Function<String, @Nullable String> cluster) {
        List<Fault> faults = new ArrayList<>();
        Map<String, @Nullable Object> body = new HashMap<>();
        for (String field : List.of("name", "legalName", "country", "city", "type", "website", "description")) {
            body.put(field, form.optional(field));
        }
        need(form, faults, "name", "country", "type");
        position(form, "", body, faults);
        body.put("aliases", form.lines("aliases"));
        body.put("sectors",
                Arrays.stream(form.value("sectors").split("[,\\n]")).map(String::strip).filter(word -> !word.isEmpty()).toList());
        body.put("purposes", form.values("purposes"));
        body.put("willingToHost", form.chosen("willingToHost", "yes"));
        body.put("size", size(form, faults));
        List<Map<String, @Nullable Object>> establishments = list(form, "establishments", faults, "name", "country");
        for (int row = 0; row < establishments.size(); row++) {
            position(form, "establishments[" + row + "].", establishments.get(row), faults);
        }
        body.put("establishments", establishments);
        List<Map<String, @Nullable Object>> memberships = list(form, "memberships", faults, "cluster", "since");
        for (int row = 0; row < memberships.size(); row++) {
            String typed = form.optional(name("memberships", row, "cluster"));
            String found = typed == null ? null : cluster.apply(typed);
            if (typed != null && found == null) {
                faults.add(Fault.here(name("memberships", row, "cluster"), "fault.no-cluster"));
            }
            memberships.get(row).put("cluster", found);
        }
        body.put("memberships", memberships);
        body.put("labels", list(form, "labels", faults, "level", "since", "validUntil"));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return body;
    }

    /** The id in "LITEK (litek)"; null if there is none. */
    static @Nullable String idIn(String cluster) {
        var id = CLUSTER_ID.matcher(cluster);
        return id.matches() ? id.group(1) : null;
    }

    private static @Nullable Map<String, Object> size(Form form, List<Fault> faults) {
        if (SIZE.stream().allMatch(field -> form.optional("size." + field) == null)) {
            return null;
        }
        SIZE.forEach(field -> need(form, faults, "size." + field));
        Map<String, Object> size = new HashMap<>();
        for (String field : SIZE) {
            String given = form.optional("size." + field);
            if (given != null) {
                try {
                    size.put(field, field.endsWith("Eur") ? amount(given) : Integer.valueOf(given));
                } catch (NumberFormatException _) {
                    faults.add(Fault.here("size." + field, field.endsWith("Eur") ? "fault.number" : "fault.whole-number"));
                }
            }
        }
        return size;
    }

    /** An amount with or without separators of thousands. */
    static BigDecimal amount(String given) {
        return Decimals.read(given.replaceAll("[\\s,'\u00a0\u202f]", ""));
    }

    private static List<Map<String, @Nullable Object>> list(Form form, String list, List<Fault> faults, String... needed) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row : rows(form, list)) {
            Map<String, @Nullable Object> values = new HashMap<>();
            ROWS.getOrDefault(list, List.of()).forEach(field -> values.put(field, form.optional(name(list, row, field))));
            for (String field : needed) {
                need(form, faults, name(list, row, field));
            }
            rows.add(values);
        }
        return rows;
    }

    private static void position(Form form, String prefix, Map<String, @Nullable Object> into, List<Fault> faults) {
        for (String field : List.of("latitude", "longitude")) {
            String given = form.optional(prefix + field);
            try {
                into.put(field, given == null ? null : Double.valueOf(given));
            } catch (NumberFormatException _) {
                faults.add(Fault.here(prefix + field, "fault.number"));
            }
        }
    }

    private static void need(Form form, List<Fault> faults, String... fields) {
        for (String field : fields) {
            if (form.optional(field) == null) {
                faults.add(Fault.here(field, "fault.missing"));
            }
        }
    }

    /** @param organisationName names a cluster by its id */
    static Form of(Organisation known, Function<String, String> organisationName) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", known.name());
        values.put("legalName", known.legalName());
        values.put("aliases", String.join("\n", known.aliases()));
        values.put("country", known.country());
        values.put("city", known.city());
        values.put("type", known.type());
        values.put("latitude", known.latitude());
        values.put("longitude", known.longitude());
        values.put("sectors", String.join(", ", known.sectors().stream().sorted().toList()));
        values.put("purposes", known.purposes());
        values.put("willingToHost", Boolean.TRUE.equals(known.willingToHost()) ? "yes" : null);
        values.put("website", known.website());
        values.put("description", known.description());
        Organisation.Size size = known.size();
        if (size != null) {
            values.put("size.staff", size.staff());
            values.put("size.turnoverEur", size.turnoverEur().toPlainString());
            values.put("size.balanceSheetEur", size.balanceSheetEur().toPlainString());
            values.put("size.year", size.year());
        }
        row(values, "establishments", known.establishments(),
                place -> Arrays.asList(place.name(), place.country(), place.city(), place.latitude(), place.longitude()));
        row(values, "memberships", known.memberships(),
                membership -> Arrays.asList(organisationName.apply(membership.cluster()) + " (" + membership.cluster() + ")",
                        membership.since(), membership.until()));
        row(values, "labels", known.labels(), label -> Arrays.asList(label.level(), label.since(), label.validUntil()));
        return Form.filled(values);
    }

    private static <T> void row(Map<String, @Nullable Object> values, String list, List<T> rows,
            Function<T, List<? extends @Nullable Object>> of) {
        List<String> fields = ROWS.getOrDefault(list, List.of());
        for (int row = 0; row < rows.size(); row++) {
            List<? extends @Nullable Object> given = of.apply(rows.get(row));
            for (int field = 0; field < fields.size(); field++) {
                values.put(name(list, row, fields.get(field)), given.get(field));
            }
        }
    }

    private static String name(String list, int row, String field) {
        return list + "[" + row + "]." + field;
    }
}
