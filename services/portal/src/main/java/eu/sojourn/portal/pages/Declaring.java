package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Declaration;
import eu.sojourn.portal.services.Declaration.Agreement;
import eu.sojourn.portal.services.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Saying which agreements came of a visit, the same for people with and without an account. */
@Component
class Declaring {
    private static final String FORM = "declaration";
    private static final String OPEN = "open";
    private static final List<String> FIELDS = List.of("agreementId", "organisationId", "known", "kind", "name", "country", "valueBand",
            "status");
    private static final Pattern ROW = Pattern.compile("agreements\\[(\\d{1,2})]\\..*");
    private static final Pattern ETAG = Pattern.compile("\"\\d{1,18}\"");
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
        model.addAttribute("version", opened.getHeaders().getETag());
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
                Sending.forms(model).put(FORM, changed(form, action));
                return show(entrance, model);
            }
            try {
                String version = ETAG.matcher(form.value(".version")).matches() ? form.value(".version") : null;
                entrance.tell(version, Map.of("agreements", told(form)));
            } catch (Refused stale) {
                if (stale.status() != HttpStatus.PRECONDITION_FAILED.value()) {
                    throw stale;
                }
                throw new Invalid(List.of(Fault.here(null, "fault.declared-elsewhere")));
            }
            return redirect(entrance, "declared");
        }, () -> show(entrance, model));
    }

    private static String redirect(Entrance entrance, String done) {
        return "redirect:" + entrance.base() + entrance.query() + (entrance.query().isEmpty() ? "?" : "&") + "done=" + done;
    }

    private static Map<String, Object> fields(Declaration declaration) {
        Map<String, Object> fields = new LinkedHashMap<>();
        int row = 0;
        for (Agreement agreement : declaration.agreements()) {
            String place = "agreements[" + row++ + "].";
            fields.put(place + "agreementId", agreement.agreementId());
            fields.put(place + "kind", agreement.kind());
            fields.put(place + "name", agreement.counterparty().name());
            fields.put(place + "valueBand", agreement.valueBand());
            fields.put(place + "status", agreement.status());
            if (agreement.counterparty().country() instanceof String country) {
                fields.put(place + "country", country);
            }
            if (agreement.counterparty().organisationId() instanceof String organisationId) {
                fields.put(place + "organisationId", organisationId);
                fields.put(place + "known", agreement.counterparty().name());
            }
        }
        if (row == 0) {
            fields.put("agreements[0].status", "UNDER_DISCUSSION");
        }
        return fields;
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
    private static Form changed(Form form, String action) {
        Map<String, List<String>> values = new LinkedHashMap<>();
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
            values.put("agreements[" + next + "].status", List.of("UNDER_DISCUSSION"));
        }
        return form.with(values);
    }

    private static List<Map<String, @Nullable Object>> told(Form form) {
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (int row : rows(form)) {
            String place = "agreements[" + row + "].";
            if (form.value(place + "kind").isEmpty() && form.value(place + "name").isEmpty()) {
                continue;
            }
            boolean known = !form.value(place + "organisationId").isEmpty()
                    && form.value(place + "name").equals(form.value(place + "known"));
            Map<String, @Nullable Object> counterparty = new LinkedHashMap<>();
            counterparty.put("organisationId", known ? form.value(place + "organisationId") : null);
            counterparty.put("name", known ? null : form.optional(place + "name"));
            counterparty.put("country", form.optional(place + "country"));
            Map<String, @Nullable Object> agreement = new LinkedHashMap<>();
            agreement.put("agreementId", form.optional(place + "agreementId"));
            agreement.put("kind", form.optional(place + "kind"));
            agreement.put("counterparty", counterparty);
            agreement.put("valueBand", form.optional(place + "valueBand"));
            agreement.put("status", form.optional(place + "status"));
            told.add(agreement);
        }
        return told;
    }
}
