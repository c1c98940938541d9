package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.services.RuleSet;
import eu.sojourn.service.domain.Decimals;
import eu.sojourn.service.json.BoundedDecimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule set as the fields of a form, and back. Fields are named as registration names them, so that its faults find their places. A
 * country takes part where a table has a rate for it.
 */
final class RuleSetForm {
    static final List<String> NUMBERS = List.of("minimumWorkingDays", "maximumMonths", "countedVisitsPerOrganisation",
            "supportedVisitsPerOrganisation", "workingDaysForFullLumpSum", "kilometresForFullLumpSum", "paymentWithinDays",
            "agendaValueWarningDays", "expiresAfterDays");
    private static final List<String> AMOUNTS = List.of("lumpSumCeiling", "lumpSumWithDisability");
    private static final List<String> CHOICES = List.of("transnational", "samePartnershipAllowed", "smesNeedMembership");
    private static final Pattern RATE = Pattern.compile("lumpSumTables\\[(\\d{1,2})]\\.byHostCountry\\.([A-Z]{2})");
    private static final Pattern TABLE = Pattern.compile("lumpSumTables\\[(\\d{1,2})]\\..+");
    private static final Pattern TARGET = Pattern.compile("kpiTargets\\.([a-z][a-z0-9-]{1,62})");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new BoundedDecimals())
            .build();

    private RuleSetForm() {}

    static Map<String, List<String>> values(RuleSet rules) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "minimumWorkingDays", rules.minimumWorkingDays());
        put(values, "maximumMonths", rules.maximumMonths());
        put(values, "transnational", rules.transnational());
        put(values, "samePartnershipAllowed", rules.samePartnershipAllowed());
        put(values, "countedVisitsPerOrganisation", rules.countedVisitsPerOrganisation());
        put(values, "supportedVisitsPerOrganisation", rules.supportedVisitsPerOrganisation());
        for (int i = 0; i < rules.lumpSumTables().size(); i++) {
            RuleSet.Table table = rules.lumpSumTables().get(i);
            put(values, "lumpSumTables[" + i + "].effectiveFrom", table.effectiveFrom());
            for (Map.Entry<String, BigDecimal> rate : table.byHostCountry().entrySet()) {
                put(values, "lumpSumTables[" + i + "].byHostCountry." + rate.getKey(), rate.getValue().toPlainString());
            }
        }
        put(values, "workingDaysForFullLumpSum", rules.workingDaysForFullLumpSum());
        put(values, "kilometresForFullLumpSum", rules.kilometresForFullLumpSum());
        put(values, "lumpSumCeiling", rules.lumpSumCeiling().toPlainString());
        put(values, "lumpSumWithDisability", rules.lumpSumWithDisability().toPlainString());
        values.put("visitorTypes", rules.visitorTypes());
        put(values, "smesNeedMembership", rules.smesNeedMembership());
        put(values, "labelRule", rules.labelRule());
        values.put("hostTypes", rules.hostTypes());
        put(values, "paymentWithinDays", rules.paymentWithinDays());
        put(values, "agendaValueWarningDays", rules.agendaValueWarningDays());
        put(values, "expiresAfterDays", rules.expiresAfterDays());
        rules.kpiTargets().forEach((kpi, target) -> put(values, "kpiTargets." + kpi, target));
        return values;
    }

    /** @throws Invalid naming each field that is no number */
    static Map<String, @Nullable Object> rules(Form form) {
        List<Fault> faults = new ArrayList<>();
        Map<String, @Nullable Object> rules = new LinkedHashMap<>();
        for (String field : NUMBERS) {
            rules.put(field, form.number(field, faults));
        }
        for (String field : AMOUNTS) {
            rules.put(field, amount(form, field, faults));
        }
        for (String field : CHOICES) {
            rules.put(field, form.optional(field) == null ? null : Boolean.valueOf(form.value(field)));
        }
        rules.put("labelRule", form.optional("labelRule"));
        rules.put("visitorTypes", form.values("visitorTypes"));
        rules.put("hostTypes", form.values("hostTypes"));
        rules.put("countries", List.copyOf(countriesWithRate(form)));
        rules.put("lumpSumTables", tables(form, faults));
        Map<String, Integer> targets = new TreeMap<>();
        for (String field : targetFields(form)) {
            Integer target = form.number(field, faults);
            if (target != null) {
                targets.put(field.substring("kpiTargets.".length()), target);
            }
        }
        rules.put("kpiTargets", targets);
        rules.put("effectiveFrom", form.optional("effectiveFrom"));
        rules.put("note", form.optional("note"));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return rules;
    }

    /** Numbers of the tables in the form, in their order. */
    static List<Integer> tableNumbers(Form form) {
        TreeSet<Integer> numbers = new TreeSet<>();
        form.all().keySet().forEach(field -> {
            var table = TABLE.matcher(field);
            if (table.matches()) {
                numbers.add(Integer.valueOf(table.group(1)));
            }
        });
        return List.copyOf(numbers);
    }

    /** Countries that have a row in the form. */
    static TreeSet<String> countries(Form form) {
        TreeSet<String> countries = new TreeSet<>();
        form.all().keySet().forEach(field -> {
            var rate = RATE.matcher(field);
            if (rate.matches()) {
                countries.add(rate.group(2));
            }
        });
        return countries;
    }

    static TreeSet<String> targetFields(Form form) {
        TreeSet<String> fields = new TreeSet<>();
        form.all().keySet().stream().filter(field -> TARGET.matcher(field).matches()).forEach(fields::add);
        return fields;
    }

    /** The form with a table more: the rates of the last one, from a day yet to be said. */
    static Form withTable(Form form) {
        Map<String, List<String>> values = new LinkedHashMap<>(form.all());
        List<Integer> numbers = tableNumbers(form);
        int next = numbers.isEmpty() ? 0 : numbers.getLast() + 1;
        for (String country : countries(form)) {
            values.put("lumpSumTables[" + next + "].byHostCountry." + country,
                    List.of(numbers.isEmpty() ? "" : form.value("lumpSumTables[" + numbers.getLast() + "].byHostCountry." + country)));
        }
        values.put("lumpSumTables[" + next + "].effectiveFrom", List.of(""));
        return form.with(values);
    }

    /** The form with a table less; the later ones move up. */
    static Form withoutTable(Form form, String number) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        form.all().forEach((field, value) -> {
            var table = TABLE.matcher(field);
            if (!table.matches()) {
                values.put(field, value);
            } else if (!table.group(1).equals(number)) {
                int position = tableNumbers(form).stream()
                        .filter(other -> !other.toString().equals(number))
                        .toList()
                        .indexOf(
                                Integer.valueOf(table.group(1)));
                values.put("lumpSumTables[" + position + "]" + field.substring(field.indexOf(']') + 1), value);
            }
        });
        return form.with(values);
    }

    static Form withCountry(Form form) {
        String country = form.value("newCountry");
        Map<String, List<String>> values = new LinkedHashMap<>(form.all());
        values.remove("newCountry");
        if (country.matches("[A-Z]{2}")) {
            for (int table : tableNumbers(form)) {
                values.putIfAbsent("lumpSumTables[" + table + "].byHostCountry." + country, List.of(""));
            }
        }
        return form.with(values);
    }

    /** What was looked at, to be published or edited as it is. */
    static String json(RuleSet.Preview preview, @Nullable Object note) {
        ObjectNode rules = JSON.valueToTree(preview.rules());
        rules.put("effectiveFrom", preview.effectiveFrom().toString());
        if (note != null) {
            rules.put("note", note.toString());
        }
        return rules.toString();
    }

    static RuleSet typed(Map<String, ?> rules) {
        return JSON.convertValue(rules, RuleSet.class);
    }

    /** @throws Invalid if the text is no JSON object */
    static Map<String, Object> parsed(Form form) {
        try {
            Map<String, Object> rules = JSON.readValue(form.value("rules"), new TypeReference<LinkedHashMap<String, Object>>() {
            });
            if (rules != null) {
                return rules;
            }
        } catch (JacksonException _) {
            // Said below.
        }
        throw new Invalid(List.of(Fault.here("rules", "fault.json")));
    }

    private static List<Map<String, @Nullable Object>> tables(Form form, List<Fault> faults) {
        List<Map<String, @Nullable Object>> tables = new ArrayList<>();
        TreeSet<String> countries = countriesWithRate(form);
        for (int number : tableNumbers(form)) {
            String name = "lumpSumTables[" + number + "]";
            if (form.optional(name + ".effectiveFrom") == null) {
                faults.add(Fault.here(name + ".effectiveFrom", "fault.missing"));
            }
            Map<String, @Nullable Object> rates = new TreeMap<>();
            for (String country : countries) {
                String field = name + ".byHostCountry." + country;
                if (form.optional(field) == null) {
                    faults.add(Fault.here(field, "fault.missing"));
                } else {
                    rates.put(country, amount(form, field, faults));
                }
            }
            Map<String, @Nullable Object> table = new LinkedHashMap<>();
            table.put("effectiveFrom", form.optional(name + ".effectiveFrom"));
            table.put("byHostCountry", rates);
            tables.add(table);
        }
        return tables;
    }

    private static TreeSet<String> countriesWithRate(Form form) {
        TreeSet<String> countries = new TreeSet<>();
        form.all().keySet().forEach(field -> {
            var rate = RATE.matcher(field);
            if (rate.matches() && form.optional(field) != null) {
                countries.add(rate.group(2));
            }
        });
        return countries;
    }

    private static @Nullable BigDecimal amount(Form form, String field, List<Fault> faults) {
        String given = form.optional(field);
        try {
            return given == null ? null : Decimals.read(given.replace(",", ""));
        } catch (NumberFormatException _) {
            faults.add(Fault.here(field, "fault.amount"));
            return null;
        }
    }

    private static void put(Map<String, List<String>> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, List.of(value.toString()));
        }
    }
}
