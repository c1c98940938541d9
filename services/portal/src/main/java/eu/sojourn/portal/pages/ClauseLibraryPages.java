package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Agreements;
import eu.sojourn.portal.services.ClauseLibrary;
import eu.sojourn.service.security.Forbidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The standard clauses of a programme: read in all versions, and edited as a form in which clauses and languages are rows. */
@Controller
class ClauseLibraryPages {
    private static final String FORM = "library";
    private static final int MOST_CLAUSES = 100;
    private static final int MOST_LANGUAGES = 30;
    private static final List<String> WORDS = List.of("language", "title", "text");

    private final Agreements agreements;
    private final Sending sending;

    ClauseLibraryPages(Agreements agreements, Sending sending) {
        this.agreements = agreements;
        this.sending = sending;
    }

    /** A clause of the form: its place, and the places of its wordings. */
    record Row(int clause, List<Integer> wordings) {}

    @GetMapping("/programmes/{programmeId}/clauses")
    String one(@PathVariable String programmeId, @RequestParam(required = false) @Nullable Integer version, Model model) {
        editor(programmeId);
        model.addAttribute("programmeId", programmeId);
        model.addAttribute("library", agreements.clauseLibrary(programmeId, version));
        return "clause-library";
    }

    @GetMapping("/programmes/{programmeId}/clauses/edit")
    String edit(@PathVariable String programmeId, Model model) {
        editor(programmeId);
        ClauseLibrary library = agreements.clauseLibrary(programmeId, null);
        Sending.forms(model).offer(FORM, Form.filled(values(library)));
        model.addAttribute("programmeId", programmeId);
        model.addAttribute("library", library);
        model.addAttribute("rows", rows(Sending.forms(model).get(FORM)));
        return "clause-library-edit";
    }

    /** Adds or removes a clause or a language, or publishes; without JavaScript each is a plain submission of the whole form. */
    @PostMapping("/programmes/{programmeId}/clauses")
    String publish(@PathVariable String programmeId, Form form, Model model) {
        editor(programmeId);
        String action = form.value("action");
        if (!action.equals("publish")) {
            Sending.forms(model).put(FORM, form.with(changed(form, action)));
            return edit(programmeId, model);
        }
        return sending.send(FORM, form, model, () -> {
            agreements.publishClauses(programmeId, form.key(), Map.of("clauses", clauses(form)));
            return "/programmes/" + programmeId + "/clauses?done=clauses-published";
        }, () -> edit(programmeId, model));
    }

    private static Map<String, String> values(ClauseLibrary library) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < library.clauses().size(); i++) {
            ClauseLibrary.Clause clause = library.clauses().get(i);
            values.put(id(i), clause.clauseId());
            for (int j = 0; j < clause.wordings().size(); j++) {
                ClauseLibrary.Wording wording = clause.wordings().get(j);
                values.put(name(i, j, "language"), wording.language());
                values.put(name(i, j, "title"), wording.title());
                values.put(name(i, j, "text"), wording.text());
            }
        }
        return values;
    }

    private static List<Row> rows(Form form) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MOST_CLAUSES && form.all().containsKey(id(i)); i++) {
            List<Integer> wordings = new ArrayList<>();
            for (int j = 0; j < MOST_LANGUAGES && form.all().containsKey(name(i, j, "language")); j++) {
                wordings.add(j);
            }
            rows.add(new Row(i, wordings));
        }
        return rows;
    }

    private static List<Map<String, ?>> clauses(Form form) {
        List<Fault> faults = new ArrayList<>();
        List<Map<String, ?>> clauses = new ArrayList<>();
        for (Row row : rows(form)) {
            List<Map<String, String>> wordings = new ArrayList<>();
            for (int j : row.wordings()) {
                Map<String, String> wording = new LinkedHashMap<>();
                for (String word : WORDS) {
                    wording.put(word, needed(form, name(row.clause(), j, word), faults));
                }
                wordings.add(wording);
            }
            clauses.add(Map.of("clauseId", needed(form, id(row.clause()), faults), "wordings", wordings));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return clauses;
    }

    private static String needed(Form form, String field, List<Fault> faults) {
        if (form.optional(field) == null) {
            faults.add(Fault.here(field, "fault.missing"));
        }
        return form.value(field);
    }

    private static Map<String, List<String>> changed(Form form, String action) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int to = 0;
        for (Row row : rows(form)) {
            if (action.equals("remove-" + row.clause())) {
                continue;
            }
            values.put(id(to), List.of(form.value(id(row.clause()))));
            int wordings = 0;
            for (int j : row.wordings()) {
                if (action.equals("remove-" + row.clause() + "-" + j)) {
                    continue;
                }
                for (String word : WORDS) {
                    values.put(name(to, wordings, word), List.of(form.value(name(row.clause(), j, word))));
                }
                wordings++;
            }
            if (action.equals("language-" + row.clause()) && wordings < MOST_LANGUAGES) {
                blank(values, to, wordings, "");
            }
            to++;
        }
        if (action.equals("add") && to < MOST_CLAUSES) {
            values.put(id(to), List.of(""));
            blank(values, to, 0, "en");
        }
        return values;
    }

    private static void blank(Map<String, List<String>> values, int clause, int wording, String language) {
        values.put(name(clause, wording, "language"), List.of(language));
        values.put(name(clause, wording, "title"), List.of(""));
        values.put(name(clause, wording, "text"), List.of(""));
    }

    private static String id(int clause) {
        return "clauses[" + clause + "].clauseId";
    }

    private static String name(int clause, int wording, String word) {
        return "clauses[" + clause + "].wordings[" + wording + "]." + word;
    }

    private static void editor(String programmeId) {
        if (!Person.current().actor().coordinates(programmeId)) {
            throw new Forbidden("coordinators of the programme only");
        }
    }
}
