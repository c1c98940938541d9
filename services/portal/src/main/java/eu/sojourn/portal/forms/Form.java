package eu.sojourn.portal.forms;

import eu.sojourn.portal.services.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed, the faults found in it, and the idempotency key under which it is sent. A form that was refused gets a new
 * key, because the next try is another command; a form that got no answer keeps its key, because the next try may be a repetition.
 */
public final class Form {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final String key;
    private final Map<String, List<String>> values;
    private final List<Fault> faults;
    private final @Nullable String counted;
    private final String offered;

    private Form(String key, Map<String, List<String>> values, List<Fault> faults, @Nullable String counted, String offered) {
        this.key = key;
        this.values = values;
        this.faults = List.copyOf(faults);
        this.counted = counted;
        this.offered = offered;
    }

    public static Form blank() {
        return new Form(UUID.randomUUID().toString(), Map.of(), List.of(), null, "");
    }

    /** A form with what is known already. */
    public static Form filled(Map<String, ? extends @Nullable Object> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        known.forEach((name, value) -> {
            if (value instanceof List<?> several) {
                values.put(name, several.stream().map(String::valueOf).toList());
            } else if (value != null) {
                values.put(name, List.of(String.valueOf(value)));
            }
        });
        return new Form(UUID.randomUUID().toString(), values, List.of(), null, Effort.offered(values));
    }

    static Form sent(Map<String, String[]> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, given) -> {
            if (!name.startsWith("_")) {
                values.put(name, List.of(given));
            }
        });
        String[] keys = parameters.get("_key");
        String key = keys != null && keys.length > 0 && KEY.matcher(keys[0]).matches() ? keys[0] : UUID.randomUUID().toString();
        return new Form(key, values, List.of(), first(parameters.get("_effort")), first(parameters.get("_offered")));
    }

    private static String first(String @Nullable [] given) {
        return given == null || given.length == 0 ? "" : given[0];
    }

    public Form refused(Refused refused) {
        List<Fault> reasons = refused.reasons().isEmpty()
                ? List.of(Fault.said(refused.getMessage()))
                : refused.reasons().stream().map(Fault::of).toList();
        return faulty(reasons);
    }

    public Form faulty(List<Fault> found) {
        return new Form(UUID.randomUUID().toString(), values, found, counted, offered);
    }

    public Form unanswered() {
        return new Form(key, values, List.of(Fault.here(null, "fault.unanswered")), counted, offered);
    }

    /** The same form with other values, e.g. with one row more. */
    public Form with(Map<String, List<String>> others) {
        return new Form(key, others, faults, counted, offered);
    }

    public String key() {
        return key;
    }

    /** What the browser counted until the last sending; blank if it did not. */
    public String counted() {
        return counted == null ? "" : counted;
    }

    /** What was offered at first, for counting what a person changed of it. */
    public String offered() {
        return offered;
    }

    Map<String, Integer> effort() {
        return Effort.of(counted, offered, values);
    }

    /** A key for the second of two commands that one form sends. */
    public String secondKey() {
        return key.length() > 60 ? key.substring(0, 60) + "-2" : key + "-2";
    }

    /** What stands in a field, without surrounding blanks; empty when nothing does. */
    public String value(String field) {
        List<String> given = values.get(field);
        return given == null || given.isEmpty() ? "" : given.getFirst().strip();
    }

    public @Nullable String optional(String field) {
        String given = value(field);
        return given.isEmpty() ? null : given;
    }

    public List<String> values(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean chosen(String field, String option) {
        return values(field).contains(option);
    }

    /** The lines of a text that are not blank. */
    public List<String> lines(String field) {
        return value(field).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** A whole number; what is not one is noted as a fault at its field. */
    public @Nullable Integer number(String field, List<Fault> noted) {
        String given = value(field);
        if (given.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(given);
        } catch (NumberFormatException _) {
            noted.add(Fault.here(field, "fault.whole-number"));
            return null;
        }
    }

    public Map<String, List<String>> all() {
        return values;
    }

    public List<Fault> faults() {
        return faults;
    }

    public List<Fault> faults(String field) {
        List<Fault> found = new ArrayList<>();
        for (Fault fault : faults) {
            if (field.equals(fault.field())) {
                found.add(fault);
            }
        }
        return found;
    }

    public boolean faulty() {
        return !faults.isEmpty();
    }
}
