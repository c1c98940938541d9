package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.LinkedNotifications;
import eu.sojourn.portal.services.MailSettings;
import eu.sojourn.portal.services.Notifications;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * What a person gets by mail: for whoever is signed in, and behind the link in such a mail. Opening it changes nothing, since mail programs open links by themselves; a
 * POST of {@code List-Unsubscribe=One-Click} to its address switches everything off that can be (RFC 8058).
 */
@Controller
class MailSettingsPages {
    private static final String SETTINGS = "settings";
    private final Notifications notifications;
    private final LinkedNotifications linked;
    private final Sending sending;

    MailSettingsPages(Notifications notifications, LinkedNotifications linked, Sending sending) {
        this.notifications = notifications;
        this.linked = linked;
        this.sending = sending;
    }

    @GetMapping("/mails")
    String own(Model model) {
        return page(notifications.mailSettings(), model);
    }

    @PostMapping("/mails")
    String setOwn(Form form, Model model) {
        return sending.show(SETTINGS, form, model, () -> {
            notifications.setMailSettings(wanted(form));
            return "redirect:/mails?done=mail-settings";
        }, () -> page(wanted(form), model));
    }

    @GetMapping("/mail-settings/{token}")
    String one(@PathVariable String token, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> page(linked.mailSettings(token), model));
    }

    /** Answers by the page itself: mail programs follow no redirect here. */
    @PostMapping("/mail-settings/{token}")
    String set(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> sending.show(SETTINGS, form, model, () -> {
            model.addAttribute("saved", true);
            return page(linked.setMailSettings(token, wanted(form)), model);
        }, () -> page(linked.mailSettings(token), model)));
    }

    /** What a mail program sends names nothing that is wanted. */
    private static MailSettings wanted(Form form) {
        return new MailSettings(form.chosen("wanted", "reminders"), form.chosen("wanted", "surveys"), form.chosen("wanted", "alerts"));
    }

    private static String page(MailSettings settings, Model model) {
        model.addAttribute(SETTINGS, settings);
        return "mail-settings";
    }
}
