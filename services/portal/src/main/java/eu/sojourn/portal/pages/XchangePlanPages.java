package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Reason;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Unavailable;
import eu.sojourn.portal.services.Xchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Planning Xchanges: a new one, one like an earlier one, changing one with its effects shown first, calling one off. */
@Controller
class XchangePlanPages {
    private static final int MANY = 200;
    private static final List<String> TEXTS = List.of("programmeId", "title", "hostOrganisationId", "hostPartnershipId", "format", "mode",
            "firstDay", "lastDay", "deadline", "description", "place");
    private static final List<String> NEEDED = List.of("title", "hostOrganisationId", "firstDay", "lastDay", "capacity");
    private static final List<String> EVENT = List.of("name", "kind", "firstDay", "lastDay", "url");
    private final Registration registration;
    private final Parts parts;
    private final Sending sending;
    private final XchangePages pages;

    XchangePlanPages(Registration registration, Parts parts, Sending sending, XchangePages pages) {
        this.registration = registration;
        this.parts = parts;
        this.sending = sending;
        this.pages = pages;
    }

    /** @param like id of an Xchange whose plan is taken over, but for its dates */
    @GetMapping("/xchanges/new")
    String blank(@RequestParam(required = false) @Nullable String like, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        var earlier = parts.start(() -> earlier(person));
        choices(person, model);
        model.addAttribute("earlier", earlier.get());
        model.addAttribute("like", like);
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put("programmeId", person.programmes().isEmpty() ? null : person.programmes().getFirst());
        known.put("format", "GROUP");
        known.put("mode", "PHYSICAL");
        if (like != null && !like.isBlank()) {
            known.putAll(plan(registration.xchange(like)));
            Stream.of("firstDay", "lastDay", "deadline", "linkedEvent.name", "linkedEvent.kind", "linkedEvent.firstDay",
                    "linkedEvent.lastDay", "linkedEvent.url").forEach(known::remove);
        }
        Sending.forms(model).offer("xchange", Form.filled(known));
        return "xchange-new";
    }

    @PostMapping("/xchanges")
    String create(Form form, Model model) {
        if (form.value("then").equals("check")) {
            Sending.forms(model).put("xchange", form);
            model.addAttribute("warnings", warnings(form));
            return blank(null, model);
        }
        return sending.send("xchange", form, model, () -> {
            String xchangeId = registration.create(form.key(), checked(form)).xchangeId();
            return "/xchanges/" + xchangeId + "?done=" + (form.value("then").equals("open") && opened(xchangeId, form)
                    ? "xchange-opened"
                    : "xchange-created");
        }, () -> blank(null, model));
    }

    /** What was created stays a draft when it cannot be opened yet; its page says so and offers the button again. */
    private boolean opened(String xchangeId, Form form) {
        try {
            registration.open(xchangeId, form.secondKey(), Map.of());
            return true;
        } catch (Refused | Unavailable _) {
            return false;
        }
    }

    @GetMapping("/xchanges/{xchangeId}/change")
    String edit(@PathVariable String xchangeId, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        Xchange xchange = registration.xchange(xchangeId);
        choices(person, model);
        model.addAttribute("xchange", xchange);
        Sending.forms(model).offer("xchange", Form.filled(plan(xchange)));
        return "xchange-change";
    }

    /** First shows what the change does; what is confirmed there is saved. Nobody has a visit to a draft, so it is saved at once. */
    @PostMapping("/xchanges/{xchangeId}/change")
    String change(@PathVariable String xchangeId, Form form, Model model) {
        if (form.value("then").equals("edit")) {
            Sending.forms(model).put("xchange", form);
            return edit(xchangeId, model);
        }
        if (form.value("then").equals("save")) {
            return sending.send("xchange", form, model, () -> {
                registration.change(xchangeId, form.key(), checked(form));
                return "/xchanges/" + xchangeId + "?done=xchange-changed";
            }, () -> edit(xchangeId, model));
        }
        return previewed(xchangeId, form, model);
    }

    private String previewed(String xchangeId, Form form, Model model) {
        try {
            model.addAttribute("change", registration.previewChange(xchangeId, checked(form)));
            Sending.forms(model).put("xchange", form);
            return edit(xchangeId, model);
        } catch (Invalid | Refused | Unavailable fault) {
            return sending.send("xchange", form, model, () -> {
                throw fault;
            }, () -> edit(xchangeId, model));
        }
    }

    @PostMapping("/xchanges/{xchangeId}/cancellation")
    String cancel(@PathVariable String xchangeId, Form form, Model model) {
        return sending.send("cancellation", form, model, () -> {
            if (form.lines("reasons").isEmpty()) {
                throw new Invalid(List.of(Fault.here("reasons", "fault.missing")));
            }
            registration.cancel(xchangeId, form.key(), Map.of("reasons", form.lines("reasons")));
            return "/xchanges/" + xchangeId + "?done=xchange-cancelled";
        }, () -> pages.one(xchangeId, null, model));
    }

    private void choices(Person person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("organisations", parts.load(() -> registration.organisations("VALIDATED", MANY, null).items()));
        model.addAttribute("purposes", OrganisationPages.PURPOSES);
        model.addAttribute("activities", List.of("MATCHMAKING", "SITE_VISIT", "FAIR_VISIT", "CONGRESS_VISIT", "WORKSHOP", "TRAINING",
                "MEETINGS", "JOB_SHADOWING"));
    }

    /** What an Xchange can be planned like, the latest first. */
    private List<Xchange> earlier(Person person) {
        return person.programmes()
                .stream()
                .flatMap(programme -> registration.xchanges(programme, null, null, MANY, null).items().stream())
                .filter(xchange -> person.actor().coordinates(xchange.programmeId()))
                .sorted(Comparator.comparing(Xchange::firstDay).reversed())
                .toList();
    }

    /** Warnings on what is typed so far; none while it is too little to tell. */
    private List<Reason> warnings(Form form) {
        if (form.optional("firstDay") == null || form.optional("lastDay") == null || form.optional("hostOrganisationId") == null) {
            return List.of();
        }
        Map<String, @Nullable Object> plan = sent(form, new ArrayList<>());
        plan.putIfAbsent("title", "-");
        plan.put("capacity", 1);
        try {
            return registration.check(plan).warnings();
        } catch (Refused | Unavailable _) {
            return List.of();
        }
    }

    private static Map<String, @Nullable Object> checked(Form form) {
        List<Fault> faults = new ArrayList<>();
        for (String field : NEEDED) {
            if (form.optional(field) == null) {
                faults.add(Fault.here(field, "fault.missing"));
            }
        }
        Map<String, @Nullable Object> plan = sent(form, faults);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return plan;
    }

    private static Map<String, @Nullable Object> sent(Form form, List<Fault> faults) {
        Map<String, @Nullable Object> plan = new HashMap<>();
        TEXTS.forEach(field -> plan.put(field, form.optional(field)));
        plan.put("capacity", form.number("capacity", faults));
        plan.put("travelDays", form.number("travelDays", faults));
        plan.put("purposes", form.values("purposes"));
        plan.put("activityTypes", form.values("activityTypes"));
        plan.put("sectors",
                Stream.of(form.value("sectors").split("[,;\n]"))
                        .map(String::strip)
                        .filter(sector -> !sector.isEmpty())
                        .distinct()
                        .toList());
        Map<String, @Nullable Object> event = new HashMap<>();
        EVENT.forEach(field -> event.put(field, form.optional("linkedEvent." + field)));
        boolean linked = EVENT.stream().anyMatch(field -> !field.equals("kind") && event.get(field) != null);
        if (linked) {
            EVENT.stream()
                    .filter(field -> !field.equals("url") && event.get(field) == null)
                    .forEach(
                            field -> faults.add(Fault.here("linkedEvent." + field, "fault.missing")));
        }
        plan.put("linkedEvent", linked ? event : null);
        return plan;
    }

    private static Map<String, @Nullable Object> plan(Xchange x) {
        Map<String, @Nullable Object> plan = new HashMap<>();
        plan.put("programmeId", x.programmeId());
        plan.put("title", x.title());
        plan.put("hostOrganisationId", x.hostOrganisationId());
        plan.put("hostPartnershipId", x.hostPartnershipId());
        plan.put("format", x.format());
        plan.put("mode", x.mode());
        plan.put("firstDay", x.firstDay());
        plan.put("lastDay", x.lastDay());
        plan.put("capacity", x.capacity());
        plan.put("deadline", x.deadline());
        plan.put("description", x.description());
        plan.put("place", x.place());
        plan.put("travelDays", x.travelDays());
        plan.put("purposes", x.purposes());
        plan.put("activityTypes", x.activityTypes());
        plan.put("sectors", String.join(", ", x.sectors()));
        var event = x.linkedEvent();
        if (event != null) {
            plan.put("linkedEvent.name", event.name());
            plan.put("linkedEvent.kind", event.kind());
            plan.put("linkedEvent.firstDay", event.firstDay());
            plan.put("linkedEvent.lastDay", event.lastDay());
            plan.put("linkedEvent.url", event.url());
        }
        return plan;
    }
}
