package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.pdf.PdfWriter;
import eu.sojourn.pdf.PrintedText;
import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.pdf.PrintedText.Table;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.form.Readers;
import eu.sojourn.questionnaires.domain.form.Section;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/** Fills the authority's form of a visit from what is known and from what visitor and host answered, so that nobody types it again. */
@Service
public class FillingOfficialForms {

    private static final String FEED = "OFFICIAL_FORM:";
    private static final Set<Fact> DAYS = Set.of(Fact.FIRST_DAY, Fact.LAST_DAY);
    private static final Set<Fact> COUNTRIES = Set.of(Fact.VISITOR_COUNTRY, Fact.HOST_COUNTRY);

    private final KnowingFacts knowing;
    private final Invitations invitations;
    private final Questionnaires questionnaires;
    private final Clock clock;

    FillingOfficialForms(KnowingFacts knowing, Invitations invitations, Questionnaires questionnaires, Clock clock) {
        this.knowing = knowing;
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /**
     * Leaves out what stands in sections that the actor does not read.
     *
     * @param wanted the language of what is written; null for English
     * @throws NotFound if no such visit was heard of
     * @throws eu.sojourn.service.problem.Refusal if it is not over
     * @throws eu.sojourn.service.security.Forbidden if the actor neither coordinates the programme nor audits
     */
    public OfficialForm fill(Actor actor, VisitId visitId, @Nullable Language wanted) {
        Actor.require(actor.coordinates(knowing.programmeOf(visitId).value()) || actor.is(Actor.AUDITOR),
                "Official forms are for coordinators of the programme and for auditors.");
        KnownVisit visit = knowing.over(visitId);
        Set<Readers> readers = ReadingResults.readers(actor, visit.programmeId());
        KnownFacts known = knowing.of(visit);
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.putAll(known.values());
        List<OfficialForm.Field> fields = new ArrayList<>();
        for (Audience audience : Audience.OF_A_VISIT) {
            invitations.find(Invitation.idOf(visitId, audience))
                    .map(Stored::state)
                    .ifPresent(invitation -> fields.addAll(fields(invitation, readers, language(wanted))));
        }
        return new OfficialForm(visit, facts, fields);
    }

    /** The form as a PDF/A file. */
    public byte[] print(Actor actor, VisitId visitId, @Nullable Language wanted) {
        OfficialForm form = fill(actor, visitId, wanted);
        Phrases phrases = Phrases.in(language(wanted));
        String title = phrases.say("official-form");
        List<String> headings = List.of(phrases.say("official-form.field"), phrases.say("official-form.value"));
        List<List<String>> facts = new ArrayList<>();
        form.facts().forEach((fact, value) -> facts.add(List.of(phrases.say("fact." + fact.name()), written(fact, value, phrases))));
        List<List<String>> answered = form.fields()
                .stream()
                .map(field -> List.of(field.question(), field.written() == null ? phrases.say("no-answer") : field.written()))
                .toList();
        List<Block> blocks = new ArrayList<>(List.of(new Heading(1, title), new Heading(2, phrases.say("official-form.known")),
                new Table(headings, facts), new Heading(2, phrases.say("official-form.answered")), new Table(headings, answered)));
        List<String> missing = new ArrayList<>(form.unknown().stream().map(fact -> phrases.say("fact." + fact.name())).toList());
        missing.addAll(form.missing().stream().map(OfficialForm.Field::question).toList());
        if (!missing.isEmpty()) {
            blocks.add(new Heading(2, phrases.say("official-form.missing")));
            blocks.add(new Lines(String.join("\n", missing)));
        }
        return PdfWriter.write(new PrintedText(title, phrases.tag(), clock.instant(), title + " · " + visitId.value(), blocks, List.of()));
    }

    private List<OfficialForm.Field> fields(Invitation invitation, Set<Readers> readers, Language language) {
        Questionnaire questionnaire = questionnaires.find(invitation.questionnaire())
                .orElseThrow(() -> new NotFound("questionnaire", invitation.questionnaire().toString()));
        Response response = invitation.response();
        Answers answers = response == null ? Answers.none() : response.answers();
        Set<QuestionId> asked = new HashSet<>(questionnaire.asked(answers, invitation.facts()));
        WrittenAnswers written = new WrittenAnswers(language, Phrases.in(language), knowing::nameOf);
        List<OfficialForm.Field> fields = new ArrayList<>();
        List<Question> read = questionnaire.sections()
                .stream()
                .filter(section -> readers.contains(section.readers()))
                .map(Section::questions)
                .flatMap(List::stream)
                .toList();
        for (Question question : read) {
            for (String feed : question.prompt().feeds()) {
                // Before there is a response nobody knows what will be asked, so all is missing.
                if (feed.startsWith(FEED) && (response == null || asked.contains(question.questionId()))) {
                    Answer answer = answers.to(question.questionId()).orElse(null);
                    fields.add(new OfficialForm.Field(feed.substring(FEED.length()), invitation.audience(), question.questionId().value(),
                            question.text().in(language), answer == null ? null : question.plain(answer),
                            answer == null ? null : written.of(question, answer)));
                }
            }
        }
        return fields;
    }

    private static String written(Fact fact, String value, Phrases phrases) {
        if (DAYS.contains(fact)) {
            return phrases.day(LocalDate.parse(value));
        }
        if (fact == Fact.DISCONTINUED) {
            return phrases.say(Boolean.parseBoolean(value) ? "yes" : "no");
        }
        return COUNTRIES.contains(fact) ? phrases.country(value) : value;
    }

    private static Language language(@Nullable Language wanted) {
        return wanted == null ? new Language("en") : wanted;
    }
}
