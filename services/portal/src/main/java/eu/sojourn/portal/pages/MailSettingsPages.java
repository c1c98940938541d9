package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.LinkedNotifications;
import eu.sojourn.portal.services.MailSettings;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What a person gets by mail, behind the link in such a mail. Opening it changes nothing, since mail programs open links by themselves; a
 * POST of {@code List-Unsubscribe=One-Click} to its address switches everything off that can be (RFC 8058).
 */
@Controller
@RequestMapping("/mail-settings/{token}")
class MailSettingsPages {
    private static final String SETTINGS = "settings";
    private final LinkedNotifications notifications;
    private final Sending sending;

    MailSettingsPages(LinkedNotifications notifications, Sending sending) {
        this.notifications = notifications;
        this.sending = sending;
    }

    @GetMapping
    String one(@PathVariable String token, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> page(notifications.mailSettings(token), model));
    }

    /** Answers by the page itself: mail programs follow no redirect here. */
    @PostMapping
    String set(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        return BehindLink.open(token, model, response, () -> sending.show(SETTINGS, form, model, () -> {
            model.addAttribute("saved", true);
            return page(notifications.setMailSettings(token, wanted(form)), model);
        }, () -> page(notifications.mailSettings(token), model)));
    }

    /** What a mail program sends names nothing that is wanted. */
    private static MailSettings wanted(Form form) {
        return new MailSettings(form.chosen("wanted", "reminders"), form.chosen("wanted", "surveys"));
    }

    private static String page(MailSettings settings, Model model) {
        model.addAttribute(SETTINGS, settings);
        return "mail-settings";
    }
}
