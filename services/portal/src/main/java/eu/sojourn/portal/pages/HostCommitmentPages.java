package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.HostCommitment;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The host commitment: read once, cleared once by the host's lawyers, signed once. */
@Controller
class HostCommitmentPages {
    private final Agreements agreements;
    private final Parts parts;
    private final Sending sending;

    HostCommitmentPages(Agreements agreements, Parts parts, Sending sending) {
        this.agreements = agreements;
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
        Part<HostCommitment> commitment = parts.load(() -> agreements.commitment(organisationId));
        if (commitment.silent() != null) {
            throw new Unavailable(commitment.silent(), null);
        }
        model.addAttribute("person", person);
        model.addAttribute("organisationId", organisationId);
        model.addAttribute("commitment", commitment.value());
        model.addAttribute("stages", stages(commitment.value()));
        model.addAttribute("mine", person.actor().actsFor(organisationId));
        return "host-commitment";
    }

    private static List<Timeline.Stage> stages(@Nullable HostCommitment commitment) {
        int done = commitment == null ? 0 : switch (commitment.state()) {
            case "CLEARED" -> 2;
            case "SIGNED" -> 3;
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
            agreements.draft(organisationId, form.key(), Map.of());
            return "/host-commitments/" + organisationId + "?done=commitment-drafted";
        }, () -> one(organisationId, model));
    }

    @PostMapping("/host-commitments/{organisationId}/clearance")
    String clear(@PathVariable String organisationId, Form form, Model model) {
        return sending.send("clearance", form, model, () -> {
            agreements.clear(organisationId, form.key(), Map.of());
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
}
