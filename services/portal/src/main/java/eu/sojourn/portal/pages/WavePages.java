package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Monitor;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.QuestionnaireLibrary;
import eu.sojourn.portal.services.Wave;
import eu.sojourn.portal.services.Waves;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.springframework.web.multipart.MultipartFile;

/** Waves: planned, opened after a look at how many mails that means, watched while answers come in, closed. */
@Controller
class WavePages {
    private static final int MANY = 200;
    /** More than anybody reads on one page. */
    private static final int SILENT = 250;
    private static final String FORM = "wave";
    private static final String INVITEES = "invitees";
    private static final List<String> NEEDED = List.of("title", "questionnaireId", "closes", "zone");
    private static final Map<String, String> SEGMENTS = Map.of("country", "COUNTRY", "type", "TYPE");
    private static final List<String> KINDS = List.of("ORGANISATIONS", "VISITORS", "HOSTS");

    private final Waves waves;
    private final QuestionnaireLibrary library;
    private final Parts parts;
    private final Sending sending;

    WavePages(Waves waves, QuestionnaireLibrary library, Parts parts, Sending sending) {
        this.waves = waves;
        this.library = library;
        this.parts = parts;
        this.sending = sending;
    }

    @GetMapping("/waves")
    String list(Model model) {
        Person.current().requireCoordinator();
        model.addAttribute("waves", parts.load(() -> all()));
        return "waves";
    }

    @GetMapping("/waves/new")
    String blank(@RequestParam(required = false) @Nullable String questionnaireId, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        choices(person, null, model);
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("programmeId", person.programmes().isEmpty() ? null : person.programmes().getFirst());
        known.put("questionnaireId", questionnaireId);
        known.put("zone", "Europe/Brussels");
        Sending.forms(model).offer(FORM, Form.filled(known));
        return "wave-new";
    }

    @PostMapping("/waves")
    String plan(Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send(FORM, form, model, () -> "/waves/" + waves.plan(form.key(), details(form)).waveId() + "?done=wave-planned",
                () -> blank(null, model));
    }

    /**
     * @param kind of a population to look at; null for none
     * @param from how many of those who are silent are passed over
     */
    @GetMapping("/waves/{waveId}")
    String one(@PathVariable String waveId, @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String country, @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable Integer from, Model model) {
        Person person = Person.current();
        person.requireCoordinator();
        Wave wave = waves.wave(waveId);
        choices(person, wave, model);
        model.addAttribute("wave", wave);
        model.addAttribute("kinds", KINDS);
        model.addAttribute("types", OrganisationPages.TYPES);
        model.addAttribute("filter", Form.filled(filter(kind, country, type)));
        model.addAttribute("population", kind != null && KINDS.contains(kind)
                ? parts.load(() -> waves.population(waveId, kind, blankAsNull(country), blankAsNull(type)))
                : null);
        if (!wave.draft()) {
            Part<Monitor> monitor = parts.load(() -> waves.monitor(waveId));
            follow(waveId, wave.open(), monitor, model);
            model.addAttribute("shown", Shown.of(monitor.value() == null ? List.of() : monitor.value().silent(), from == null ? 0 : from));
        }
        Sending.forms(model).offer(FORM, Form.filled(known(wave)));
        Sending.forms(model)
                .offer(INVITEES, Form.filled(Map.of("lines", wave.draft() ? InviteeLines.written(waves.invitees(waveId)) : "")));
        return "wave";
    }

    /**
     * Those of the silent whom one page names; buttons for all of them reach the others too.
     *
     * @param before where the page before begins; null on the first
     * @param after  where the next page begins; null on the last
     */
    public record Shown(List<Monitor.Silent> silent, int from, @Nullable Integer before, @Nullable Integer after) {

        static Shown of(List<Monitor.Silent> all, int wanted) {
            int from = wanted > 0 && wanted < all.size() ? wanted : 0;
            int end = Math.min(from + SILENT, all.size());
            return new Shown(all.subList(from, end), from, from == 0 ? null : Math.max(0, from - SILENT), end == all.size() ? null : end);
        }
    }

    /** The part of the page that moves while answers come in; looked at again and again, so it reads no more than it shows. */
    @GetMapping("/waves/{waveId}/monitor")
    String monitor(@PathVariable String waveId, Model model) {
        Person.current().requireCoordinator();
        Part<Monitor> rates = parts.load(() -> waves.rates(waveId));
        Monitor shown = rates.value();
        follow(waveId, shown == null ? rates.silent() != null : shown.open(), rates, model);
        return "wave :: rates";
    }

    private static void follow(String waveId, boolean open, Part<Monitor> monitor, Model model) {
        model.addAttribute("monitor", monitor);
        model.addAttribute("followed", open ? waveId : null);
    }

    @PostMapping("/waves/{waveId}")
    String revise(@PathVariable String waveId, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send(FORM, form, model, () -> {
            waves.revise(waveId, form.key(), details(form));
            return "/waves/" + waveId + "?done=wave-changed";
        }, () -> again(waveId, model));
    }

    /** Everybody of a population, each in the segment that the form says. */
    @PostMapping("/waves/{waveId}/population")
    String add(@PathVariable String waveId, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send("population", form, model, () -> {
            Map<String, @Nullable Object> population = new LinkedHashMap<>();
            List.of("kind", "country", "type", "segment").forEach(field -> population.put(field, form.optional(field)));
            population.put("by", SEGMENTS.get(form.value("by")));
            waves.invite(waveId, form.key(),
                    Map.of("invitees", waves.invitees(waveId).stream().map(InviteeLines::plain).toList(), "population", population));
            return "/waves/" + waveId + "?done=wave-invitees";
        }, () -> again(waveId, model));
    }

    /** Whom a draft asks, line by line; whom an open wave asks in addition. What a file holds is looked at before anybody is asked. */
    @PostMapping("/waves/{waveId}/invitees")
    String invite(@PathVariable String waveId, @RequestParam(required = false) @Nullable MultipartFile file, Form form, Model model) {
        Person.current().requireCoordinator();
        if (Uploads.isChosen(file) || form.optional("look") != null) {
            return sending.show(INVITEES, form, model, () -> look(waveId, file, form, model), () -> again(waveId, model));
        }
        return sending.send(INVITEES, form, model, () -> {
            InviteeLines.sending(form, invitees -> waves.invite(waveId, form.key(), Map.of("invitees", invitees)));
            return "/waves/" + waveId + "?done=wave-invitees";
        }, () -> again(waveId, model));
    }

    private String look(String waveId, @Nullable MultipartFile file, Form form, Model model) {
        String lines = form.value("lines");
        if (Uploads.isChosen(file)) {
            lines = InviteeLines.written(CellFault.reading(model, () -> waves.read(waveId, Uploads.name(file), Uploads.bytes(file))));
        }
        Form looked = form.with(Map.of("lines", List.of(lines)));
        Sending.forms(model).put(INVITEES, looked);
        model.addAttribute("listed", InviteeLines.listed(looked));
        return again(waveId, model);
    }

    @GetMapping("/waves/{waveId}/opening")
    String confirm(@PathVariable String waveId, Model model) {
        Person.current().requireCoordinator();
        Wave wave = waves.wave(waveId);
        long mails = waves.invitees(waveId).stream().filter(each -> each.organisationId() != null).count();
        model.addAttribute("wave", wave);
        model.addAttribute("mails", mails);
        model.addAttribute("links", wave.invitees() - mails);
        return "wave-opening";
    }

    @PostMapping("/waves/{waveId}/opening")
    String open(@PathVariable String waveId, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send("opening", form, model, () -> {
            waves.open(waveId, form.key());
            return "/waves/" + waveId + "?done=wave-opened";
        }, () -> confirm(waveId, model));
    }

    @PostMapping("/waves/{waveId}/closing")
    String close(@PathVariable String waveId, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.send("closing", form, model, () -> {
            waves.close(waveId, form.key());
            return "/waves/" + waveId + "?done=wave-closed";
        }, () -> again(waveId, model));
    }

    /** Reminds all who are silent, or those who were ticked, or the one whose button it was. */
    @PostMapping("/waves/{waveId}/reminders")
    String remind(@PathVariable String waveId, Form form, Model model) {
        Person.current().requireCoordinator();
        return sending.show("reminders", form, model, () -> {
            List<String> chosen = form.optional("one") != null ? List.of(form.value("one")) : form.values("invitationId");
            if (!form.value("which").equals("all") && chosen.isEmpty()) {
                throw new Invalid(List.of(Fault.here(null, "wave.remind.none")));
            }
            model.addAttribute("followedUp",
                    waves.remind(waveId, form.key(), form.value("which").equals("all") ? Map.of() : Map.of("invitationIds", chosen)));
            return again(waveId, model);
        }, () -> again(waveId, model));
    }

    /** The address to hand over to somebody to whom nobody writes. */
    @GetMapping("/waves/{waveId}/links/{invitationId}")
    String link(@PathVariable String waveId, @PathVariable String invitationId, Model model) {
        Person.current().requireCoordinator();
        model.addAttribute("wave", waves.wave(waveId));
        model.addAttribute("silent", waves.monitor(waveId)
                .silent()
                .stream()
                .filter(each -> each.invitationId().equals(invitationId))
                .findFirst()
                .orElse(null));
        model.addAttribute("link", waves.link(invitationId));
        return "wave-link";
    }

    private String again(String waveId, Model model) {
        return one(waveId, null, null, null, null, model);
    }

    private List<Wave> all() {
        return waves.list(MANY)
                .items()
                .stream()
                .sorted(Comparator.comparing((Wave wave) -> wave.open() ? 0 : wave.draft() ? 1 : 2)
                        .thenComparing(Wave::closes, Comparator.reverseOrder()))
                .toList();
    }

    private void choices(Person person, @Nullable Wave but, Model model) {
        Map<String, String> questionnaires = new LinkedHashMap<>();
        parts.load(() -> library.list(null, MANY).items())
                .or(List.of())
                .stream()
                .filter(each -> "WAVE".equals(each.trigger()) && each.latest() != null)
                .forEach(each -> questionnaires.put(each.questionnaireId(), each.heading()));
        Map<String, String> earlier = new LinkedHashMap<>();
        parts.load(this::all)
                .or(List.of())
                .stream()
                .filter(each -> !each.draft() && (but == null || !each.waveId().equals(but.waveId())))
                .forEach(each -> earlier.put(each.waveId(), each.title()));
        model.addAttribute("person", person);
        model.addAttribute("questionnaires", questionnaires);
        model.addAttribute("earlier", earlier);
    }

    private static Map<String, @Nullable Object> known(Wave wave) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put("programmeId", wave.programmeId());
        known.put("title", wave.title());
        known.put("questionnaireId", wave.questionnaireId());
        known.put("opens", wave.opens());
        known.put("closes", wave.closes());
        known.put("zone", wave.zone());
        known.put("previousWaveId", wave.previousWaveId());
        Wave.Ladder ladder = wave.reminders();
        if (ladder != null) {
            known.put("reminders.afterDays", String.join(", ", ladder.afterDays().stream().map(String::valueOf).toList()));
            known.put("reminders.weekdaysOnly", ladder.weekdaysOnly());
            known.put("reminders.from", ladder.from());
            known.put("reminders.until", ladder.until());
        }
        return known;
    }

    private static Map<String, @Nullable Object> filter(@Nullable String kind, @Nullable String country, @Nullable String type) {
        Map<String, @Nullable Object> filter = new LinkedHashMap<>();
        filter.put("kind", kind == null ? "ORGANISATIONS" : kind);
        filter.put("country", country);
        filter.put("type", type);
        return filter;
    }

    private static @Nullable String blankAsNull(@Nullable String given) {
        return given == null || given.isBlank() ? null : given;
    }

    private static Map<String, @Nullable Object> details(Form form) {
        List<Fault> faults = new ArrayList<>();
        NEEDED.stream().filter(field -> form.optional(field) == null).forEach(field -> faults.add(Fault.here(field, "fault.missing")));
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        List.of("programmeId", "title", "questionnaireId", "zone", "previousWaveId")
                .forEach(field -> details.put(field, form.optional(field)));
        details.put("opens", moment(form, "opens", faults));
        details.put("closes", moment(form, "closes", faults));
        details.put("reminders", form.optional("reminders.afterDays") == null ? null : ladder(form));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return details;
    }

    private static Map<String, @Nullable Object> ladder(Form form) {
        Map<String, @Nullable Object> ladder = new LinkedHashMap<>();
        ladder.put("afterDays", ConditionForm.words(form.value("reminders.afterDays")).stream().map(ConditionForm::number).toList());
        ladder.put("weekdaysOnly", form.chosen("reminders.weekdaysOnly", "true"));
        ladder.put("from", form.optional("reminders.from"));
        ladder.put("until", form.optional("reminders.until"));
        return ladder;
    }

    private static @Nullable String moment(Form form, String field, List<Fault> faults) {
        try {
            return form.optional(field) == null ? null : LocalDateTime.parse(form.value(field)).toString();
        } catch (DateTimeParseException _) {
            faults.add(Fault.here(field, "wave.moment.fault"));
            return null;
        }
    }
}
