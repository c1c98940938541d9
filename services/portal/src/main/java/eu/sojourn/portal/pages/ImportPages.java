package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.SheetImport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Encoding a group from a sheet: upload, look at every row, do it. */
@Controller
class ImportPages {

    /** More rows than anybody reads on one page; those that are not possible can be downloaded. */
    private static final int SHOWN = 250;

    private final Registration registration;
    private final Sending sending;

    ImportPages(Registration registration, Sending sending) {
        this.registration = registration;
        this.sending = sending;
    }

    @GetMapping("/xchanges/{xchangeId}/imports/new")
    String begin(@PathVariable String xchangeId, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        model.addAttribute("person", person);
        model.addAttribute("xchange", registration.xchange(xchangeId));
        return "import-new";
    }

    @PostMapping("/xchanges/{xchangeId}/imports")
    String upload(@PathVariable String xchangeId, @RequestParam(required = false) @Nullable MultipartFile file, Form form, Model model) {
        return sending.send("import", form, model, () -> {
            MultipartFile chosen = Uploads.chosen(file);
            SheetImport shown = registration.upload(xchangeId, form.key(), Uploads.name(chosen), Uploads.bytes(chosen));
            return "/xchanges/" + xchangeId + "/imports/" + shown.importId();
        }, () -> begin(xchangeId, model));
    }

    @GetMapping("/xchanges/{xchangeId}/imports/{importId}")
    String preview(@PathVariable String xchangeId, @PathVariable String importId,
            @RequestParam(defaultValue = "ALL") SheetImport.Filter show, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        SheetImport sheet = registration.sheetImport(xchangeId, importId);
        List<SheetImport.Row> rows = sheet.rows(show);
        model.addAttribute("person", person);
        model.addAttribute("xchange", registration.xchange(xchangeId));
        model.addAttribute("sheet", sheet);
        model.addAttribute("filters", SheetImport.Filter.values());
        model.addAttribute("show", show);
        model.addAttribute("rows", rows.subList(0, Math.min(SHOWN, rows.size())));
        model.addAttribute("more", Math.max(0, rows.size() - SHOWN));
        model.addAttribute("acceptable", sheet.count(SheetImport.Filter.ACCEPTABLE));
        model.addAttribute("failed", sheet.count(SheetImport.Filter.FAILED));
        return "import";
    }

    @PostMapping("/xchanges/{xchangeId}/imports/{importId}/application")
    String apply(@PathVariable String xchangeId, @PathVariable String importId, Form form, Model model) {
        return sending.send("rows", form, model, () -> {
            SheetImport after = registration.applyImport(xchangeId, importId, form.key(), chosen(form));
            return "/xchanges/" + xchangeId + "/imports/" + importId + "?done="
                    + (after.remaining() > 0 ? "import-remaining" : "import-applied");
        }, () -> preview(xchangeId, importId, SheetImport.Filter.ALL, model));
    }

    private static Map<String, ?> chosen(Form form) {
        if (form.value("which").equals("all")) {
            return Map.of();
        }
        List<Integer> rows = form.values("rows").stream().filter(row -> row.matches("\\d{1,7}")).map(Integer::valueOf).toList();
        if (rows.isEmpty()) {
            throw new Invalid(List.of(Fault.here("rows", "import.chosen.none")));
        }
        return Map.of("rows", rows);
    }
}
