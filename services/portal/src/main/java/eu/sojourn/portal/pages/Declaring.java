package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Declaration;
import eu.sojourn.portal.services.Declaration.Agreement;
import eu.sojourn.portal.services.Declaration.Counterparty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Saying which agreements came of a visit, the same for people with and without an account. */
@Component
class Declaring {
    private static final String FORM = "declaration";
    private static final String OPEN = "open";
    private static final String KIND = "kind";
    private static final String STATUS = "status";
    private static final String AT_FIRST = "UNDER_DISCUSSION";
    private static final String VALUE = "valueBand";
    private static final String NAME = "counterparty.name";
    private static final String COUNTRY = "counterparty.country";
    private static final String ORGANISATION = "counterparty.organisationId";
    private static final String KNOWN = "known";
    private static final List<String> FIELDS = List.of("agreementId", ORGANISATION, KNOWN, KIND, NAME, COUNTRY, VALUE, STATUS);
    private static final Map<String, String> NEEDED = Map.of(KIND, "fault.agreement.kind", NAME, "fault.agreement.counterparty", STATUS,
            "fault.agreement.status");
    private static final Pattern ROW = Pattern.compile("agreements\\[(\\d{1,2})]\\..*");
    private final Sending sending;

    Declaring(Sending sending) {
        this.sending = sending;
    }

    /** How somebody comes to a declaration, and where its page is. */
    interface Entrance {
        String base();

        /** What comes behind addresses under the base. */
        String query();

        ResponseEntity<Declaration> open();

        void tell(@Nullable String version, Map<String, ?> agreements);

        void confirm(String key);
    }

    String show(Entrance entrance, Model model) {
        ResponseEntity<Declaration> opened = entrance.open();
        Declaration declaration = Objects.requireNonNull(opened.getBody());
        Form sent = Sending.forms(model).get(FORM);
        if (sent.all().isEmpty()) {
            Sending.forms(model).put(FORM, Form.filled(fields(declaration)));
        }
        Form form = Sending.forms(model).get(FORM);
        model.addAttribute("declaration", declaration);
        SeenVersion.show(model, form, opened);
        model.addAttribute("base", entrance.base());
        model.addAttribute("query", entrance.query());
        model.addAttribute("rows", rows(form));
        if (!model.containsAttribute(OPEN)) {
            model.addAttribute(OPEN, form.faulty() || declaration.agreements().isEmpty());
        }
        return "declaration";
    }

    /** Nothing has changed: one tap. */
    String confirm(Entrance entrance, Form form, Model model) {
        return sending.show("confirmation", form, model, () -> {
            entrance.confirm(form.key());
            return redirect(entrance, "declaration-confirmed");
        }, () -> show(entrance, model));
    }

    String tell(Entrance entrance, Form form, Model model) {
        model.addAttribute(OPEN, true);
        return sending.show(FORM, form, model, () -> {
            String action = form.value(".action");
            if (!action.isEmpty()) {
                Declaration declaration = Objects.requireNonNull(entrance.open().getBody());
                Sending.forms(model).put(FORM, changed(form, action, declaration));
                return show(entrance, model);
            }
            requireComplete(form);
            SeenVersion.send(model, "fault.declared-elsewhere",
                    () -> entrance.tell(SeenVersion.of(form), Map.of("agreements", told(form))));
            return redirect(entrance, "declared");
        }, () -> show(entrance, model));
    }

    static String redirect(Entrance entrance, String done) {
        return "redirect:" + entrance.base() + entrance.query() + (entrance.query().isEmpty() ? "?" : "&") + "done=" + done;
    }

    private static Map<String, Object> fields(Declaration declaration) {
        Map<String, Object> fields = new LinkedHashMap<>();
        int row = 0;
        for (Agreement agreement : declaration.agreements()) {
            String place = "agreements[" + row++ + "].";
            fields.put(place + "agreementId", agreement.agreementId());
            fields.put(place + KIND, agreement.kind());
            fields.put(place + NAME, agreement.counterparty().name());
            fields.put(place + VALUE, agreement.valueBand());
            fields.put(place + STATUS, agreement.status());
            if (agreement.counterparty().country() instanceof String country) {
                fields.put(place + COUNTRY, country);
            }
            if (agreement.counterparty().organisationId() instanceof String organisationId) {
                fields.put(place + ORGANISATION, organisationId);
                fields.put(place + KNOWN, agreement.counterparty().name());
            }
        }
        if (row == 0) {
            fields.putAll(begun(declaration, row));
        }
        return fields;
    }

    /** A new row begins with whom an agreement is likely to be. */
    private static Map<String, String> begun(Declaration declaration, int row) {
        String place = "agreements[" + row + "].";
        Map<String, String> begun = new LinkedHashMap<>(Map.of(place + STATUS, AT_FIRST));
        if (declaration.counterpart() instanceof Counterparty likely && likely.organisationId() instanceof String organisationId) {
            begun.putAll(Map.of(place + ORGANISATION, organisationId, place + NAME, likely.name(), place + KNOWN, likely.name()));
        }
        return begun;
    }

    private static List<Integer> rows(Form form) {
        return form.all()
                .keySet()
                .stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> Integer.valueOf(row.group(1)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Adds a row at the end, or takes one out, and counts them anew. */
    private static Form changed(Form form, String action, Declaration declaration) {
        Map<String, List<String>> values = new LinkedHashMap<>(Map.of(SeenVersion.FIELD, form.values(SeenVersion.FIELD)));
        int next = 0;
        for (int row : rows(form)) {
            if (!action.equals("drop:" + row)) {
                for (String field : FIELDS) {
                    values.put("agreements[" + next + "]." + field, form.values("agreements[" + row + "]." + field));
                }
                next++;
            }
        }
        if (action.equals("add") || next == 0) {
            begun(declaration, next).forEach((field, value) -> values.put(field, List.of(value)));
        }
        return form.with(values);
    }

    private static List<Map<String, @Nullable Object>> told(Form form) {
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (String place : filled(form)) {
            boolean known = !form.value(place + ORGANISATION).isEmpty() && form.value(place + NAME).equals(form.value(place + KNOWN));
            Map<String, @Nullable Object> counterparty = new LinkedHashMap<>();
            counterparty.put("organisationId", known ? form.value(place + ORGANISATION) : null);
            counterparty.put("name", known ? null : form.optional(place + NAME));
            counterparty.put("country", form.optional(place + COUNTRY));
            Map<String, @Nullable Object> agreement = new LinkedHashMap<>();
            agreement.put("agreementId", form.optional(place + "agreementId"));
            agreement.put(KIND, form.optional(place + KIND));
            agreement.put("counterparty", counterparty);
            agreement.put(VALUE, form.optional(place + VALUE));
            agreement.put(STATUS, form.optional(place + STATUS));
            told.add(agreement);
        }
        return told;
    }

    /** The places of rows in which somebody said something. */
    private static List<String> filled(Form form) {
        return rows(form).stream().map(row -> "agreements[" + row + "].").filter(place -> !isAsBegun(form, place)).toList();
    }

    private static boolean isAsBegun(Form form, String place) {
        boolean untold = Stream.of("agreementId", KIND, COUNTRY, VALUE).allMatch(field -> form.value(place + field).isEmpty());
        String status = form.value(place + STATUS);
        String name = form.value(place + NAME);
        return untold && (name.isEmpty() || name.equals(form.value(place + KNOWN))) && (status.isEmpty() || status.equals(AT_FIRST));
    }

    private static void requireComplete(Form form) {
        List<Fault> missing = filled(form).stream()
                .flatMap(place -> FIELDS.stream()
                        .filter(field -> NEEDED.containsKey(field) && form.value(place + field).isEmpty())
                        .map(field -> Fault.here(place + field, NEEDED.get(field))))
                .toList();
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
    }
}
