package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.HostCommitment;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Slice;
import eu.sojourn.portal.services.Unavailable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The host commitment: read once, cleared once by the host's lawyers, signed once. */
@Controller
class HostCommitmentPages {
    private final Agreements agreements;
    private final Registration registration;
    private final Parts parts;
    private final Sending sending;

    HostCommitmentPages(Agreements agreements, Registration registration, Parts parts, Sending sending) {
        this.agreements = agreements;
        this.registration = registration;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/host-commitments")
    String mine(Model model) {
        List<String> organisations = Person.current().organisations();
        if (organisations.size() == 1) {
            return "redirect:/host-commitments/" + organisations.getFirst();
        }
        model.addAttribute("person", Person.current());
        return "host-commitments";
    }

    @GetMapping("/host-commitments/{organisationId}")
    String one(@PathVariable String organisationId, Model model) {
        Person person = Person.current();
        HostCommitment commitment = about(organisationId, model);
        boolean drafts = commitment == null ? person.actor().actsFor(organisationId) || person.isCoordinator() : commitment.mayDraft();
        model.addAttribute("person", person);
        model.addAttribute("stages", stages(commitment));
        model.addAttribute("mine", person.actor().actsFor(organisationId));
        model.addAttribute("drafts", drafts);
        if (drafts) {
            Map<String, String> programmes = new LinkedHashMap<>();
            parts.load(registration::programmes)
                    .or(Slice.empty())
                    .items()
                    .forEach(programme -> programmes.put(programme.programmeId(), programme.name()));
            model.addAttribute("programmes", programmes);
        }
        return "host-commitment";
    }

    /** Clause by clause, what is to be read first: for the host's lawyers and for coordinators. */
    @GetMapping("/host-commitments/{organisationId}/review")
    String review(@PathVariable String organisationId, Model model) {
        HostCommitment commitment = about(organisationId, model);
        if (commitment == null || commitment.clauses().isEmpty()) {
            return "redirect:/host-commitments/" + organisationId;
        }
        boolean mine = Person.current().actor().actsFor(organisationId);
        model.addAttribute("mine", mine);
        model.addAttribute("base", "/host-commitments/" + organisationId);
        Map<String, @Nullable Object> lane = new HashMap<>();
        lane.put("owner", commitment.lane() == null ? null : commitment.lane().owner());
        Sending.forms(model).offer("review", Form.filled(lane));
        for (HostCommitment.Clause clause : commitment.clauses()) {
            Sending.forms(model).offer("proposal-" + clause.clauseId(), Form.filled(Map.of("text", clause.text())));
        }
        return "host-commitment-review";
    }

    /** @param lastDay the day for which the effect is shown; where none is named, the notice to keep is, and a day is asked for */
    @GetMapping("/host-commitments/{organisationId}/end")
    String end(@PathVariable String organisationId, @RequestParam(required = false) @Nullable String lastDay, Model model) {
        about(organisationId, model);
        if (lastDay != null && !lastDay.isBlank()) {
            HostCommitment.Effect effect = agreements.terminationEffect(organisationId, lastDay);
            model.addAttribute("effect", effect);
            Sending.forms(model).offer("termination", Form.filled(Map.of("lastDay", effect.lastDay())));
        }
        return "host-commitment-end";
    }

    /** The commitment, or null where there is none yet. */
    private @Nullable HostCommitment about(String organisationId, Model model) {
        Part<HostCommitment> commitment = parts.load(() -> agreements.commitment(organisationId));
        if (commitment.silent() != null) {
            throw new Unavailable(commitment.silent(), null);
        }
        model.addAttribute("organisationId", organisationId);
        model.addAttribute("commitment", commitment.value());
        return commitment.value();
    }

    private static List<Timeline.Stage> stages(@Nullable HostCommitment commitment) {
        int done = commitment == null ? 0 : switch (commitment.state()) {
            case "CLEARED" -> 2;
            case "SIGNED", "EXPIRED", "TERMINATED" -> 3;
            default -> 0;
        };
        List<String> names = List.of("READ", "CLEARED", "SIGNED");
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Timeline.Stage(names.get(i), i < done ? "done" : i == done ? "now" : "ahead"))
                .toList();
    }

    @PostMapping("/host-commitments/{organisationId}")
    String draft(@PathVariable String organisationId, Form form, Model model) {
        return sending.send("draft", form, model, () -> {
            Map<String, Object> wish = new HashMap<>();
            for (String field : List.of("programmeId", "language")) {
                if (form.optional(field) != null) {
                    wish.put(field, form.value(field));
                }
            }
            agreements.draft(organisationId, form.key(), wish);
            return "/host-commitments/" + organisationId + "?done=commitment-drafted";
        }, () -> one(organisationId, model));
    }

    @PostMapping("/host-commitments/{organisationId}/clearance")
    String clear(@PathVariable String organisationId, Form form, Model model) {
        return sending.send("clearance", form, model, () -> {
            agreements.clear(organisationId, form.key(), read(form));
            return "/host-commitments/" + organisationId + "?done=commitment-cleared";
        }, () -> one(organisationId, model));
    }

    @PostMapping("/host-commitments/{organisationId}/signature")
    String sign(@PathVariable String organisationId, Form form, Model model) {
        return sending.send("signature", form, model, () -> {
            agreements.sign(organisationId, form.key(), Map.of("textSha256", form.value("textSha256")));
            return "/host-commitments/" + organisationId + "?done=commitment-signed";
        }, () -> one(organisationId, model));
    }

    @PostMapping("/host-commitments/{organisationId}/review")
    String handOver(@PathVariable String organisationId, Form form, Model model) {
        return inReview("review", "commitment-handed-over", organisationId, form, model, () -> {
            String owner = form.optional("owner");
            agreements.review(organisationId, form.key(), owner == null ? Map.of() : Map.of("owner", owner));
        });
    }

    @PostMapping("/host-commitments/{organisationId}/standard-clearance")
    String clearStandard(@PathVariable String organisationId, Form form, Model model) {
        return inReview("standard", "clauses-cleared", organisationId, form, model,
                () -> agreements.clearStandard(organisationId, form.key(), read(form)));
    }

    @PostMapping("/host-commitments/{organisationId}/clauses/{clauseId}/clearance")
    String clearClause(@PathVariable String organisationId, @PathVariable String clauseId, Form form, Model model) {
        return inReview("clear-" + clauseId, "clause-cleared", organisationId, form, model,
                () -> agreements.clearClause(organisationId, clauseId, form.key(), read(form)));
    }

    @PostMapping("/host-commitments/{organisationId}/clauses/{clauseId}/comments")
    String comment(@PathVariable String organisationId, @PathVariable String clauseId, Form form, Model model) {
        return inReview("comment-" + clauseId, "clause-commented", organisationId, form, model,
                () -> agreements.comment(organisationId, clauseId, form.key(),
                        Map.of("text", required(form, "text"), "opens", form.value("opens").equals("true"))));
    }

    @PostMapping("/host-commitments/{organisationId}/clauses/{clauseId}/proposal")
    String propose(@PathVariable String organisationId, @PathVariable String clauseId, Form form, Model model) {
        return inReview("proposal-" + clauseId, "wording-proposed", organisationId, form, model,
                () -> agreements.proposeWording(organisationId, clauseId, form.key(), Map.of("text", required(form, "text"))));
    }

    @PostMapping("/host-commitments/{organisationId}/clauses/{clauseId}/acceptance")
    String accept(@PathVariable String organisationId, @PathVariable String clauseId, Form form, Model model) {
        return inReview("accept-" + clauseId, "wording-accepted", organisationId, form, model,
                () -> agreements.acceptWording(organisationId, clauseId, form.key(),
                        Map.of("wordingSha256", form.value("wordingSha256"))));
    }

    @PostMapping("/host-commitments/{organisationId}/clauses/{clauseId}/rejection")
    String reject(@PathVariable String organisationId, @PathVariable String clauseId, Form form, Model model) {
        return inReview("reject-" + clauseId, "wording-rejected", organisationId, form, model, () -> {
            String reason = form.optional("reason");
            agreements.rejectWording(organisationId, clauseId, form.key(), reason == null ? Map.of() : Map.of("reason", reason));
        });
    }

    @PostMapping("/host-commitments/{organisationId}/termination")
    String terminate(@PathVariable String organisationId, Form form, Model model) {
        return sending.send("termination", form, model, () -> {
            agreements.terminate(organisationId, form.key(),
                    Map.of("lastDay", required(form, "lastDay"), "reason", required(form, "reason")));
            return "/host-commitments/" + organisationId + "?done=commitment-ended";
        }, () -> end(organisationId, form.optional("lastDay"), model));
    }

    private String inReview(String name, String done, String organisationId, Form form, Model model, Runnable command) {
        return sending.send(name, form, model, () -> {
            command.run();
            return "/host-commitments/" + organisationId + "/review?done=" + done;
        }, () -> review(organisationId, model));
    }

    private static String required(Form form, String field) {
        if (form.optional(field) == null) {
            throw new Invalid(List.of(Fault.here(field, "fault.missing")));
        }
        return form.value(field);
    }

    /** What the reader had before its eyes; another text by now is not cleared unread. */
    private static Map<String, String> read(Form form) {
        return Map.of("textSha256", form.value("textSha256"));
    }
}
