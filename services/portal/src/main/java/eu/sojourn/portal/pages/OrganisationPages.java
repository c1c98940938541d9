package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Organisation;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Suggestion;
import eu.sojourn.portal.services.Unavailable;
import eu.sojourn.service.security.Forbidden;
import java.text.Normalizer;
import java.util.HashMap;
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
    private static final List<String> STATES = List.of("REGISTERED", "VALIDATED", "RETURNED", "REJECTED", "MERGED");
    private static final List<String> LEVELS = List.of("BRONZE", "SILVER", "GOLD");
    static final List<String> PURPOSES = List.of("FIND_SUPPLIERS", "FIND_CUSTOMERS", "TECHNOLOGY_TRANSFER", "RESEARCH_COOPERATION",
            "JOINT_PROJECTS", "INTERNATIONALISATION", "BENCHMARKING", "CAPACITY_BUILDING");
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
    String list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String after, Model model) {
        Person person = Person.current();
        if (!person.isCoordinator() && !person.isOperator()) {
            throw new Forbidden("coordinators only");
        }
        String chosen = state == null || state.isBlank() ? null : state;
        model.addAttribute("person", person);
        model.addAttribute("state", chosen);
        model.addAttribute("states", STATES);
        String sought = name == null || name.isBlank() ? null : name.strip();
        model.addAttribute("name", sought);
        model.addAttribute("organisations", parts.load(() -> registration.organisations(chosen, sought, SHOWN, after)));
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
        if (rowsChanged(form, model)) {
            return profile(null, model);
        }
        return sending.send("profile", form, model, () -> {
            String organisationId = form.optional("organisationId") instanceof String given ? given : slug(form.value("name"));
            if (!ID.matcher(organisationId).matches()) {
                throw new Invalid(List.of(form.value("name").isEmpty()
                        ? Fault.here("name", "fault.missing")
                        : Fault.here("organisationId", "fault.id")));
            }
            var body = OrganisationForm.body(form, this::cluster);
            requireUnknown(form, model);
            registration.register(organisationId, form.key(), body);
            return "/organisations/" + organisationId + "?done=organisation-registered";
        }, () -> profile(null, model));
    }

    /** Organisations whose names are like a typed one; also the part of other pages that shows them while somebody types. */
    @GetMapping("/organisations/lookup")
    String lookup(@RequestParam(required = false) @Nullable String name, @RequestParam(required = false) @Nullable String country,
            Model model) {
        model.addAttribute("person", Person.current());
        model.addAttribute("name", name);
        model.addAttribute("country", country);
        model.addAttribute("countries", words.countries());
        model.addAttribute("suggestions", name == null || name.strip().length() < 2 ? Part.of(List.of()) : suggestions(name, country));
        return "organisation-lookup";
    }

    /** What class of enterprise figures make; also the part of the profile that says so at once. */
    @GetMapping("/organisations/sme-class")
    String smeClass(Form form, Model model) {
        Sending.forms(model).put("profile", form);
        model.addAttribute("person", Person.current());
        model.addAttribute("smeClass", smeClass(form));
        return "organisation-sme";
    }

    @GetMapping("/organisations/{organisationId}/merging")
    String merging(@PathVariable String organisationId, @RequestParam(required = false) @Nullable String into,
            @RequestParam(required = false) @Nullable String name, Model model) {
        Person.current().requireCoordinator();
        Organisation from = registration.organisation(organisationId);
        if (!from.organisationId().equals(organisationId)) {
            return "redirect:/organisations/" + from.organisationId();
        }
        String chosen = into == null || into.isBlank() ? Sending.forms(model).get("merging").optional("into") : into;
        model.addAttribute("person", Person.current());
        model.addAttribute("from", from);
        String sought = name == null || name.isBlank() ? from.name() : name;
        model.addAttribute("name", sought);
        if (chosen == null) {
            model.addAttribute("suggestions", parts.load(() -> registration.suggestions(sought, from.country())
                    .items()
                    .stream()
                    .filter(suggestion -> !suggestion.organisationId().equals(organisationId))
                    .toList()));
        } else {
            model.addAttribute("into", registration.organisation(chosen));
            model.addAttribute("outlook", parts.load(() -> registration.merging(organisationId, chosen)));
        }
        return "organisation-merging";
    }

    @PostMapping("/organisations/{organisationId}/merging")
    String merge(@PathVariable String organisationId, Form form, Model model) {
        return sending.send("merging", form, model, () -> {
            Organisation survivor = registration.merge(organisationId, form.key(), Map.of("intoOrganisationId", form.value("into")));
            return "/organisations/" + survivor.organisationId() + "?done=organisation-merged";
        }, () -> merging(organisationId, null, null, model));
    }

    @GetMapping("/organisations/{organisationId}")
    String one(@PathVariable String organisationId, Model model) {
        Person person = Person.current();
        Organisation organisation = registration.organisation(organisationId);
        model.addAttribute("person", person);
        model.addAttribute("organisation", organisation);
        model.addAttribute("mine", belongsTo(person, organisation));
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put("partnershipId", person.partnerships().isEmpty() ? null : person.partnerships().getFirst());
        Sending.forms(model).offer("validation", Form.filled(known));
        return "organisation";
    }

    @GetMapping("/organisations/{organisationId}/profile")
    String edit(@PathVariable String organisationId, Model model) {
        Person person = Person.current();
        Part<Organisation> known = parts.load(() -> registration.organisation(organisationId));
        if (known.silent() != null) {
            throw new Unavailable(known.silent(), null);
        }
        Organisation organisation = known.value();
        if (!person.isCoordinator() && !person.actor().actsFor(organisationId)
                && (organisation == null || !belongsTo(person, organisation))) {
            throw new Forbidden("members only");
        }
        if (organisation != null) {
            if (!organisation.organisationId().equals(organisationId)) {
                return "redirect:/organisations/" + organisation.organisationId() + "/profile";
            }
            Sending.forms(model).offer("profile", OrganisationForm.of(organisation, words::organisation));
            model.addAttribute("organisation", organisation);
        }
        return profile(organisationId, model);
    }

    @PostMapping("/organisations/{organisationId}/profile")
    String save(@PathVariable String organisationId, Form form, Model model) {
        if (rowsChanged(form, model)) {
            return edit(organisationId, model);
        }
        return sending.send("profile", form, model, () -> {
            var body = OrganisationForm.body(form, this::cluster);
            if (form.optional("new") != null) {
                requireUnknown(form, model);
            }
            var saved = registration.register(organisationId, form.key(), body);
            if (saved.state().equals("VALIDATED")) {
                return "/organisations/" + organisationId + "?done=organisation-saved";
            }
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
        Form form = Sending.forms(model).get("profile");
        model.addAttribute("person", Person.current());
        model.addAttribute("organisationId", organisationId);
        model.addAttribute("types", TYPES);
        model.addAttribute("levels", words.choices("label", LEVELS));
        model.addAttribute("purposes", words.choices("purpose", PURPOSES));
        model.addAttribute("countries", words.countries());
        model.addAttribute("establishmentRows", OrganisationForm.rows(form, "establishments"));
        model.addAttribute("membershipRows", OrganisationForm.rows(form, "memberships"));
        model.addAttribute("labelRows", OrganisationForm.rows(form, "labels"));
        model.addAttribute("smeClass", smeClass(form));
        if (!model.containsAttribute("suggestions")) {
            model.addAttribute("suggestions", Part.of(List.of()));
        }
        return "organisation-profile";
    }

    private static boolean rowsChanged(Form form, Model model) {
        Form changed = OrganisationForm.changed(form, form.value("action"));
        if (changed == null) {
            return false;
        }
        Sending.forms(model).put("profile", changed);
        model.addAttribute("added", form.value("action").startsWith("add-"));
        return true;
    }

    /** Asks once whether it is one of those that are registered already; whoever says no may go on. */
    private void requireUnknown(Form form, Model model) {
        if (form.chosen("sure", "yes")) {
            return;
        }
        Part<List<Suggestion>> found = suggestions(form.value("name"), form.optional("country"));
        List<Suggestion> alike = found.or(List.of()).stream().filter(Suggestion::isAlike).toList();
        if (!alike.isEmpty()) {
            model.addAttribute("suggestions", Part.of(alike));
            model.addAttribute("asked", true);
            throw new Invalid(List.of(Fault.here("name", "fault.registered-already")));
        }
    }

    private Part<List<Suggestion>> suggestions(String name, @Nullable String country) {
        String bounded = name.strip();
        return parts.load(() -> registration.suggestions(bounded.substring(0, Math.min(bounded.length(), 300)),
                country == null || country.isBlank() ? null : country).items());
    }

    /** Null while figures are missing, or where they cannot be: then sending the form says so. */
    private Organisation.@Nullable SmeClass smeClass(Form form) {
        String staff = form.value("size.staff");
        String turnover = form.value("size.turnoverEur");
        String balanceSheet = form.value("size.balanceSheetEur");
        String year = form.value("size.year");
        if (staff.isEmpty() || turnover.isEmpty() || balanceSheet.isEmpty() || year.isEmpty()) {
            return null;
        }
        try {
            return parts.load(() -> registration.smeClass(staff, OrganisationForm.amount(turnover).toPlainString(),
                    OrganisationForm.amount(balanceSheet).toPlainString(), year)).value();
        } catch (Refused | NumberFormatException _) {
            return null;
        }
    }

    /** The cluster that is meant by an id or a name; of several alike the best. */
    private @Nullable String cluster(String typed) {
        String id = OrganisationForm.idIn(typed);
        if (id != null) {
            return id;
        }
        return registration.suggestions(typed.substring(0, Math.min(typed.length(), 300)), null)
                .items()
                .stream()
                .filter(found -> found.isAlike() && found.type().equals("CLUSTER_ORGANISATION"))
                .map(Suggestion::organisationId)
                .findFirst()
                .orElse(ID.matcher(typed).matches() ? typed : null);
    }

    private static boolean belongsTo(Person person, Organisation organisation) {
        return person.actor().actsFor(organisation.organisationId())
                || organisation.absorbed().stream().anyMatch(person.actor()::actsFor);
    }

    /** A readable id from a name: ASCII, lower case, words joined by hyphens. */
    static String slug(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        String joined = ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return joined.length() > 60 ? joined.substring(0, 60).replaceAll("-$", "") : joined;
    }
}
