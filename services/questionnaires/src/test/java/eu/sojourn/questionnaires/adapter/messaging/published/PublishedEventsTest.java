package eu.sojourn.questionnaires.adapter.messaging.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.questionnaires.domain.Cast;
import eu.sojourn.questionnaires.domain.CompletedVisit;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.InvitationSent;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Outcome;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.testing.Contracts;

class PublishedEventsTest {

    private static final Contracts CONTRACTS = Contracts.of("questionnaires");

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
        assertThat(contracts()).containsExactly("declaration-follow-up-due.v1", "interview-entered.v1", "invitation-sent.v1",
                "reminder-due.v1",
                "response-submitted.v1", "wave-invitation-sent.v1");
    }

    @Test
    void saysInvitationSentAsItsContractDoes() {
        CONTRACTS.checkProduced("invitation-sent.v1", written(new InvitationSent(invitation())));
    }

    @Test
    void saysResponseSubmittedAsItsContractDoes() {
        Answers answers = new Answers(Map.of(Outcome.QUESTION, new Answer.Choices(List.of(new Answer.Choice("COOPERATION_POSSIBLE", null))),
                new QuestionId("remarks"), new Answer.Words("A secret of ours")));
        Decision.Accepted<Invitation> submitted = (Decision.Accepted<Invitation>) invitation().submit(answers,
                LocalDate.parse("2024-03-11"));

        byte[] event = written(submitted.events().getFirst());

        CONTRACTS.checkProduced("response-submitted.v1", event);
        assertThat(new String(event, StandardCharsets.UTF_8)).doesNotContain("secret");
    }

    @Test
    void keepsEventsOfOneXchangeTogether() {
        OutgoingEvent sent = new PublishedEvents().apply(new InvitationSent(invitation()));

        assertThat(sent.topic()).isEqualTo("questionnaires.xchanges");
        assertThat(sent.partitionKey()).isEqualTo("0b7f6a1e-3c55-4b1d-8f0e-2f6f5d9a7c10");
    }

    private static byte[] written(DomainEvent event) {
        return CloudEvents.write("questionnaires", invitation().invitationId().value(), 1, Instant.parse("2024-03-09T00:10:00Z"),
                Causation.root(),
                new PublishedEvents().apply(event));
    }

    private static Invitation invitation() {
        CompletedVisit visit = new CompletedVisit(new VisitId("5f0c2a52-6d0e-4c2e-9a57-0f4a3b8c1d21"),
                new XchangeId("0b7f6a1e-3c55-4b1d-8f0e-2f6f5d9a7c10"), new ProgrammeId("biginn"), new OrganisationId("bigscience-dk"),
                new OrganisationId("european-xfel"), LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08"));
        Map<String, Object> definition = new HashMap<>(DefinitionWriter.plain(Cast.questionnaire(Audience.VISITOR)));
        definition.put("questionnaireId", "visitor-feedback");
        Questionnaire questionnaire = DefinitionReader.read(definition).sound();
        return ((Decision.Accepted<Invitation>) Invitation.send(visit, questionnaire)).state();
    }
}
