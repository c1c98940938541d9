package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Kpis;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Programme;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.portal.services.RuleSet;
import eu.sojourn.service.security.Forbidden;
import java.util.Comparator;
import java.util.HashMap;
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

/** Programmes: what they are, the versions of their rules, and publishing a new one after a look at what it would change. */
@Controller
class ProgrammePages {
    private static final int MANY = 200;
    private static final List<String> LABEL_RULES = List.of("IGNORED", "NOT_LAPSED", "REQUIRED");
    private final Registration registration;
    private final Kpis kpis;
    private final Parts parts;
    private final Sending sending;
    private final Words words;

    ProgrammePages(Registration registration, Kpis kpis, Parts parts, Sending sending, Words words) {
        this.registration = registration;
        this.kpis = kpis;
        this.parts = parts;
        this.sending = sending;
        this.words = words;
    }

    @GetMapping("/programmes")
    String list(Model model) {
        Person person = reader();
        var programmes = parts.load(() -> registration.programmes()
                .items()
                .stream()
                .filter(programme -> !person.isCoordinator() || person.actor().coordinates(programme.programmeId()))
                .toList());
        var known = programmes.or(List.of()).stream().map(Programme::programmeId).toList();
        model.addAttribute("person", person);
        model.addAttribute("programmes", programmes);
        model.addAttribute("undescribed", programmes.present() && person.isCoordinator()
                ? person.programmes().stream().filter(id -> !known.contains(id)).toList()
                : List.of());
        return "programme-list";
    }

    @GetMapping("/programmes/{programmeId}")
    String one(@PathVariable String programmeId, @RequestParam(required = false) @Nullable Integer version, Model model) {
        Person person = reader();
        Programme programme = registration.programme(programmeId);
        var versions = parts.load(() -> registration.ruleSets(programmeId, MANY).items());
        var shown = versions.or(List.of())
                .stream()
                .filter(candidate -> version == null ? candidate.inForce() : candidate.version() == version)
                .findFirst()
                .or(() -> versions.or(List.of()).stream().findFirst());
        model.addAttribute("person", person);
        model.addAttribute("programme", programme);
        model.addAttribute("versions", versions);
        model.addAttribute("shown", shown.orElse(null));
        model.addAttribute("mayEdit", mayEdit(person, programmeId));
        shown.ifPresent(chosen -> model.addAttribute("countries", byName(chosen.rules().countries())));
        return "programme";
    }

    @GetMapping("/programmes/{programmeId}/edit")
    String edit(@PathVariable String programmeId, Model model) {
        Person person = editor(programmeId);
        Part<Programme> known = parts.load(() -> registration.programme(programmeId));
        Map<String, @Nullable Object> values = new HashMap<>();
        Programme programme = known.value();
        values.put("name", programme == null ? null : programme.name());
        values.put("partnershipId",
                programme != null ? programme.partnershipId() : person.partnerships().isEmpty() ? null : person.partnerships().getFirst());
        values.put("startsOn", programme == null ? null : programme.startsOn());
        values.put("endsOn", programme == null ? null : programme.endsOn());
        Sending.forms(model).offer("programme", Form.filled(values));
        model.addAttribute("person", person);
        model.addAttribute("programmeId", programmeId);
        model.addAttribute("programme", programme);
        return "programme-edit";
    }

    @PostMapping("/programmes/{programmeId}")
    String describe(@PathVariable String programmeId, Form form, Model model) {
        editor(programmeId);
        return sending.send("programme", form, model, () -> {
            Map<String, @Nullable Object> programme = new HashMap<>();
            for (String field : List.of("name", "partnershipId", "startsOn", "endsOn")) {
                programme.put(field, form.optional(field));
            }
            registration.describe(programmeId, form.key(), programme);
            return "/programmes/" + programmeId + "?done=programme-described";
        }, () -> edit(programmeId, model));
    }

    /** @param from the version to begin with; the newest where none is given, the shipped rules where none was published */
    @GetMapping("/programmes/{programmeId}/rule-sets/new")
    String write(@PathVariable String programmeId, @RequestParam(required = false) @Nullable Integer from, Model model) {
        editor(programmeId);
        var versions = registration.ruleSets(programmeId, MANY).items();
        RuleSet rules = versions.stream()
                .filter(version -> from == null || version.version() == from)
                .findFirst()
                .map(RuleSet.Version::rules)
                .orElseGet(() -> registration.previewRules(programmeId, Map.of()).rules());
        Sending.forms(model).offer("rules", Form.filled(RuleSetForm.values(rules)));
        return editing(programmeId, model);
    }

    /** The form again with a table or a country more or less, or what publishing would change. */
    @PostMapping("/programmes/{programmeId}/rule-sets/preview")
    String preview(@PathVariable String programmeId, Form form, Model model) {
        editor(programmeId);
        String action = form.value("action");
        if (action.equals("add-table") || action.equals("add-country") || action.startsWith("remove-table-")) {
            Sending.forms(model)
                    .put("rules", action.equals("add-table")
                            ? RuleSetForm.withTable(form)
                            : action.equals("add-country")
                                    ? RuleSetForm.withCountry(form)
                                    : RuleSetForm.withoutTable(form, action.substring("remove-table-".length())));
            return editing(programmeId, model);
        }
        return sending.show("rules", form, model, () -> previewed(programmeId, RuleSetForm.rules(form), model),
                () -> editing(programmeId, model));
    }

    @PostMapping("/programmes/{programmeId}/rule-sets/import")
    String read(@PathVariable String programmeId, Form form, Model model) {
        editor(programmeId);
        return sending.show("import", form, model, () -> {
            Map<String, @Nullable Object> rules = new LinkedHashMap<>(RuleSetForm.parsed(form));
            if (form.optional("effectiveFrom") != null) {
                rules.put("effectiveFrom", form.value("effectiveFrom"));
            }
            if (form.optional("note") != null) {
                rules.put("note", form.value("note"));
            }
            return previewed(programmeId, rules, model);
        }, () -> importing(programmeId, model));
    }

    @GetMapping("/programmes/{programmeId}/rule-sets/import")
    String importing(@PathVariable String programmeId, Model model) {
        model.addAttribute("person", editor(programmeId));
        model.addAttribute("programmeId", programmeId);
        return "rule-set-import";
    }

    /** The rules that were looked at go on to be published, or back into the form. */
    @PostMapping("/programmes/{programmeId}/rule-sets")
    String publish(@PathVariable String programmeId, Form form, Model model) {
        editor(programmeId);
        if (form.value("action").equals("edit")) {
            Map<String, Object> rules = RuleSetForm.parsed(form);
            Map<String, List<String>> values = RuleSetForm.values(RuleSetForm.typed(rules));
            for (String field : List.of("effectiveFrom", "note")) {
                if (rules.get(field) != null) {
                    values.put(field, List.of(String.valueOf(rules.get(field))));
                }
            }
            Sending.forms(model).put("rules", Form.filled(values));
            return editing(programmeId, model);
        }
        return sending.send("import", form, model, () -> {
            registration.publish(programmeId, form.key(), RuleSetForm.parsed(form));
            return "/programmes/" + programmeId + "?done=rules-published";
        }, () -> importing(programmeId, model));
    }

    private String previewed(String programmeId, Map<String, ?> rules, Model model) {
        RuleSet.Preview preview = registration.previewRules(programmeId, rules);
        model.addAttribute("person", Person.current());
        model.addAttribute("programmeId", programmeId);
        model.addAttribute("preview", preview);
        model.addAttribute("note", rules.get("note"));
        model.addAttribute("json", RuleSetForm.json(preview, rules.get("note")));
        return "rule-set-preview";
    }

    private String editing(String programmeId, Model model) {
        Form form = Sending.forms(model).get("rules");
        Map<String, String> targets = new LinkedHashMap<>();
        parts.load(kpis::dictionary)
                .or(new Kpis.Dictionary(0, List.of()))
                .indicators()
                .forEach(indicator -> targets.put("kpiTargets." + indicator.id(), indicator.name()));
        RuleSetForm.targetFields(form).forEach(field -> targets.putIfAbsent(field, field.substring("kpiTargets.".length())));
        model.addAttribute("person", Person.current());
        model.addAttribute("programmeId", programmeId);
        model.addAttribute("tables", RuleSetForm.tableNumbers(form));
        model.addAttribute("countries", byName(List.copyOf(RuleSetForm.countries(form))));
        model.addAttribute("targets", targets);
        model.addAttribute("types", words.choices("type", OrganisationPages.TYPES));
        model.addAttribute("labelRules", words.choices("label-rule", LABEL_RULES));
        return "rule-set-edit";
    }

    private Map<String, String> byName(List<String> countries) {
        Map<String, String> named = new LinkedHashMap<>();
        countries.stream().sorted(Comparator.comparing(words::country)).forEach(code -> named.put(code, words.country(code)));
        return named;
    }

    private static boolean mayEdit(Person person, String programmeId) {
        return person.actor().coordinates(programmeId) || person.isOperator();
    }

    private static Person reader() {
        Person person = Person.current();
        if (!person.readsKpis()) {
            throw new Forbidden("coordinators only");
        }
        return person;
    }

    private static Person editor(String programmeId) {
        Person person = Person.current();
        if (!mayEdit(person, programmeId)) {
            throw new Forbidden("coordinators of the programme only");
        }
        return person;
    }
}
