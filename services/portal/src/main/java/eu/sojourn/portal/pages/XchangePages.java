package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Visit;
import eu.sojourn.portal.services.Xchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Xchanges: the open ones, the hosted ones, and applying. */
@Controller
class XchangePages {
    private static final int MANY = 200;
    private final Registration registration;
    private final Agreements agreements;
    private final KpiBoard figures;
    private final Parts parts;
    private final Sending sending;

    XchangePages(Registration registration, Agreements agreements, KpiBoard figures, Parts parts, Sending sending) {
        this.registration = registration;
        this.agreements = agreements;
        this.figures = figures;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/xchanges/{xchangeId}")
    String one(@PathVariable String xchangeId, @RequestParam(required = false) @Nullable String organisationId, Model model) {
        Person person = Person.current();
        var agenda = parts.start(() -> agreements.agenda(xchangeId));
        var visits = parts.start(() -> Visit.waitingFirst(registration.visits(null, xchangeId, null, MANY, null).items()));
        Xchange xchange = registration.xchange(xchangeId);
        boolean hosts = person.actor().actsFor(xchange.hostOrganisationId());
        boolean coordinates = person.actor().coordinates(xchange.programmeId());
        model.addAttribute("person", person);
        model.addAttribute("xchange", xchange);
        model.addAttribute("agenda", agenda.get());
        Part<List<Visit>> known = visits.get();
        model.addAttribute("visits", known);
        model.addAttribute("hosts", hosts);
        model.addAttribute("coordinates", coordinates);
        if (coordinates) {
            model.addAttribute("effort", parts.load(() -> registration.effort(xchangeId)));
        }
        if (person.isVisitor() && !hosts && !person.organisations().isEmpty() && xchange.takesApplications()) {
            String organisation = organisationId != null && person.organisations().contains(organisationId)
                    ? organisationId
                    : person.organisations().getFirst();
            model.addAttribute("organisationId", organisation);
            model.addAttribute("applied", known.or(List.of())
                    .stream()
                    .filter(visit -> visit.visitingOrganisationId().equals(organisation) && !ended(visit)
                            && !visit.state().equals("DRAFT"))
                    .findFirst()
                    .orElse(null));
            known.or(List.of())
                    .stream()
                    .filter(visit -> visit.visitingOrganisationId().equals(organisation) && visit.state().equals("DRAFT"))
                    .filter(_ -> Sending.forms(model).get("application").all().isEmpty())
                    .findFirst()
                    .ifPresent(draft -> Sending.forms(model).put("application", written(draft)));
            model.addAttribute("outlook", figures.outlook(person, xchange, organisation));
            applying(xchangeId, organisation, Sending.forms(model).get("application"), model);
        }
        return "xchange";
    }

    private static Form written(Visit draft) {
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put("purpose", draft.purpose());
        known.put("establishment", draft.establishment());
        known.put("withDisability", draft.withDisability());
        known.put("waitlist", draft.waitlist());
        return Form.filled(known);
    }

    private static boolean ended(Visit visit) {
        return List.of("WITHDRAWN", "DECLINED", "REFUSED", "CANCELLED", "EXPIRED").contains(visit.state());
    }

    @PostMapping("/xchanges/{xchangeId}/opening")
    String open(@PathVariable String xchangeId, Form form, Model model) {
        return sending.send("opening", form, model, () -> {
            registration.open(xchangeId, form.key(), Map.of());
            return "/xchanges/" + xchangeId + "?done=xchange-opened";
        }, () -> one(xchangeId, null, model));
    }

    @GetMapping("/xchanges/{xchangeId}/visits/new")
    String encode(@PathVariable String xchangeId, @RequestParam(required = false) @Nullable String organisationId, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        var organisations = parts.start(() -> registration.organisations("VALIDATED", MANY, null).items());
        var visits = parts.start(() -> Visit.waitingFirst(registration.visits(null, xchangeId, null, MANY, null).items()));
        model.addAttribute("person", person);
        Xchange xchange = registration.xchange(xchangeId);
        model.addAttribute("xchange", xchange);
        model.addAttribute("organisations", organisations.get());
        model.addAttribute("visits", visits.get());
        String chosen = organisationId == null || organisationId.isBlank() ? null : organisationId;
        model.addAttribute("organisationId", chosen);
        if (chosen != null) {
            model.addAttribute("outlook", figures.outlook(person, xchange, chosen));
            applying(xchangeId, chosen, Sending.forms(model).get("application"), model);
        }
        return "visit-new";
    }

    /** The verdict alone, while the form is filled; nothing is stored by asking. What a form says of a person stands in no address. */
    @PostMapping("/xchanges/{xchangeId}/eligibility")
    String eligibility(@PathVariable String xchangeId, Form form, Model model) {
        applying(xchangeId, form.value("organisationId"), form, model);
        return "xchange :: verdict";
    }

    private void applying(String xchangeId, String organisationId, Form form, Model model) {
        var establishments = parts.start(() -> registration.establishments(organisationId));
        model.addAttribute("eligibility", parts.load(() -> registration.eligibility(xchangeId, application(organisationId, form))));
        model.addAttribute("organisationId", organisationId);
        model.addAttribute("onBehalf", !Person.current().actor().actsFor(organisationId));
        model.addAttribute("establishments", establishments.get());
    }

    @PostMapping("/xchanges/{xchangeId}/visits")
    String apply(@PathVariable String xchangeId, Form form, Model model) {
        String organisationId = form.value("organisationId");
        boolean onBehalf = !Person.current().actor().actsFor(organisationId) && Person.current().isCoordinator();
        if (form.value("action").equals("check")) {
            Sending.forms(model).put("application", form);
            return onBehalf ? encode(xchangeId, organisationId, model) : one(xchangeId, organisationId, model);
        }
        return sending.send("application", form, model, () -> {
            Map<String, @Nullable Object> application = application(organisationId, form);
            application.put("purpose", form.optional("purpose"));
            boolean draft = form.value("action").equals("draft");
            application.put("draft", draft);
            Visit visit = registration.apply(xchangeId, form.key(), application);
            if (draft) {
                return "/visits/" + visit.visitId() + "?done=visit-draft";
            }
            return onBehalf
                    ? "/xchanges/" + xchangeId + "/visits/new?done=visit-encoded"
                    : "/visits/" + visit.visitId()
                            + "?done=visit-submitted";
        }, () -> onBehalf ? encode(xchangeId, organisationId, model) : one(xchangeId, organisationId, model));
    }

    /** What eligibility and lump sum depend on. */
    private static Map<String, @Nullable Object> application(String organisationId, Form form) {
        Map<String, @Nullable Object> application = new HashMap<>();
        application.put("organisationId", organisationId);
        application.put("establishment", form.optional("establishment"));
        application.put("withDisability", form.chosen("withDisability", "true"));
        application.put("waitlist", form.chosen("waitlist", "true"));
        return application;
    }
}
