package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Declaration;
import eu.sojourn.portal.services.Declarations;
import eu.sojourn.portal.services.Invitation;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Questionnaires;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Visit;
import eu.sojourn.service.http.Downloads;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Visits: where each one stands, what comes next, and the commands that its reader may give. */
@Controller
class VisitPages {
    private static final int SHOWN = 50;
    private final Registration registration;
    private final Agreements agreements;
    private final Questionnaires questionnaires;
    private final Declarations declarations;
    private final KpiBoard figures;
    private final Parts parts;
    private final Sending sending;
    private final Clock clock;

    VisitPages(Registration registration, Agreements agreements, Questionnaires questionnaires, Declarations declarations, KpiBoard figures,
            Parts parts,
            Sending sending,
            Clock clock, @Value("${sojourn.zone}") ZoneId zone) {
        this.registration = registration;
        this.agreements = agreements;
        this.questionnaires = questionnaires;
        this.declarations = declarations;
        this.figures = figures;
        this.parts = parts;
        this.sending = sending;
        this.clock = clock.withZone(zone);
    }

    /** The page asks again by itself whether something changed; nothing is sent while nothing did. */
    @GetMapping(path = "/visits/{visitId}", params = "seen", headers = "HX-Request")
    @Nullable
    String again(@PathVariable String visitId, @RequestParam String seen, Model model, HttpServletResponse response) {
        if (mark(registration.visit(visitId)).equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        return one(visitId, seen, model);
    }

    @GetMapping("/visits/{visitId}")
    String one(@PathVariable String visitId, @RequestParam(required = false) @Nullable String seen, Model model) {
        Person person = Person.current();
        var annex = parts.start(() -> agreements.annex(visitId));
        var invitations = parts.start(() -> questionnaires.invitations(visitId, null, SHOWN).items());
        Visit visit = registration.visit(visitId);
        model.addAttribute("person", person);
        model.addAttribute("visit", visit);
        model.addAttribute("timeline", Timeline.of(visit));
        model.addAttribute("moved", seen != null && !seen.equals(mark(visit)));
        model.addAttribute("mark", mark(visit));
        model.addAttribute("visits", person.actor().actsFor(visit.visitingOrganisationId()));
        model.addAttribute("annex", annex.get());
        model.addAttribute("invitations", invitations.get());
        model.addAttribute("outlook", figures.outlook(person, visit));
        model.addAttribute("declared", declared(visitId, invitations.get().or(List.of())));
        model.addAttribute("today", LocalDate.now(clock).toString());
        return "visit";
    }

    /** Declarations of those who have answered, as far as the reader may see them; by organisation. */
    private Map<String, Declaration> declared(String visitId, List<Invitation> invitations) {
        Map<String, Supplier<Part<ResponseEntity<Declaration>>>> started = new HashMap<>();
        invitations.stream()
                .filter(Invitation::submitted)
                .map(Invitation::organisationId)
                .filter(Objects::nonNull)
                .forEach(organisation -> started.put(organisation, parts.start(() -> declarations.declaration(visitId, organisation))));
        Map<String, Declaration> declared = new HashMap<>();
        started.forEach((organisation, part) -> {
            ResponseEntity<Declaration> opened = part.get().value();
            if (opened != null && opened.getBody() != null) {
                declared.put(organisation, opened.getBody());
            }
        });
        return declared;
    }

    /** Changes whenever what may be done may have changed. */
    private static String mark(Visit visit) {
        String payment = visit.payment() == null ? "" : "-" + visit.payment().state();
        return visit.state() + (visit.accepted() ? "-accepted" : "") + payment;
    }

    /** What would be paid if the visit ended early, shown while the form is filled and without JavaScript by a button. */
    @GetMapping(path = "/visits/{visitId}", params = "lastDayStayed")
    String early(@PathVariable String visitId, @RequestParam String lastDayStayed,
            @RequestParam(required = false) @Nullable String forceMajeure, Model model) {
        var known = new HashMap<String, @Nullable Object>();
        known.put("lastDayStayed", lastDayStayed);
        known.put("forceMajeure", forceMajeure);
        var filled = Form.filled(known);
        if (lastDayStayed.isBlank() || forceMajeure == null) {
            Sending.forms(model).put("discontinuation", filled);
            return one(visitId, null, model);
        }
        try {
            model.addAttribute("early", registration.early(visitId, lastDayStayed, forceMajeure.equals("true")));
            Sending.forms(model).put("discontinuation", filled);
        } catch (Refused refused) {
            Sending.forms(model).put("discontinuation", filled.refused(refused));
        }
        return one(visitId, null, model);
    }

    @PostMapping("/visits/{visitId}/evidence")
    String attach(@PathVariable String visitId, @RequestParam(required = false) @Nullable MultipartFile file, Form form, Model model) {
        return sending.send("evidence", form, model, () -> {
            if (file == null || file.isEmpty()) {
                missing("file");
            }
            registration.attach(visitId, form.key(), file.getResource());
            return "/visits/" + visitId + "?done=evidence#evidence";
        }, () -> one(visitId, null, model));
    }

    @PostMapping("/visits/{visitId}/evidence/{fileId}/removal")
    String remove(@PathVariable String visitId, @PathVariable String fileId, Form form, Model model) {
        return sending.send("evidence", form, model, () -> {
            registration.removeEvidence(visitId, fileId, form.key());
            return "/visits/" + visitId + "?done=evidence-removed#evidence";
        }, () -> one(visitId, null, model));
    }

    @GetMapping("/visits/{visitId}/evidence/{fileId}")
    ResponseEntity<byte[]> evidence(@PathVariable String visitId, @PathVariable String fileId) {
        return Downloads.relayed(registration.evidence(visitId, fileId));
    }

    @GetMapping("/payments")
    String payments(@RequestParam(required = false) @Nullable String programmeId,
            @RequestParam(required = false) @Nullable String after, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        String chosen = programmeId != null && person.programmes().contains(programmeId)
                ? programmeId
                : person.programmes().stream().sorted().findFirst().orElseThrow(UnknownPage::new);
        model.addAttribute("person", person);
        model.addAttribute("programmeId", chosen);
        model.addAttribute("payments", parts.load(() -> registration.payments(chosen, SHOWN, after)));
        return "payments";
    }

    @PostMapping("/visits/{visitId}/{command}")
    String command(@PathVariable String visitId, @PathVariable String command, Form form, Model model) {
        return sending.send(command, form, model, () -> {
            registration.command(visitId, command, form.key(), body(command, form));
            return "/visits/" + visitId + "?done=" + command;
        }, () -> one(visitId, null, model));
    }

    private static Map<String, ?> body(String command, Form form) {
        return switch (command) {
            case "submission", "approval", "waitlisting", "acceptance", "withdrawal", "closing-report-validation" -> Map.of();
            case "decline", "refusal", "cancellation", "closing-report-return", "closure" -> {
                List<String> reasons = form.lines("reasons");
                yield Map.of("reasons", reasons.isEmpty() ? missing("reasons") : reasons);
            }
            case "closing-report" -> Map.of("summary", form.optional("summary") instanceof String summary ? summary : missing("summary"));
            case "discontinuation" -> Map.of("lastDayStayed",
                    form.optional("lastDayStayed") instanceof String day ? day : missing("lastDayStayed"), "reason",
                    form.optional("reason") instanceof String reason ? reason : missing("reason"), "forceMajeure",
                    form.optional("forceMajeure") instanceof String cause ? cause.equals("true") : missing("forceMajeure"));
            case "payment" -> Map.of("paidOn", form.optional("paidOn") instanceof String paidOn ? paidOn : missing("paidOn"));
            default -> throw new UnknownPage();
        };
    }

    private static Object missing(String field) {
        throw new Invalid(List.of(Fault.here(field, "fault.missing")));
    }
}
