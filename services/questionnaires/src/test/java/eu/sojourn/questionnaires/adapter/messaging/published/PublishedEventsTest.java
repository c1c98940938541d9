package eu.sojourn.questionnaires.adapter.messaging.published;

import static eu.sojourn.questionnaires.domain.Cast.NOW;
import static eu.sojourn.questionnaires.domain.Cast.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.questionnaires.domain.Cast;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.declaration.AgreementStatus;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationFollowUpDue;
import eu.sojourn.questionnaires.domain.declaration.DeclarationMade;
import eu.sojourn.questionnaires.domain.declaration.Declared;
import eu.sojourn.questionnaires.domain.declaration.Told;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Outcome;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Interview;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Plan;
import eu.sojourn.questionnaires.domain.invitation.Request;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.invitation.Submission;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveDetails;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.testing.Contracts;

class PublishedEventsTest {

    private static final Contracts CONTRACTS = Contracts.of("questionnaires");
    private static final PublishedEvents PUBLISHED = new PublishedEvents(ZoneId.of("Europe/Brussels"));
    private static final Questionnaire FEEDBACK = questionnaire("visitor-feedback", "How was your visit?", "VISIT_OVER");
    private static final Questionnaire SURVEY = questionnaire("progress-survey", "Progress of your cooperations", "WAVE");

    static List<String> contracts() {
        return CONTRACTS.events();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void givesAnExampleThatSatisfiesItsSchema(String event) {
        CONTRACTS.checkExample(event);
    }

    @Test
    void hasAContractForEveryEventItSays() {
        assertThat(contracts()).containsExactly("declaration-asked-by-hand.v1", "declaration-follow-up-due.v1",
                "declaration-followed-up.v1", "declaration-made.v1",
                "interview-entered.v1", "invitation-sent.v1", "reminder-due.v1", "response-corrected.v1", "response-submitted.v1",
                "wave-closed.v1", "wave-closing-moved.v1", "wave-invitation-sent.v1", "wave-invitees-added.v1", "wave-opened.v1",
                "wave-response-submitted.v1");
    }

    @Test
    void saysInvitationSentAsItsContractDoes() {
        CONTRACTS.checkProduced("invitation-sent.v1", written(invited().events()));
    }

    @Test
    void saysWaveInvitationSentAsItsContractDoes() {
        CONTRACTS.checkProduced("wave-invitation-sent.v1", written(invitedInWave().events()));
    }

    @Test
    void saysReminderDueAsItsContractDoes() {
        CONTRACTS.checkProduced("reminder-due.v1",
                written(accepted(invited().state().advance(FEEDBACK, NOW.plus(Duration.ofDays(7)))).events()));
    }

    @Test
    void saysOfAReminderInAWaveWhichWave() {
        byte[] event = written(accepted(invitedInWave().state().advance(SURVEY, NOW.plus(Duration.ofDays(7)))).events());

        assertThat(new String(event, StandardCharsets.UTF_8)).contains("\"waveId\":\"progress-2024\"").doesNotContain("visitId");
    }

    @Test
    void saysInterviewEnteredAsItsContractDoes() {
        Interview interview = Interview.entered(answers("COOPERATION_POSSIBLE"), Instant.parse("2024-03-20T09:15:00Z"), Cast.CARMEN);

        byte[] event = written(accepted(invited().state().enter(interview, FEEDBACK)).events());

        CONTRACTS.checkProduced("interview-entered.v1", event);
        assertThat(new String(event, StandardCharsets.UTF_8)).doesNotContain("secret", "carmen");
    }

    @Test
    void saysResponseSubmittedAsItsContractDoes() {
        byte[] event = written(submitted().events());

        CONTRACTS.checkProduced("response-submitted.v1", event);
        assertThat(new String(event, StandardCharsets.UTF_8)).doesNotContain("secret", "dagny");
    }

    @Test
    void saysResponseCorrectedAsItsContractDoes() {
        Submission correction = Cast.submission(answers("INFORMATIVE"), null, NOW.plus(Duration.ofDays(1)));

        CONTRACTS.checkProduced("response-corrected.v1",
                written(accepted(submitted().state().submit(correction, Cast.CORRECTABLE)).events()));
    }

    @Test
    void saysWhatBecomesOfAWaveAsItsContractsDo() {
        Decision.Accepted<Wave> opened = accepted(wave(23).open(SURVEY, NOW));
        Decision.Accepted<Wave> added = accepted(
                opened.state().invite(List.of(Invitee.of("sme", new OrganisationId("litek"))), NOW));
        Decision.Accepted<Wave> moved = accepted(added.state().revise(details("2024-06-12T18:00"), NOW));
        Decision.Accepted<Wave> closed = accepted(moved.state().close(19, Instant.parse("2024-06-12T16:00:00Z")));

        CONTRACTS.checkProduced("wave-opened.v1", written(opened.events()));
        CONTRACTS.checkProduced("wave-invitees-added.v1", written(added.events()));
        CONTRACTS.checkProduced("wave-closing-moved.v1", written(moved.events()));
        CONTRACTS.checkProduced("wave-closed.v1", written(closed.events()));
    }

    @Test
    void saysWaveResponseSubmittedAsItsContractDoes() {
        Submission response = Cast.submission(answers("INFORMATIVE"), null, Instant.parse("2024-05-13T09:30:00Z"));
        Invitation invitation = accepted(invitedInWave().state().closeLater(Instant.parse("2024-06-30T00:00:00Z"))).state();

        CONTRACTS.checkProduced("wave-response-submitted.v1", written(accepted(invitation.submit(response, Cast.CORRECTABLE)).events()));
    }

    @Test
    void keepsEventsOfOneXchangeTogetherAndThoseOfOneWave() {
        OutgoingEvent ofVisit = PUBLISHED.apply(invited().events().getFirst());
        OutgoingEvent ofWave = PUBLISHED.apply(invitedInWave().events().getFirst());

        assertThat(ofVisit.topic()).isEqualTo("questionnaires.xchanges");
        assertThat(ofVisit.partitionKey()).isEqualTo("0b7f6a1e-3c55-4b1d-8f0e-2f6f5d9a7c10");
        assertThat(ofWave.topic()).isEqualTo("questionnaires.waves");
        assertThat(ofWave.partitionKey()).isEqualTo("progress-2024");
    }

    @Test
    void tellsOfDeclarationsAsItsContractsSay() {
        Declaration made = Declared.responded(Declared.RESEARCH, Declared.SALE);
        Declaration asked = Declared.state(made.ask(LocalDate.parse("2024-06-08")));
        List<Told> changes = List.of(
                new Told(made.agreements().get(0).agreementId(), Declared.with(Declared.RESEARCH, AgreementStatus.SIGNED)),
                new Told(made.agreements().get(1).agreementId(), Declared.with(Declared.SALE, AgreementStatus.ENDED)));

        CONTRACTS.checkProduced("declaration-made.v1", written(List.of(new DeclarationMade(made))));
        CONTRACTS.checkProduced("declaration-follow-up-due.v1", written(List.of(new DeclarationFollowUpDue(asked, 3))));
        CONTRACTS.checkProduced("declaration-asked-by-hand.v1",
                written(Declared.accepted(made.askByHand(LocalDate.parse("2024-05-07"))).events()));
        CONTRACTS.checkProduced("declaration-followed-up.v1",
                written(Declared.accepted(asked.tell(changes, Declared.dagny("2024-06-10"))).events()));
    }

    private static byte[] written(List<DomainEvent> events) {
        return CloudEvents.write("questionnaires", "1ff52179-53fb-3e62-b073-1ea457cd9f1d", 1, NOW, Causation.root(),
                PUBLISHED.apply(events.getFirst()));
    }

    private static Decision.Accepted<Invitation> invited() {
        Request request = new Request(
                new Occasion.OfVisit(new VisitId("5f0c2a52-6d0e-4c2e-9a57-0f4a3b8c1d21"),
                        new XchangeId("0b7f6a1e-3c55-4b1d-8f0e-2f6f5d9a7c10")),
                new ProgrammeId("biginn"), Audience.VISITOR, Respondent.of(new OrganisationId("bigscience-dk")), FEEDBACK.version(),
                KnownFacts.ofStay(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08")));
        return accepted(Invitation.invite(new InvitationId("1ff52179-53fb-3e62-b073-1ea457cd9f1d"), request, FEEDBACK,
                new Plan(Cast.LADDER, NOW, null), NOW));
    }

    private static Decision.Accepted<Invitation> invitedInWave() {
        Request request = new Request(new Occasion.OfWave(new WaveId("progress-2024"), "sme"), new ProgrammeId("biginn"), Audience.ANYBODY,
                Respondent.of(new OrganisationId("litek")), SURVEY.version(), KnownFacts.none());
        return accepted(Invitation.invite(new InvitationId("7c0d4f52-2b1e-3a77-9d1c-5a6b7c8d9e0f"), request, SURVEY,
                new Plan(Cast.LADDER, NOW, Cast.CLOSING), NOW));
    }

    private static Wave wave(int invitees) {
        List<Invitee> all = IntStream.range(0, invitees).mapToObj(each -> Invitee.named("sme", "Invitee " + each)).toList();
        return accepted(accepted(Wave.draft(new WaveId("progress-2024"), new ProgrammeId("biginn"), details("2024-06-05T18:00"))).state()
                .invite(all, NOW)).state();
    }

    private static WaveDetails details(String closes) {
        return new WaveDetails("Progress 2024", SURVEY.version().questionnaireId(), null, LocalDateTime.parse(closes),
                ZoneId.of("Europe/Brussels"), null, null);
    }

    private static Decision.Accepted<Invitation> submitted() {
        return accepted(invited().state().submit(Cast.submission(answers("COOPERATION_POSSIBLE"), NOW), Cast.CORRECTABLE));
    }

    private static Answers answers(String outcome) {
        return new Answers(Map.of(Outcome.QUESTION, new Answer.Choices(List.of(new Answer.Choice(outcome, null))),
                new QuestionId("remarks"), new Answer.Words("A secret of ours")));
    }

    private static Questionnaire questionnaire(String questionnaireId, String title, String trigger) {
        Map<String, Object> definition = new HashMap<>(DefinitionWriter.plain(Cast.questionnaire(Audience.VISITOR)));
        definition.putAll(Map.of("trigger", trigger, "questionnaireId", questionnaireId, "title", Map.of("en", title)));
        return DefinitionReader.read(definition).sound();
    }
}
