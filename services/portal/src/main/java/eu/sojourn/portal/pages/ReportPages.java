package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Reports;
import eu.sojourn.portal.services.Reports.Snapshot;
import eu.sojourn.portal.services.Reports.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The report centre: what each authority wants to be told, live, frozen, and what changed between two. */
@Controller
class ReportPages {
    private static final String FORM = "snapshot";
    private static final String TEMPLATE = "template";
    private static final List<String> FORMATS = List.of("xlsx", "csv", "pdf", "json");
    private static final List<String> FILTERS = Stream.concat(Stream.of("from", "to", "country"), KpiQuery.OFFERED.stream()).toList();
    private static final int MANY = 200;

    private final Reports reports;
    private final Parts parts;
    private final Sending sending;
    private final KpiFrame frame;

    ReportPages(Reports reports, Parts parts, Sending sending, KpiFrame frame) {
        this.reports = reports;
        this.parts = parts;
        this.sending = sending;
        this.frame = frame;
    }

    @GetMapping("/kpis/{programmeId}/reports")
    String centre(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> address, Model model) {
        frame(programmeId, model);
        var query = ListQuery.of(centre(programmeId), List.of(), address);
        model.addAttribute("query", query);
        var templates = parts.start(() -> reports.templates().templates());
        var snapshots = parts.start(() -> reports.snapshots(programmeId, query.asked()));
        model.addAttribute("templates", templates.get());
        model.addAttribute("snapshots", snapshots.get());
        return "report-centre";
    }

    /** A report of what is so now, with the choice of its period and filters. */
    @GetMapping("/kpis/{programmeId}/reports/{templateId}")
    String live(@PathVariable String programmeId, @PathVariable String templateId, @RequestParam MultiValueMap<String, String> address,
            Model model) {
        frame(programmeId, model);
        var query = ListQuery.of(centre(programmeId) + "/" + templateId, FILTERS, address);
        var filters = filters(query);
        Template template = template(templateId, reports.templates().templates());
        model.addAttribute("query", query);
        model.addAttribute(TEMPLATE, template);
        model.addAttribute("offered", template.needs().contains("country") ? FILTERS.subList(2, FILTERS.size()) : KpiQuery.OFFERED);
        model.addAttribute("formats", files("/api/kpis/programmes/" + programmeId + "/reports/" + templateId, filters));
        model.addAttribute("numbers", ReportNumbers.live(programmeId, templateId, filters));
        model.addAttribute("chosen", filters);
        if (template.needs().isEmpty() || template.needs().stream().anyMatch(filters::containsKey)) {
            try {
                model.addAttribute("report", reports.live(programmeId, templateId, filters));
            } catch (Refused refused) {
                if (!refused.mendable()) {
                    throw refused;
                }
                Sending.forms(model).put("filter", Form.filled(query.filters()).refused(refused));
            }
        }
        return "report";
    }

    @PostMapping("/kpis/{programmeId}/snapshots")
    String freeze(@PathVariable String programmeId, Form form, Model model) {
        return sending.send(FORM, form, model, () -> {
            Map<String, List<String>> filters = new LinkedHashMap<>();
            for (String filter : FILTERS.subList(2, FILTERS.size())) {
                List<String> values = form.values(filter).stream().filter(value -> !value.isBlank()).toList();
                if (!values.isEmpty()) {
                    filters.put(filter, values);
                }
            }
            Map<String, @Nullable Object> what = new LinkedHashMap<>();
            what.put(TEMPLATE, form.value(TEMPLATE));
            what.put("from", form.optional("from"));
            what.put("to", form.optional("to"));
            what.put("filters", filters);
            what.put("note", form.optional("note"));
            return "/kpis/" + programmeId + "/snapshots/" + reports.freeze(programmeId, form.key(), what).snapshotId()
                    + "?done=snapshot-frozen";
        }, () -> live(programmeId, form.value(TEMPLATE), sent(form), model));
    }

    private static MultiValueMap<String, String> sent(Form form) {
        var sent = new LinkedMultiValueMap<String, String>();
        FILTERS.forEach(filter -> form.values(filter).forEach(value -> sent.add(filter, value)));
        return sent;
    }

    @GetMapping("/kpis/{programmeId}/snapshots/{snapshotId}")
    String frozen(@PathVariable String programmeId, @PathVariable String snapshotId, @RequestParam MultiValueMap<String, String> address,
            Model model) {
        frame(programmeId, model);
        var others = parts.start(() -> reports.snapshots(programmeId, most()));
        Snapshot snapshot = reports.snapshot(programmeId, snapshotId);
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("report", parts.load(() -> reports.frozen(programmeId, snapshotId)));
        model.addAttribute("formats",
                files("/api/kpis/programmes/" + programmeId + "/snapshots/" + snapshotId, new LinkedMultiValueMap<>()));
        model.addAttribute("numbers", ReportNumbers.frozen(programmeId, snapshotId));
        model.addAttribute("others", others.get()
                .map(slice -> slice.items().stream().filter(other -> !other.snapshotId().equals(snapshotId)).toList())
                .or(List.of()));
        return "snapshot";
    }

    /** The facts behind a number of a live report. */
    @GetMapping("/kpis/{programmeId}/reports/{templateId}/numbers/{number}")
    String liveNumber(@PathVariable String programmeId, @PathVariable String templateId, @PathVariable String number,
            @RequestParam MultiValueMap<String, String> address, Model model) {
        frame(programmeId, model);
        var query = ListQuery.of(ReportNumbers.live(programmeId, templateId, new LinkedMultiValueMap<>()).of(number), FILTERS, address);
        model.addAttribute("query", query);
        model.addAttribute("number", reports.live(programmeId, templateId, number, query.asked()));
        model.addAttribute("back", ListQuery.of(centre(programmeId) + "/" + templateId, FILTERS, address).address());
        return "report-number";
    }

    /** The frozen facts behind a number of a snapshot. */
    @GetMapping("/kpis/{programmeId}/snapshots/{snapshotId}/numbers/{number}")
    String frozenNumber(@PathVariable String programmeId, @PathVariable String snapshotId, @PathVariable String number,
            @RequestParam MultiValueMap<String, String> address, Model model) {
        frame(programmeId, model);
        var query = ListQuery.of(ReportNumbers.frozen(programmeId, snapshotId).of(number), List.of(), address);
        model.addAttribute("query", query);
        model.addAttribute("number", reports.frozen(programmeId, snapshotId, number, query.asked()));
        model.addAttribute("back", "/kpis/" + programmeId + "/snapshots/" + snapshotId);
        return "report-number";
    }

    /** What is another in the snapshot {@code to}; what was frozen earlier always stands before what was frozen later. */
    @GetMapping("/kpis/{programmeId}/snapshots/{snapshotId}/difference")
    String difference(@PathVariable String programmeId, @PathVariable String snapshotId, @RequestParam String to,
            @RequestParam MultiValueMap<String, String> address, Model model) {
        frame(programmeId, model);
        if (reports.snapshot(programmeId, snapshotId).frozenAt().isAfter(reports.snapshot(programmeId, to).frozenAt())) {
            return "redirect:" + UriComponentsBuilder.fromPath("/kpis/{programme}/snapshots/{earlier}/difference")
                    .queryParam("to", "{later}")
                    .encode()
                    .buildAndExpand(programmeId, to, snapshotId)
                    .toUriString();
        }
        model.addAttribute("compared", reports.difference(programmeId, snapshotId, to));
        var query = new LinkedMultiValueMap<String, String>();
        query.add("to", to);
        Map<String, String> formats = new LinkedHashMap<>();
        for (String format : List.of("xlsx", "csv")) {
            formats.put(format,
                    address("/api/kpis/programmes/" + programmeId + "/snapshots/" + snapshotId + "/difference." + format, query));
        }
        model.addAttribute("formats", formats);
        return "report-difference";
    }

    private void frame(String programmeId, Model model) {
        Person.current().requireReadsKpis();
        frame.of(programmeId, model);
    }

    static String centre(String programmeId) {
        return "/kpis/" + programmeId + "/reports";
    }

    private static MultiValueMap<String, String> filters(ListQuery query) {
        var filters = new LinkedMultiValueMap<String, String>();
        query.filters().forEach(filters::put);
        return filters;
    }

    private static MultiValueMap<String, String> most() {
        var query = new LinkedMultiValueMap<String, String>();
        query.add("limit", String.valueOf(MANY));
        return query;
    }

    private static Template template(String templateId, List<Template> templates) {
        return templates.stream().filter(template -> template.id().equals(templateId)).findFirst().orElseThrow(UnknownPage::new);
    }

    private static Map<String, String> files(String path, MultiValueMap<String, String> filters) {
        Map<String, String> files = new LinkedHashMap<>();
        FORMATS.forEach(format -> files.put(format, address(path + "." + format, filters)));
        return files;
    }

    static String address(String path, MultiValueMap<String, String> query) {
        return ListQuery.of(path, List.of(), new LinkedMultiValueMap<>()).with(query, null).address();
    }
}
