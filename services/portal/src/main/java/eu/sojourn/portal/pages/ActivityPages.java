package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Activities;
import eu.sojourn.portal.services.Activities.Activity;
import eu.sojourn.portal.services.Activities.Quarter;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.Slice;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Capacity building and dissemination: planned, done with so many participants, or cancelled. */
@Controller
class ActivityPages {
    private static final String FORM = "activity";
    private static final int MANY = 200;
    private static final List<String> NEEDED = List.of("kind", "title", "type", "plannedOn", "lead", "mode");
    private static final List<String> KINDS = List.of("CAPACITY_BUILDING", "DISSEMINATION");
    private static final List<String> MODES = List.of("IN_PERSON", "ONLINE", "HYBRID");

    private final Activities activities;
    private final Registration registration;
    private final KpiBoard boards;
    private final KpiFrame frame;
    private final DimensionWords dimensions;
    private final Words words;
    private final Sending sending;

    ActivityPages(Activities activities, Registration registration, KpiBoard boards, KpiFrame frame, DimensionWords dimensions, Words words,
            Sending sending) {
        this.activities = activities;
        this.registration = registration;
        this.boards = boards;
        this.frame = frame;
        this.dimensions = dimensions;
        this.words = words;
        this.sending = sending;
    }

    /**
     * An activity as a row.
     *
     * @param late whether its time went by
     */
    record Row(Activity activity, String when, boolean late) {}

    /** @param change the activity that the form changes */
    @GetMapping("/kpis/{programmeId}/activities")
    String list(@PathVariable String programmeId, @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String after, Model model) {
        var found = boards.started(() -> activities.list(programmeId, null, null, MANY, after));
        var progress = boards.started(() -> activities.progress(programmeId));
        var organisations = boards.started(() -> registration.organisations("VALIDATED", MANY, null).items());
        frame.of(programmeId, model);
        Part<Slice<Activity>> slice = found.get();
        LocalDate today = boards.today();
        model.addAttribute("activities", slice.map(list -> list.items().stream().map(activity -> row(activity, today)).toList()));
        model.addAttribute("next", slice.value() == null ? null : slice.value().next());
        model.addAttribute("progress", progress.get().map(rows -> KINDS.stream().map(kind -> quarters(kind, rows.rows())).toList()));
        model.addAttribute("kinds", words.choices("activity-kind", KINDS));
        model.addAttribute("modes", words.choices("activity-mode", MODES));
        model.addAttribute("leads", words.named(organisations.get().or(List.of())));
        Activity changed = change == null ? null : boards.started(() -> activities.one(programmeId, change)).get().value();
        model.addAttribute("changed", changed);
        if (changed != null) {
            Sending.forms(model).offer(FORM, Form.filled(known(changed)));
            SeenVersion.show(model, Sending.forms(model).get(FORM), changed.seen());
        }
        return "kpi-activities";
    }

    @PostMapping("/kpis/{programmeId}/activities")
    String plan(@PathVariable String programmeId, Form form, Model model) {
        return sending.send(FORM, form, model, () -> {
            activities.plan(programmeId, form.key(), plan(form, false));
            return page(programmeId, "activity-planned");
        }, () -> list(programmeId, null, null, model));
    }

    @PostMapping("/kpis/{programmeId}/activities/{activityId}")
    String change(@PathVariable String programmeId, @PathVariable String activityId, Form form, Model model) {
        return sending.send(FORM, form, model, () -> {
            SeenVersion.send(model, "activity.conflict", () -> activities.change(programmeId, activityId, form.key(), SeenVersion.of(form),
                    plan(form, form.optional("doneOn") != null)));
            return page(programmeId, "activity-changed");
        }, () -> list(programmeId, activityId, null, model));
    }

    @PostMapping("/kpis/{programmeId}/activities/{activityId}/{command}")
    String command(@PathVariable String programmeId, @PathVariable String activityId, @PathVariable String command, Form form,
            Model model) {
        return sending.send(command + "-" + activityId, form, model, () -> {
            SeenVersion.send(model, "activity.conflict", () -> {
                switch (command) {
                    case "done" -> activities.done(programmeId, activityId, form.key(), SeenVersion.of(form), held(form));
                    case "cancel" -> activities.cancel(programmeId, activityId, form.key(), SeenVersion.of(form));
                    case "removal" -> activities.takeOut(programmeId, activityId, form.key(), SeenVersion.of(form));
                    default -> throw new UnknownPage();
                }
            });
            return page(programmeId, "activity-" + command);
        }, () -> list(programmeId, null, null, model));
    }

    private static String page(String programmeId, String done) {
        return "/kpis/" + programmeId + "/activities?done=" + done;
    }

    private Row row(Activity activity, LocalDate today) {
        boolean month = activity.plannedOn().length() == "2023-03".length();
        try {
            LocalDate last = month ? YearMonth.parse(activity.plannedOn()).atEndOfMonth() : LocalDate.parse(activity.plannedOn());
            return new Row(activity, month ? dimensions.value("month", activity.plannedOn()) : words.day(last),
                    activity.planned() && last.isBefore(today));
        } catch (DateTimeException _) {
            return new Row(activity, activity.plannedOn(), false);
        }
    }

    private KpiTable quarters(String kind, List<Quarter> rows) {
        return new KpiTable(kind.toLowerCase(Locale.ROOT).replace('_', '-'), "columns", 2, List.of(column("planned"), column("done"),
                column("expected"), column("came")),
                rows.stream()
                        .filter(row -> row.kind().equals(kind))
                        .map(row -> new KpiTable.Row(dimensions.value("quarter", row.quarter()),
                                List.of(cell(row.planned()), cell(row.done()), cell(row.expectedParticipants()),
                                        cell(row.actualParticipants()))))
                        .toList());
    }

    private KpiTable.Column column(String name) {
        return new KpiTable.Column(words.of("activities", "column." + name), null);
    }

    private static KpiTable.Cell cell(long value) {
        return new KpiTable.Cell(BigDecimal.valueOf(value), null, null);
    }

    private static Map<String, @Nullable Object> known(Activity activity) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("kind", activity.kind());
        known.put("title", activity.title());
        known.put("type", activity.type());
        known.put("plannedOn", activity.plannedOn());
        known.put("lead", activity.lead());
        known.put("expectedParticipants", activity.expectedParticipants());
        known.put("mode", activity.mode());
        known.put("doneOn", activity.doneOn());
        known.put("actualParticipants", activity.actualParticipants());
        return known;
    }

    /** @param done whether what came of it is corrected too */
    private static Map<String, ?> plan(Form form, boolean done) {
        List<Fault> faults = new ArrayList<>();
        NEEDED.stream().filter(field -> form.optional(field) == null).forEach(field -> faults.add(Fault.here(field, "fault.missing")));
        Map<String, @Nullable Object> plan = new LinkedHashMap<>();
        NEEDED.forEach(field -> plan.put(field, form.optional(field)));
        plan.put("type", form.value("type").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        plan.put("expectedParticipants", form.number("expectedParticipants", faults));
        if (done) {
            plan.put("doneOn", form.optional("doneOn"));
            plan.put("actualParticipants", form.number("actualParticipants", faults));
        }
        return checked(plan, faults);
    }

    private static Map<String, ?> held(Form form) {
        List<Fault> faults = new ArrayList<>();
        List.of("doneOn", "actualParticipants")
                .stream()
                .filter(field -> form.optional(field) == null)
                .forEach(field -> faults.add(Fault.here(field, "fault.missing")));
        Map<String, @Nullable Object> held = new LinkedHashMap<>();
        held.put("doneOn", form.optional("doneOn"));
        held.put("actualParticipants", form.number("actualParticipants", faults));
        return checked(held, faults);
    }

    private static Map<String, ?> checked(Map<String, @Nullable Object> sent, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return sent;
    }
}
