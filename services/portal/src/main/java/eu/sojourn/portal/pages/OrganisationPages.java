package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Organisation;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Unavailable;
import eu.sojourn.service.security.Forbidden;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Organisations: registering one, correcting it, validating it. */
@Controller
class OrganisationPages {
    static final List<String> TYPES = List.of("CLUSTER_ORGANISATION", "BUSINESS_NETWORK", "SME", "SCALE_UP_SUPPORT", "TRAINING_PROVIDER",
            "LARGE_COMPANY", "PUBLIC_AUTHORITY");
    private static final List<String> STATES = List.of("REGISTERED", "VALIDATED", "RETURNED", "REJECTED");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final int SHOWN = 50;
    private final Registration registration;
    private final Parts parts;
    private final Sending sending;
    private final Words words;

    OrganisationPages(Registration registration, Parts parts, Sending sending, Words words) {
        this.registration = registration;
        this.parts = parts;
        this.sending = sending;
        this.words = words;
    }

    @GetMapping("/organisations")
    String list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable String after,
            Model model) {
        Person person = Person.current();
        if (!person.isCoordinator() && !person.isOperator()) {
            throw new Forbidden("coordinators only");
        }
        String chosen = state == null || state.isBlank() ? null : state;
        model.addAttribute("person", person);
        model.addAttribute("state", chosen);
        model.addAttribute("states", STATES);
        model.addAttribute("organisations", parts.load(() -> registration.organisations(chosen, SHOWN, after)));
        return "organisations";
    }

    @GetMapping("/organisations/new")
    String blank(Model model) {
        Person.current().requireCoordinator();
        return profile(null, model);
    }

    @PostMapping("/organisations")
    String register(Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send("profile", form, model, () -> {
            String organisationId = form.optional("organisationId") instanceof String given ? given : slug(form.value("name"));
            if (!ID.matcher(organisationId).matches()) {
                throw new Invalid(List.of(form.value("name").isEmpty()
                        ? Fault.here("name", "fault.missing")
                        : Fault.here("organisationId", "fault.id")));
            }
            registration.register(organisationId, form.key(), fields(form));
            return "/organisations/" + organisationId + "?done=organisation-registered";
        }, () -> profile(null, model));
    }

    @GetMapping("/organisations/{organisationId}")
    String one(@PathVariable String organisationId, Model model) {
        Person person = Person.current();
        model.addAttribute("person", person);
        model.addAttribute("organisation", registration.organisation(organisationId));
        model.addAttribute("mine", person.actor().actsFor(organisationId));
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put("partnershipId", person.partnerships().isEmpty() ? null : person.partnerships().getFirst());
        Sending.forms(model).offer("validation", Form.filled(known));
        return "organisation";
    }

    @GetMapping("/organisations/{organisationId}/profile")
    String edit(@PathVariable String organisationId, Model model) {
        Person person = Person.current();
        if (!person.actor().actsFor(organisationId) && !person.isCoordinator()) {
            throw new Forbidden("members only");
        }
        Part<Organisation> known = parts.load(() -> registration.organisation(organisationId));
        if (known.silent() != null) {
            throw new Unavailable(known.silent(), null);
        }
        if (known.value() != null) {
            Sending.forms(model).offer("profile", asForm(known.value()));
            model.addAttribute("organisation", known.value());
        }
        return profile(organisationId, model);
    }

    @PostMapping("/organisations/{organisationId}/profile")
    String save(@PathVariable String organisationId, Form form, Model model) {
        return sending.send("profile", form, model, () -> {
            registration.register(organisationId, form.key(), fields(form));
            return "/organisations/" + organisationId + "?done=organisation-registered";
        }, () -> edit(organisationId, model));
    }

    @PostMapping("/organisations/{organisationId}/validation")
    String validate(@PathVariable String organisationId, Form form, Model model) {
        String outcome = form.value("outcome");
        return sending.send("validation", form, model, () -> {
            Map<String, @Nullable Object> body = new HashMap<>();
            body.put("outcome", outcome);
            body.put("partnershipId", form.optional("partnershipId"));
            if (!outcome.equals("VALIDATED")) {
                List<String> reasons = form.lines("reasons");
                if (reasons.isEmpty()) {
                    throw new Invalid(List.of(Fault.here("reasons", "fault.missing")));
                }
                body.put("reasons", reasons);
            }
            registration.validate(organisationId, form.key(), body);
            return "/organisations/" + organisationId + "?done=organisation-" + outcome.toLowerCase(Locale.ROOT);
        }, () -> one(organisationId, model));
    }

    private String profile(@Nullable String organisationId, Model model) {
        model.addAttribute("person", Person.current());
        model.addAttribute("organisationId", organisationId);
        model.addAttribute("types", TYPES);
        model.addAttribute("countries", words.countries());
        return "organisation-profile";
    }

    private static Map<String, ?> fields(Form form) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (String field : List.of("name", "country", "city", "type")) {
            fields.put(field, form.optional(field));
        }
        for (String field : List.of("name", "country", "type")) {
            if (fields.get(field) == null) {
                faults.add(Fault.here(field, "fault.missing"));
            }
        }
        for (String field : List.of("latitude", "longitude")) {
            String given = form.optional(field);
            try {
                fields.put(field, given == null ? null : Double.valueOf(given));
            } catch (NumberFormatException _) {
                faults.add(Fault.here(field, "fault.number"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return fields;
    }

    private static Form asForm(Organisation known) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", known.name());
        values.put("country", known.country());
        values.put("city", known.city());
        values.put("type", known.type());
        values.put("latitude", known.latitude());
        values.put("longitude", known.longitude());
        return Form.filled(values);
    }

    /** A readable id from a name: ASCII, lower case, words joined by hyphens. */
    static String slug(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        String joined = ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return joined.length() > 60 ? joined.substring(0, 60).replaceAll("-$", "") : joined;
    }
}
