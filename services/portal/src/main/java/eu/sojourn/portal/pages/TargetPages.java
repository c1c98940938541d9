package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Kpis.Dictionary;
import eu.sojourn.portal.services.Kpis.Indicator;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Targets;
import eu.sojourn.portal.services.Targets.Alert;
import eu.sojourn.portal.services.Targets.Pace;
import eu.sojourn.portal.services.Targets.Target;
import eu.sojourn.service.domain.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Targets of a programme: how far each is, what the forecast says and why its light is as it is; set, changed and taken back. */
@Controller
class TargetPages {
    private static final String FORM = "target";
    private static final String NARROWED = "filters.";
    private static final int ALERTS = 30;

    private final Targets targets;
    private final KpiBoard boards;
    private final KpiFrame frame;
    private final DimensionWords dimensions;
    private final Words words;
    private final Sending sending;

    TargetPages(Targets targets, KpiBoard boards, KpiFrame frame, DimensionWords dimensions, Words words, Sending sending) {
        this.targets = targets;
        this.boards = boards;
        this.frame = frame;
        this.dimensions = dimensions;
        this.words = words;
        this.sending = sending;
    }

    /**
     * A target with its pace.
     *
     * @param scope for which part of the programme it is, in words; empty for the whole
     * @param months what was reached and planned month by month
     */
    record Shown(Target target, Bullet bullet, String scope, KpiTable months) {}

    /** An alert and the name of what it is about. */
    record Told(Alert alert, String name) {}

    /**
     * @param change the target that the form changes
     * @param like   the target that the form begins with, to set another
     */
    @GetMapping("/kpis/{programmeId}/targets")
    String targets(@PathVariable String programmeId, @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String like, Model model) {
        var known = boards.started(() -> targets.targets(programmeId));
        var paces = boards.started(() -> targets.pace(programmeId, new LinkedMultiValueMap<>()));
        var alerts = boards.started(() -> targets.alerts(programmeId));
        frame.of(programmeId, model);
        Dictionary dictionary = boards.dictionary().or(new Dictionary(0, List.of()));
        Part<List<Target>> all = known.get();
        Part<List<Pace>> pace = paces.get();
        model.addAttribute("targets", all);
        model.addAttribute("pace", pace);
        model.addAttribute("shown", shown(all.or(List.of()), pace.or(List.of()), dictionary));
        model.addAttribute("overridden", all.or(List.of()).stream().filter(target -> target.overriddenBy() != null).toList());
        model.addAttribute("alerts", alerts.get().map(list -> list.stream().limit(ALERTS).map(alert -> told(alert, dictionary)).toList()));
        model.addAttribute("indicators", indicators(dictionary));
        model.addAttribute("names", dictionary);
        Target begun = all.or(List.of())
                .stream()
                .filter(target -> target.id().equals(change == null ? like : change))
                .findFirst()
                .orElse(null);
        model.addAttribute("changed", change == null ? null : begun);
        if (begun != null) {
            Sending.forms(model).offer(FORM, Form.filled(known(begun)));
        }
        if (change != null && begun != null) {
            SeenVersion.show(model, Sending.forms(model).get(FORM), begun.seen());
        }
        return "kpi-targets";
    }

    @PostMapping("/kpis/{programmeId}/targets")
    String set(@PathVariable String programmeId, Form form, Model model) {
        return sending.send(FORM, form, model, () -> {
            targets.set(programmeId, form.key(), wanted(form));
            return page(programmeId, "target-set");
        }, () -> targets(programmeId, null, null, model));
    }

    @PostMapping("/kpis/{programmeId}/targets/{targetId}")
    String change(@PathVariable String programmeId, @PathVariable String targetId, Form form, Model model) {
        return sending.send(FORM, form, model, () -> {
            SeenVersion.send(model, "target.conflict",
                    () -> targets.change(programmeId, targetId, form.key(), SeenVersion.of(form), wanted(form)));
            return page(programmeId, "target-changed");
        }, () -> targets(programmeId, targetId, null, model));
    }

    @PostMapping("/kpis/{programmeId}/targets/{targetId}/removal")
    String remove(@PathVariable String programmeId, @PathVariable String targetId, Form form, Model model) {
        return sending.send("removal-" + targetId, form, model, () -> {
            SeenVersion.send(model, "target.conflict",
                    () -> targets.takeBack(programmeId, targetId, form.key(), SeenVersion.of(form)));
            return page(programmeId, "target-removed");
        }, () -> targets(programmeId, null, null, model));
    }

    private static String page(String programmeId, String done) {
        return "/kpis/" + programmeId + "/targets?done=" + done;
    }

    private List<Shown> shown(List<Target> all, List<Pace> paces, Dictionary dictionary) {
        List<Bullet> bullets = boards.bullets(paces, dictionary);
        List<Shown> shown = new ArrayList<>();
        for (Bullet bullet : bullets) {
            all.stream()
                    .filter(target -> target.id().equals(bullet.pace().targetId()))
                    .findFirst()
                    .ifPresent(target -> shown.add(new Shown(target, bullet, scope(target.filters()), months(bullet.pace()))));
        }
        return shown;
    }

    private String scope(Map<String, List<String>> filters) {
        return String.join(", ",
                filters.entrySet()
                        .stream()
                        .map(each -> dimensions.name(each.getKey()) + ": " + dimensions.values(each.getKey(), each.getValue()))
                        .toList());
    }

    /** Reached and planned until the end of each month; the forecast stands at the last one. */
    private KpiTable months(Pace pace) {
        List<KpiTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < pace.series().size(); i++) {
            Targets.Month month = pace.series().get(i);
            rows.add(new KpiTable.Row(dimensions.value("month", month.month()), List.of(new KpiTable.Cell(month.actual(), null, null),
                    new KpiTable.Cell(month.plan(), null, null),
                    new KpiTable.Cell(i == pace.series().size() - 1 ? pace.forecast() : null, null, null))));
        }
        return new KpiTable("months-" + pace.targetId(), "lines", 3,
                List.of(new KpiTable.Column(words.of("pace", "key.actual"), null), new KpiTable.Column(words.of("pace", "key.plan"), null),
                        new KpiTable.Column(words.of("pace", "key.forecast"), null)),
                rows);
    }

    static Told told(Alert alert, Dictionary dictionary) {
        return new Told(alert, dictionary.find(alert.kpi()).map(Indicator::name).orElse(alert.kpi()));
    }

    private static Map<String, String> indicators(Dictionary dictionary) {
        Map<String, String> indicators = new LinkedHashMap<>();
        dictionary.indicators().forEach(one -> indicators.put(one.id(), one.name()));
        return indicators;
    }

    private static Map<String, @Nullable Object> known(Target target) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("kpi", target.kpi());
        known.put("value", target.value().toPlainString());
        known.put("from", target.from());
        known.put("to", target.to());
        known.put("warnAt", target.warnAt());
        known.put("alarmAt", target.alarmAt());
        target.filters().forEach((dimension, values) -> known.put(NARROWED + dimension, values));
        return known;
    }

    private static Map<String, ?> wanted(Form form) {
        List<Fault> faults = new ArrayList<>();
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        for (String field : List.of("kpi", "value")) {
            if (form.optional(field) == null) {
                faults.add(Fault.here(field, "fault.missing"));
            }
        }
        wanted.put("kpi", form.optional("kpi"));
        wanted.put("value", amount(form, faults));
        wanted.put("from", form.optional("from"));
        wanted.put("to", form.optional("to"));
        wanted.put("warnAt", form.number("warnAt", faults));
        wanted.put("alarmAt", form.number("alarmAt", faults));
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (String dimension : KpiQuery.OFFERED) {
            List<String> values = form.values(NARROWED + dimension).stream().filter(value -> !value.isBlank()).map(String::strip).toList();
            if (!values.isEmpty()) {
                filters.put(dimension, values);
            }
        }
        wanted.put("filters", filters);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return wanted;
    }

    private static @Nullable BigDecimal amount(Form form, List<Fault> faults) {
        String given = form.optional("value");
        if (given == null) {
            return null;
        }
        try {
            return Decimals.read(given.replace(" ", ""));
        } catch (NumberFormatException _) {
            faults.add(Fault.here("value", "fault.number"));
            return null;
        }
    }
}
