package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Declaration;
import eu.sojourn.portal.services.Declarations;
import eu.sojourn.portal.services.LinkedDeclarations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which agreements came of a visit, and what became of them: for people with an account, and behind the link in a mail. */
@Controller
class DeclarationPages {
    private final Declarations declarations;
    private final LinkedDeclarations linked;
    private final Declaring declaring;
    private final Sending sending;

    DeclarationPages(Declarations declarations, LinkedDeclarations linked, Declaring declaring, Sending sending) {
        this.declarations = declarations;
        this.linked = linked;
        this.declaring = declaring;
        this.sending = sending;
    }

    /** @param organisationId whose, where it is not the reader's own */
    @GetMapping("/declarations/{visitId}")
    String one(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId, Model model) {
        model.addAttribute("person", Person.current());
        return declaring.show(new SignedIn(declarations, visitId, organisationId), model);
    }

    @PostMapping("/declarations/{visitId}")
    String tell(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId, Form form, Model model) {
        return declaring.tell(new SignedIn(declarations, visitId, organisationId), form, model);
    }

    @PostMapping("/declarations/{visitId}/confirmation")
    String confirm(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId, Form form, Model model) {
        return declaring.confirm(new SignedIn(declarations, visitId, organisationId), form, model);
    }

    /** A coordinator has it asked now. */
    @PostMapping("/declarations/{visitId}/follow-ups")
    String ask(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId, Form form, Model model) {
        return sending.show("asking", form, model, () -> {
            declarations.ask(visitId, organisationId, form.key(), Map.of());
            return Declaring.redirect(new SignedIn(declarations, visitId, organisationId), "declaration-asked");
        }, () -> one(visitId, organisationId, model));
    }

    @PostMapping("/declarations/{visitId}/link/revocation")
    String revoke(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId, Form form, Model model) {
        return sending.show("revocation", form, model, () -> {
            declarations.revokeLink(visitId, organisationId, form.key(), Map.of());
            return Declaring.redirect(new SignedIn(declarations, visitId, organisationId), "link-revoked");
        }, () -> one(visitId, organisationId, model));
    }

    /** The link is shown on the page that answers; no other page has it. */
    @PostMapping("/declarations/{visitId}/link")
    String link(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId, Form form, Model model) {
        return sending.show("link", form, model, () -> {
            model.addAttribute("link", declarations.link(visitId, organisationId).link());
            return one(visitId, organisationId, model);
        }, () -> one(visitId, organisationId, model));
    }

    @GetMapping("/declared/{token}")
    String behindLink(@PathVariable String token, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> declaring.show(new ByLink(linked, token), model));
    }

    @PostMapping("/declared/{token}")
    String tellByLink(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> declaring.tell(new ByLink(linked, token), form, model));
    }

    @PostMapping("/declared/{token}/confirmation")
    String confirmByLink(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> declaring.confirm(new ByLink(linked, token), form, model));
    }

    private record SignedIn(Declarations declarations, String visitId, @Nullable String organisationId) implements Declaring.Entrance {
        @Override
        public String base() {
            return "/declarations/" + visitId;
        }

        @Override
        public String query() {
            return organisationId == null || !organisationId.matches("[a-z0-9-]{2,63}") ? "" : "?organisationId=" + organisationId;
        }

        @Override
        public ResponseEntity<Declaration> open() {
            return declarations.declaration(visitId, organisationId);
        }

        @Override
        public void tell(@Nullable String version, Map<String, ?> agreements) {
            declarations.tell(visitId, organisationId, version, agreements);
        }

        @Override
        public void confirm(String key) {
            declarations.confirm(visitId, organisationId, key, Map.of());
        }
    }

    private record ByLink(LinkedDeclarations declarations, String token) implements Declaring.Entrance {
        @Override
        public String base() {
            return "/declared/" + token;
        }

        @Override
        public String query() {
            return "";
        }

        @Override
        public ResponseEntity<Declaration> open() {
            return declarations.declaration(token);
        }

        @Override
        public void tell(@Nullable String version, Map<String, ?> agreements) {
            declarations.tell(token, version, agreements);
        }

        @Override
        public void confirm(String key) {
            declarations.confirm(token, key, Map.of());
        }

        @Override
        public String toString() {
            return "the holder of a link";
        }
    }
}
