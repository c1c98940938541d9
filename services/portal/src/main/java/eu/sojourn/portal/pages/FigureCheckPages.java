package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.FigureChecks;
import eu.sojourn.portal.services.FigureChecks.Report;
import eu.sojourn.portal.services.FigureChecks.Table;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Checking a published table: upload, paste or an example; what was found stands in the table itself and as a list. Nothing is kept but by the
 * browser, which sends a table of moderate size again when the person chooses other rules.
 */
@Controller
class FigureCheckPages {
    private static final String FORM = "check";
    private static final int LARGEST_KEPT = 256 * 1024;

    private final FigureChecks checks;
    private final Sending sending;
    private final Parts parts;

    FigureCheckPages(FigureChecks checks, Sending sending, Parts parts) {
        this.checks = checks;
        this.sending = sending;
        this.parts = parts;
    }

    @GetMapping("/kpis/figure-checks")
    String choose(Model model) {
        Person.current().requireReadsKpis();
        model.addAttribute("examples", parts.load(() -> checks.examples().items()));
        return "figure-check-new";
    }

    @PostMapping("/kpis/figure-checks")
    String check(@RequestParam(required = false) @Nullable MultipartFile file, Form form, Model model) {
        Person.current().requireReadsKpis();
        return sending.show(FORM, form, model, () -> {
            Published published = published(file, form);
            ChosenRules chosen = ChosenRules.of(form);
            return chosen == null
                    ? show(published, null, checks.check(published, published.rules(), "true"), model)
                    : show(published, chosen.withClaim(form), model);
        }, () -> again(form, model));
    }

    /** The page as it was, without what stood in the way. */
    private String again(Form form, Model model) {
        ChosenRules chosen = ChosenRules.of(form);
        if (chosen == null || form.value("content").isEmpty()) {
            return choose(model);
        }
        try {
            return show(published(null, form), chosen, model);
        } catch (Refused | Invalid _) {
            return choose(model);
        }
    }

    private String show(Published published, ChosenRules chosen, Model model) {
        return show(published, chosen, checks.check(published, chosen.sent(), "false"), model);
    }

    private static String show(Published published, @Nullable ChosenRules chosen, Report report, Model model) {
        ChosenRules rules = chosen == null ? ChosenRules.of(report) : chosen;
        model.addAttribute("report", report);
        model.addAttribute("tables", MarkedTable.all(report));
        model.addAttribute("anchors", report.findings().stream().map(finding -> MarkedTable.anchor(finding, report)).toList());
        model.addAttribute("rules", rules.outcomes(report));
        model.addAttribute("known", rules.kept());
        model.addAttribute("looked", report.checked().stream().mapToInt(FigureChecks.Checked::cells).sum());
        model.addAttribute("name", published.getFilename());
        model.addAttribute("content", published.kept());
        model.addAttribute("columns", columns(report.tables()));
        model.addAttribute("meanings", Arrays.stream(ChosenRules.Meaning.values()).map(Enum::name).toList());
        return "figure-check";
    }

    /** What a claim may be about, each under the value of its option. */
    private static Map<String, String> columns(List<Table> tables) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Table table : tables) {
            for (String column : table.columns()) {
                columns.put(table.name() + "\t" + column, tables.size() == 1 ? column : table.name() + ": " + column);
            }
        }
        return columns;
    }

    private Published published(@Nullable MultipartFile file, Form form) {
        if (!form.value("content").isEmpty()) {
            try {
                return new Published(Base64.getDecoder().decode(form.value("content")), form.value("name"), "[]");
            } catch (IllegalArgumentException _) {
                throw new Invalid(List.of(Fault.here("file", "figure-checks.none")));
            }
        }
        if (!form.value("example").isEmpty()) {
            return example(form.value("example"));
        }
        if (Uploads.isChosen(file)) {
            return new Published(Uploads.bytes(file), Uploads.name(file), "[]");
        }
        if (file != null && file.getOriginalFilename() != null && !file.getOriginalFilename().isEmpty()) {
            throw new Invalid(List.of(Fault.here("file", "figure-checks.empty")));
        }
        if (!form.value("pasted").isEmpty()) {
            return new Published(form.value("pasted").getBytes(StandardCharsets.UTF_8), "table.csv", "[]");
        }
        throw new Invalid(List.of(Fault.here("file", "figure-checks.none")));
    }

    private Published example(String id) {
        var example = checks.examples().items().stream().filter(each -> each.id().equals(id)).findFirst();
        byte[] content = example.isEmpty() ? null : checks.example(id).getBody();
        if (content == null) {
            throw new Invalid(List.of(Fault.here("file", "figure-checks.none")));
        }
        return new Published(content, id + ".csv", ChosenRules.json(example.get().rules()));
    }

    /** A file to be checked. */
    private static final class Published extends ByteArrayResource {
        private final String name;
        private final String rules;

        Published(byte[] content, String name, String rules) {
            super(content);
            this.name = name;
            this.rules = rules;
        }

        @Override
        public String getFilename() {
            return name;
        }

        /** What was told of it. */
        String rules() {
            return rules;
        }

        /** What the browser keeps of it; blank if that would be too much. */
        String kept() {
            return getByteArray().length > LARGEST_KEPT ? "" : Base64.getEncoder().encodeToString(getByteArray());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other) && other instanceof Published published && published.name.equals(name);
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + name.hashCode();
        }
    }
}
