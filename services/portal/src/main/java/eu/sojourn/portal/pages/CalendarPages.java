package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.CalendarFeed;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The address that a person's calendar reads by itself. It is shown once, so the page that gives it is no redirect. */
@Controller
class CalendarPages {
    private final Agreements agreements;
    private final Parts parts;
    private final Sending sending;

    CalendarPages(Agreements agreements, Parts parts, Sending sending) {
        this.agreements = agreements;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/calendar")
    String own(Model model) {
        return page(parts.load(agreements::calendarFeed), model);
    }

    @PostMapping("/calendar")
    String issue(Form form, Model model) {
        return sending.show("feed", form, model, () -> page(Part.of(agreements.issueCalendarFeed(form.key(), Map.of())), model),
                () -> own(model));
    }

    @PostMapping("/calendar/revocation")
    String revoke(Form form, Model model) {
        return sending.send("revocation", form, model, () -> {
            agreements.revokeCalendarFeed(form.key(), Map.of());
            return "/calendar?done=calendar-revoked";
        }, () -> own(model));
    }

    private static String page(Part<CalendarFeed> feed, Model model) {
        model.addAttribute("feed", feed);
        model.addAttribute("takesPart", !Person.current().organisations().isEmpty());
        Sending.forms(model);
        return "calendar";
    }
}
