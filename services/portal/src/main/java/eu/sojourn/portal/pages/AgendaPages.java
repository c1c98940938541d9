package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agenda;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Xchange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The agenda of an Xchange: a form with one row per session, the host's confirmation or its wishes, and a page to print. */
@Controller
class AgendaPages {
    private static final List<String> FIELDS = List.of("sessionId", "title", "topic", "starts", "ends", "place", "room", "speaker",
            "capacity", "siteAccess");
    private static final int MOST_SESSIONS = 500;
    private static final String TIME_ZONE = "timeZone";
    private static final Pattern REGION = Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/");
    private final Registration registration;
    private final Agreements agreements;
    private final Parts parts;
    private final Sending sending;

    AgendaPages(Registration registration, Agreements agreements, Parts parts, Sending sending) {
        this.registration = registration;
        this.agreements = agreements;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/xchanges/{xchangeId}/agenda")
    String one(@PathVariable String xchangeId, Model model) {
        Person person = Person.current();
        Part<Agenda> agenda = parts.load(() -> agreements.agenda(xchangeId));
        Xchange xchange = registration.xchange(xchangeId);
        boolean hosts = person.actor().actsFor(xchange.hostOrganisationId());
        model.addAttribute("person", person);
        model.addAttribute("xchange", xchange);
        model.addAttribute("agenda", agenda);
        model.addAttribute("hosts", hosts);
        model.addAttribute("edits", agenda.value() == null
                ? hosts || person.actor().coordinates(xchange.programmeId())
                : agenda.value().mayPropose());
        Sending.forms(model).offer("wishes", asWishes(agenda.value()));
        Sending.forms(model).offer("agenda", asForm(agenda.value(), xchange));
        model.addAttribute("timeZones", agenda.value() != null && agenda.value().asksForTimeZone() ? timeZones(agenda.value()) : Map.of());
        model.addAttribute("sessionRows", rows(Sending.forms(model).get("agenda")));
        return "agenda";
    }

    /** Adds or removes a row, or saves; without JavaScript each is a plain submission of the whole form. */
    @PostMapping("/xchanges/{xchangeId}/agenda")
    String edit(@PathVariable String xchangeId, Form form, Model model) {
        String action = form.value("action");
        if (action.equals("add") || action.startsWith("remove-")) {
            model.addAttribute("added", action.equals("add"));
            Sending.forms(model).put("agenda", form.with(changed(form, action)));
            return one(xchangeId, model);
        }
        return sending.send("agenda", form, model, () -> {
            Agenda proposed = agreements.propose(xchangeId, form.key(), proposal(form));
            if (action.equals("confirm")) {
                agreements.confirm(xchangeId, form.secondKey(), Map.of("version", version(proposed)));
                return "/xchanges/" + xchangeId + "/agenda?done=agenda-confirmed";
            }
            return "/xchanges/" + xchangeId + "/agenda?done=agenda-saved";
        }, () -> one(xchangeId, model));
    }

    @PostMapping("/xchanges/{xchangeId}/agenda/confirmation")
    String confirm(@PathVariable String xchangeId, Form form, Model model) {
        return sending.send("confirmation", form, model, () -> {
            List<Fault> faults = new ArrayList<>();
            Integer version = form.number("version", faults);
            if (version == null) {
                throw new Invalid(List.of(Fault.here(null, "fault.missing")));
            }
            agreements.confirm(xchangeId, form.key(), Map.of("version", version));
            return "/xchanges/" + xchangeId + "/agenda?done=agenda-confirmed";
        }, () -> one(xchangeId, model));
    }

    @PostMapping("/xchanges/{xchangeId}/agenda/change-requests")
    String requestChanges(@PathVariable String xchangeId, Form form, Model model) {
        return sending.send("wishes", form, model, () -> {
            List<Fault> faults = new ArrayList<>();
            Integer version = form.number("version", faults);
            List<Map<String, String>> wishes = wishes(form);
            if (version == null || wishes.isEmpty()) {
                throw new Invalid(List.of(Fault.here(null, version == null ? "fault.missing" : "fault.no-wish")));
            }
            agreements.requestChanges(xchangeId, form.key(), Map.of("version", version, "requests", wishes));
            return "/xchanges/" + xchangeId + "/agenda?done=agenda-changes-requested";
        }, () -> one(xchangeId, model));
    }

    @GetMapping("/xchanges/{xchangeId}/agenda/print")
    String print(@PathVariable String xchangeId, Model model) {
        Part<Agenda> agenda = parts.load(() -> agreements.agenda(xchangeId));
        if (agenda.value() != null && agenda.value().sessions().isEmpty() || agenda.silent() == null && agenda.value() == null) {
            throw new UnknownPage();
        }
        model.addAttribute("xchange", registration.xchange(xchangeId));
        model.addAttribute("agenda", agenda);
        return "agenda-print";
    }

    /** Of all sessions that the form has a field for, those that something was written to. */
    private static List<Map<String, String>> wishes(Form form) {
        List<Map<String, String>> wishes = new ArrayList<>();
        for (int i = 0; i < MOST_SESSIONS && form.all().containsKey("wishes[" + i + "].sessionId"); i++) {
            String wish = form.value("wishes[" + i + "].wish");
            if (!wish.isEmpty()) {
                wishes.add(Map.of("sessionId", form.value("wishes[" + i + "].sessionId"), "wish", wish));
            }
        }
        return wishes;
    }

    private static int version(Agenda agenda) {
        return agenda.version() == null ? 1 : agenda.version();
    }

    /** Indexes of the rows that the form has. */
    private static List<Integer> rows(Form form) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < MOST_SESSIONS && form.all().containsKey(name(i, "title")); i++) {
            rows.add(i);
        }
        return rows;
    }

    private static Map<String, Object> proposal(Form form) {
        Map<String, Object> proposal = new HashMap<>(Map.of("sessions", sessions(form)));
        String timeZone = form.optional(TIME_ZONE);
        if (timeZone != null) {
            proposal.put(TIME_ZONE, timeZone);
        }
        return proposal;
    }

    /** Those of the host's country, or all; and the one that it has. */
    private static Map<String, String> timeZones(Agenda agenda) {
        Set<String> zones = new LinkedHashSet<>(agenda.timeZones());
        if (zones.isEmpty()) {
            ZoneId.getAvailableZoneIds().stream().filter(zone -> REGION.matcher(zone).lookingAt()).sorted().forEach(zones::add);
        }
        if (agenda.timeZone() != null) {
            zones.add(agenda.timeZone());
        }
        Map<String, String> options = new LinkedHashMap<>();
        zones.forEach(zone -> options.put(zone, zone.replace('_', ' ')));
        return options;
    }

    private static List<Map<String, @Nullable Object>> sessions(Form form) {
        List<Map<String, @Nullable Object>> sessions = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i : rows(form)) {
            Map<String, @Nullable Object> session = new HashMap<>();
            for (String field : FIELDS) {
                session.put(field, form.optional(name(i, field)));
            }
            session.put("capacity", form.number(name(i, "capacity"), faults));
            for (String field : List.of("title", "starts", "ends", "place")) {
                if (session.get(field) == null) {
                    faults.add(Fault.here(name(i, field), "fault.missing"));
                }
            }
            sessions.add(session);
        }
        if (sessions.isEmpty()) {
            faults.add(Fault.here(null, "fault.no-session"));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return sessions;
    }

    private static Map<String, List<String>> changed(Form form, String action) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(TIME_ZONE, List.of(form.value(TIME_ZONE)));
        int to = 0;
        for (int i : rows(form)) {
            if (!action.equals("remove-" + i)) {
                for (String field : FIELDS) {
                    values.put(name(to, field), List.of(form.value(name(i, field))));
                }
                to++;
            }
        }
        if (action.equals("add") && to < MOST_SESSIONS) {
            String day = to == 0 ? form.value("firstDay") : form.value(name(rows(form).getLast(), "ends"));
            boolean known = day.length() >= 10;
            values.put(name(to, "title"), List.of(""));
            values.put(name(to, "starts"), List.of(known ? to == 0 ? day.substring(0, 10) + "T09:00" : day : ""));
            values.put(name(to, "ends"), List.of(""));
            values.put(name(to, "place"), List.of(to == 0 ? "" : form.value(name(rows(form).getLast(), "place"))));
        }
        return values;
    }

    private static Form asForm(@Nullable Agenda agenda, Xchange xchange) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put(TIME_ZONE, agenda == null ? null : agenda.timeZone());
        if (agenda == null || agenda.sessions().isEmpty()) {
            LocalDate day = xchange.firstDay();
            known.put(name(0, "title"), "");
            known.put(name(0, "starts"), day + "T09:00");
            known.put(name(0, "ends"), day + "T12:00");
        } else {
            for (int i = 0; i < agenda.sessions().size(); i++) {
                Agenda.Session session = agenda.sessions().get(i);
                known.put(name(i, "sessionId"), session.sessionId());
                known.put(name(i, "title"), session.title());
                known.put(name(i, "topic"), session.topic());
                known.put(name(i, "starts"), session.starts());
                known.put(name(i, "ends"), session.ends());
                known.put(name(i, "place"), session.place());
                known.put(name(i, "room"), session.room());
                known.put(name(i, "speaker"), session.speaker());
                known.put(name(i, "capacity"), session.capacity());
                known.put(name(i, "siteAccess"), session.siteAccess());
            }
        }
        return Form.filled(known);
    }

    private static Form asWishes(@Nullable Agenda agenda) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        for (int i = 0; agenda != null && i < agenda.sessions().size(); i++) {
            known.put("wishes[" + i + "].wish", agenda.wish(agenda.sessions().get(i).sessionId()));
        }
        return Form.filled(known);
    }

    private static String name(int row, String field) {
        return "sessions[" + row + "]." + field;
    }
}
