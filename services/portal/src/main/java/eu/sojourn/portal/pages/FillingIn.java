package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Invitation;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Questionnaire;
import eu.sojourn.portal.services.Questionnaire.Question;
import eu.sojourn.portal.services.Questionnaires.Picked;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.service.http.Downloads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Filling in a questionnaire, the same for people with and without an account. */
@Component
class FillingIn {
    static final String FORM = "response";
    private static final String ACTION = ".action";
    private static final String CONFLICT = "conflict";
    private static final String VIEW = "view";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private final Sheets sheets;
    private final Sending sending;
    private final Parts parts;
    private final Words words;

    FillingIn(Sheets sheets, Sending sending, Parts parts, Words words) {
        this.sheets = sheets;
        this.sending = sending;
        this.parts = parts;
        this.words = words;
    }

    /** What the page shows. */
    enum View {
        /** What somebody wrote down of a talk, to be confirmed. */
        INTERVIEW,
        /** The first question, answered by one tap. */
        ONE_TAP,
        /** All questions. */
        QUESTIONS,
        /** What was answered. */
        ANSWERED,
        /** Nothing is taken here. */
        CLOSED
    }

    /**
     * Where a page comes from.
     *
     * @param template its name
     * @param language the language that is wanted, if any
     * @param change   whether all questions are wanted, whatever was answered
     */
    record Page(Entrance entrance, String template, @Nullable String language, boolean change, Model model) {}

    String show(Page page) {
        ResponseEntity<Invitation> opened = page.entrance().open();
        Invitation invitation = Objects.requireNonNull(opened.getBody());
        Model model = page.model();
        model.addAttribute("invitation", invitation);
        model.addAttribute("base", page.entrance().base());
        Form sent = Sending.forms(model).get(FORM);
        SeenVersion.show(model, sent, opened);
        model.addAttribute("minutes", invitation.secondsEstimate() == null ? 0 : Math.round(invitation.secondsEstimate() / 60f));
        if (invitation.questionnaire() instanceof Questionnaire questionnaire) {
            String language = language(page, questionnaire);
            Map<String, Object> given = given(invitation);
            Form form = sent.all().isEmpty()
                    ? Form.filled(GivenAnswers.fields(questionnaire, given, words::organisation))
                    : kept(sent, invitation, model);
            Sending.forms(model).put(FORM, GivenAnswers.begun(questionnaire, form, invitation.facts()));
            Set<String> known = new HashSet<>(invitation.prefilled().keySet());
            Map<String, Object> stands = GivenAnswers.of(questionnaire, form);
            known.removeIf(id -> !same(invitation.prefilled().get(id), stands.get(id)));
            Sheet sheet = sheets.of(questionnaire, language, invitation.facts(), known,
                    invitation.fileNames());
            model.addAttribute("sheet", sheet);
            model.addAttribute("sent", model.getAttribute("interview") == Boolean.TRUE
                    ? page.entrance().base() + "/interview"
                    : page.entrance().base() + "/response?language=" + sheet.language());
            model.addAttribute("about", about(invitation));
            model.addAttribute("asksForFiles", questionnaire.questions().stream().anyMatch(question -> question.type().equals("FILE")));
            questionnaire.oneTap().ifPresent(question -> model.addAttribute("oneTap", question));
            model.addAttribute("more", more(questionnaire, invitation));
            if (questionnaire.questions().stream().anyMatch(FillingIn::namesOrganisations)) {
                model.addAttribute("organisations", parts.load(() -> page.entrance().organisations("")));
            }
        }
        if (!model.containsAttribute(VIEW) || !invitation.takesAnswers()) {
            model.addAttribute(VIEW, view(invitation, page.change()));
        }
        return page.template();
    }

    /** The language in which is asked; where nobody is signed in, the whole page speaks it. */
    private static String language(Page page, Questionnaire questionnaire) {
        String language = questionnaire.spoken(page.language() == null ? PageLanguage.chosen(questionnaire.languages()) : page.language());
        if (page.entrance() instanceof Entrance.ByLink) {
            PageLanguage.speak(language);
        }
        return language;
    }

    /** What it is about, as far as facts tell. */
    private String about(Invitation invitation) {
        Map<String, Object> facts = invitation.facts();
        List<String> about = new ArrayList<>();
        for (String fact : List.of("XCHANGE_TITLE", "HOST".equals(invitation.audience()) ? "VISITOR_NAME" : "HOST_NAME")) {
            if (facts.get(fact) instanceof String said && about.stream().noneMatch(before -> before.contains(said))) {
                about.add(said);
            }
        }
        if (facts.get("FIRST_DAY") instanceof String first && facts.get("LAST_DAY") instanceof String last
                && first.matches(DAY) && last.matches(DAY)) {
            about.add(words.period(LocalDate.parse(first), LocalDate.parse(last)));
        }
        return String.join(" · ", about);
    }

    private static boolean namesOrganisations(Question question) {
        return question.type().equals("ORGANISATION") || question.fields().stream().anyMatch(FillingIn::namesOrganisations);
    }

    /** What its reader gave last, on what is known. */
    private static Map<String, Object> given(Invitation invitation) {
        Map<String, Object> given = new LinkedHashMap<>(invitation.prefilled());
        given.putAll(
                invitation.given().isEmpty() && invitation.interview() != null ? invitation.interview().answers() : invitation.given());
        return given;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return GivenAnswers.plain(one).equals(GivenAnswers.plain(other));
    }

    /** Whether something is asked beyond what was answered by one tap. */
    private static boolean more(Questionnaire questionnaire, Invitation invitation) {
        Set<String> asked = Asking.questions(questionnaire, invitation.facts(), invitation.answers());
        return questionnaire.questions()
                .stream()
                .filter(question -> !question.type().equals("INFORMATION") && asked.contains(question.id()))
                .anyMatch(question -> !invitation.answers().containsKey(question.id()));
    }

    private static View view(Invitation invitation, boolean change) {
        if (!invitation.takesAnswers()) {
            return invitation.answers().isEmpty() ? View.CLOSED : View.ANSWERED;
        }
        if (change) {
            return View.QUESTIONS;
        }
        if (invitation.toConfirm()) {
            return View.INTERVIEW;
        }
        if (!invitation.draft().isEmpty()) {
            return View.QUESTIONS;
        }
        return invitation.submitted()
                ? View.ANSWERED
                : invitation.questionnaire() != null && invitation.questionnaire().oneTap().isPresent() ? View.ONE_TAP : View.QUESTIONS;
    }

    /** What was typed, without what the service takes no answer to, and with what another device has saved where nothing was typed here. */
    private Form kept(Form sent, Invitation invitation, Model model) {
        Map<String, List<String>> values = new LinkedHashMap<>(sent.all());
        for (Fault fault : sent.faults()) {
            if ("NOT_ASKED".equals(fault.code()) && fault.field() instanceof String field) {
                values.keySet().removeIf(name -> name.equals(field) || name.startsWith(field + ".") || name.startsWith(field + "["));
                model.addAttribute("takenOut", true);
            }
        }
        if (model.containsAttribute(CONFLICT) && invitation.questionnaire() instanceof Questionnaire questionnaire) {
            Map<String, Object> here = GivenAnswers.of(questionnaire, sent);
            Map<String, Object> elsewhere = new LinkedHashMap<>(invitation.given());
            elsewhere.keySet().removeIf(id -> !here.containsKey(id));
            Map<String, Object> others = GivenAnswers.fields(questionnaire, elsewhere, words::organisation);
            Map<String, Object> missing = new LinkedHashMap<>(invitation.given());
            missing.keySet().removeAll(here.keySet());
            Form.filled(GivenAnswers.fields(questionnaire, missing, words::organisation)).all().forEach(values::put);
            Map<String, Object> differing = new LinkedHashMap<>(elsewhere);
            differing.keySet().removeIf(id -> sameFields(questionnaire, id, here, others));
            model.addAttribute("elsewhere", differing);
        }
        return sent.with(values);
    }

    private boolean sameFields(Questionnaire questionnaire, String id, Map<String, Object> here, Map<String, Object> others) {
        Map<String, Object> mine = GivenAnswers.fields(questionnaire, Map.of(id, here.get(id)), words::organisation);
        return mine.entrySet()
                .stream()
                .allMatch(field -> String.valueOf(field.getValue()).equals(String.valueOf(others.get(field.getKey()))));
    }

    /** One tap on the first question: sends it at once where it opens nothing else. */
    String tap(Page page, Form form) {
        page.model().addAttribute(VIEW, View.ONE_TAP);
        return sending.show(FORM, form, page.model(), () -> {
            Invitation invitation = invitation(page);
            Questionnaire questionnaire = Objects.requireNonNull(invitation.questionnaire());
            Question first = questionnaire.oneTap().orElseThrow(UnknownPage::new);
            if (form.value(first.id()).isEmpty()) {
                throw new Invalid(List.of(Fault.here(first.id(), "fault.missing")));
            }
            Map<String, Object> answers = new LinkedHashMap<>(Map.of(first.id(), form.value(first.id())));
            if (Asking.opensNothing(questionnaire, invitation.facts(), first, answers)) {
                write(page, () -> page.entrance().respond(form.key(), SeenVersion.of(form), answers));
                return redirect(page, "?done=questionnaire-answered");
            }
            Map<String, Object> draft = given(invitation);
            draft.putAll(answers);
            write(page, () -> page.entrance().save(SeenVersion.of(form), draft));
            return redirect(page, "");
        }, () -> show(page));
    }

    /** Sends a draft or a response. What is refused the service has compared and kept as the draft, which is the newest version then. */
    private static void write(Page page, Runnable command) {
        try {
            command.run();
        } catch (Refused refused) {
            SeenVersion.renew(page.model());
            throw refused;
        }
    }

    /** A file that was chosen in the form. */
    private record Chosen(Question question, MultipartFile file) {}

    /** What the form of all questions is sent for: a response, a draft, or other fields. */
    String respond(Page page, Form form, HttpServletRequest request) {
        page.model().addAttribute(VIEW, View.QUESTIONS);
        return sending.show(FORM, form, page.model(), () -> {
            ResponseEntity<Invitation> opened = page.entrance().open();
            Invitation invitation = Objects.requireNonNull(opened.getBody());
            boolean redrawn = form.value(ACTION).matches("(count|more|language|upload):.*");
            List<Chosen> chosen = form.value(ACTION).matches("(count|more|language):.*")
                    ? List.of()
                    : chosen(Objects.requireNonNull(invitation.questionnaire()), request);
            String version = SeenVersion.of(form);
            boolean stale = version != null && !version.equals(opened.getHeaders().getETag());
            if (!stale || chosen.isEmpty() && !redrawn) {
                return withFiles(page, chosen, form, whole -> redrawn ? redraw(page, whole) : take(page, whole, invitation));
            }
            Invalid conflict = conflict(page);
            return withFiles(page, chosen, form, _ -> {
                throw conflict;
            });
        }, () -> show(page));
    }

    /** The same form with other fields; nothing is sent. */
    private String redraw(Page page, Form form) {
        Sending.forms(page.model()).put(FORM, form);
        return show(page);
    }

    private String take(Page page, Form form, Invitation invitation) {
        Questionnaire questionnaire = Objects.requireNonNull(invitation.questionnaire());
        Map<String, Object> given = picked(page, questionnaire, GivenAnswers.of(questionnaire, form));
        try {
            return form.value(ACTION).equals("save") ? save(page, form, given) : send(page, form, invitation, given);
        } catch (Refused stale) {
            if (!SeenVersion.isStale(stale)) {
                throw stale;
            }
            throw conflict(page);
        }
    }

    private static Invalid conflict(Page page) {
        page.model().addAttribute(CONFLICT, true);
        return SeenVersion.conflict(page.model(), "fault.other-device");
    }

    private static String save(Page page, Form form, Map<String, Object> given) {
        write(page, () -> page.entrance().save(SeenVersion.of(form), given));
        return redirect(page, "?done=draft-saved");
    }

    private static String send(Page page, Form form, Invitation invitation, Map<String, Object> given) {
        Questionnaire questionnaire = Objects.requireNonNull(invitation.questionnaire());
        List<Fault> ties = questionnaire.questions()
                .stream()
                .filter(question -> GivenAnswers.tied(question, form))
                .map(question -> Fault.here(question.id(), "fault.rank-twice"))
                .toList();
        if (!ties.isEmpty()) {
            throw new Invalid(ties);
        }
        Map<String, Object> asked = Asking.asked(questionnaire, invitation.facts(), given);
        boolean partly = given.keySet()
                .stream()
                .anyMatch(id -> !asked.containsKey(id) && !same(invitation.prefilled().get(id), given.get(id)));
        write(page, () -> page.entrance().respond(form.key(), SeenVersion.of(form), asked));
        return redirect(page, partly ? "?done=questionnaire-answered-partly" : "?done=questionnaire-answered");
    }

    /** Keeps a draft while somebody types. */
    ResponseEntity<Map<String, String>> draft(Entrance entrance, Form form) {
        try {
            Questionnaire questionnaire = Objects.requireNonNull(Objects.requireNonNull(entrance.open().getBody()).questionnaire());
            String version = entrance.save(SeenVersion.of(form), GivenAnswers.of(questionnaire, form)).getHeaders().getETag();
            return ResponseEntity.ok(Map.of("version", version == null ? "" : version));
        } catch (Refused refused) {
            if (BehindLink.opensNothing(refused)) {
                throw refused;
            }
            return ResponseEntity.status(refused.status())
                    .body(Map.of("why", words.said(Form.blank().refused(refused).faults().getFirst())));
        }
    }

    String confirm(Page page, Form form) {
        return sending.show("confirmation", form, page.model(), () -> {
            page.entrance().confirmInterview(form.key(), SeenVersion.of(form));
            return redirect(page, "?done=questionnaire-answered");
        }, () -> show(page));
    }

    /** The answers as a file to keep. */
    static ResponseEntity<byte[]> pdf(Entrance entrance, @Nullable String language) {
        return Downloads.relayed(entrance.pdf(language != null && language.matches("[a-z]{2,3}") ? language : "en"));
    }

    private static Invitation invitation(Page page) {
        return Objects.requireNonNull(page.entrance().open().getBody());
    }

    private static String redirect(Page page, String query) {
        String language = page.language() == null || !page.language().matches("[a-z]{2,3}") ? "" : "language=" + page.language();
        return "redirect:" + page.entrance().base() + query
                + (language.isEmpty() ? "" : query.isEmpty() ? "?" + language : "&" + language);
    }

    private static List<Chosen> chosen(Questionnaire questionnaire, HttpServletRequest request) {
        List<Chosen> chosen = new ArrayList<>();
        if (request instanceof MultipartHttpServletRequest sent) {
            for (Question question : questionnaire.questions()) {
                MultipartFile file = question.type().equals("FILE") ? sent.getFile(question.id() + ".file") : null;
                if (file != null && !file.isEmpty()) {
                    chosen.add(new Chosen(question, file));
                }
            }
        }
        return chosen;
    }

    /** Uploads one file after the other; whatever fails then, the form names those that were taken. */
    private String withFiles(Page page, List<Chosen> left, Form form, Function<Form, String> then) {
        return sending.show(FORM, form, page.model(), () -> left.isEmpty()
                ? then.apply(form)
                : withFiles(page, left.subList(1, left.size()), withFile(page, left.getFirst(), form), then), () -> show(page));
    }

    /** The form that names the file too, and the version that has it. Where the file is refused, what was typed beside it is kept. */
    private static Form withFile(Page page, Chosen chosen, Form form) {
        Question question = chosen.question();
        try {
            upload(page.entrance(), question, chosen.file());
        } catch (Refused refused) {
            if (refused.mendable()) {
                keep(page, form);
            }
            throw refused;
        }
        ResponseEntity<Invitation> opened = page.entrance().open();
        Map<String, List<String>> values = new LinkedHashMap<>(form.all());
        List<String> ids = new ArrayList<>(form.values(question.id()));
        Objects.requireNonNull(opened.getBody())
                .files()
                .stream()
                .filter(uploaded -> question.id().equals(uploaded.questionId()) && !ids.contains(uploaded.fileId()))
                .reduce((_, last) -> last)
                .ifPresent(uploaded -> ids.add(uploaded.fileId()));
        values.put(question.id(), ids);
        if (SeenVersion.of(form) != null && opened.getHeaders().getETag() instanceof String version) {
            values.put(SeenVersion.FIELD, List.of(version));
        }
        return form.with(values);
    }

    /** Keeps nothing over what another device has saved: that form has got its version by a file that was taken before. */
    private static void keep(Page page, Form form) {
        if (page.model().containsAttribute(CONFLICT)) {
            return;
        }
        try {
            Questionnaire questionnaire = Objects.requireNonNull(invitation(page).questionnaire());
            page.entrance().save(SeenVersion.of(form), GivenAnswers.of(questionnaire, form));
            SeenVersion.renew(page.model());
        } catch (Refused refused) {
            // It stands on the page that follows, which says what is wrong with the file.
            if (!SeenVersion.isStale(refused)) {
                SeenVersion.renew(page.model());
            }
        }
    }

    private static void upload(Entrance entrance, Question question, MultipartFile file) {
        try {
            String name = file.getOriginalFilename() == null || file.getOriginalFilename().isBlank() ? "file" : file.getOriginalFilename();
            entrance.upload(question.id(), name, file.getContentType() == null ? "application/octet-stream" : file.getContentType(),
                    file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of organisations that are known become those. */
    Map<String, Object> picked(Page page, Questionnaire questionnaire, Map<String, Object> given) {
        Map<String, Object> picked = new LinkedHashMap<>(given);
        questionnaire.questions()
                .stream()
                .filter(FillingIn::namesOrganisations)
                .forEach(question -> picked.computeIfPresent(question.id(), (_, answer) -> picked(page, question, answer)));
        return picked;
    }

    private Object picked(Page page, Question question, Object answer) {
        if (answer instanceof List<?> several) {
            return several.stream().map(each -> picked(page, question, each)).toList();
        }
        if (!(answer instanceof Map<?, ?> map)) {
            return answer;
        }
        if (question.type().equals("ORGANISATION") && map.get("name") instanceof String name) {
            return parts.load(() -> page.entrance().organisations(name))
                    .or(List.of())
                    .stream()
                    .filter(known -> known.name().equalsIgnoreCase(name))
                    .findFirst()
                    .map(Picked::organisationId)
                    .<Object>map(id -> Map.of("organisationId", id))
                    .orElse(answer);
        }
        Map<Object, Object> all = new LinkedHashMap<>(map);
        if (map.get("items") instanceof List<?> items) {
            all.put("items", items.stream().map(item -> picked(page, question, item)).toList());
        } else {
            question.fields()
                    .stream()
                    .filter(FillingIn::namesOrganisations)
                    .forEach(field -> all.computeIfPresent(field.id(), (_, each) -> picked(page, field, each)));
        }
        return all;
    }
}
