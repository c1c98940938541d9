package eu.sojourn.questionnaires.adapter.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.Asked;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Interview;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.invitation.UploadedFile;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.questionnaires.domain.reminder.Reminder;
import eu.sojourn.service.domain.Reason;

/**
 * An invitation on the wire.
 *
 * @param programmeName what the programme that asks is called; null where that was not heard of
 * @param questionnaire the definition of the version it is pinned to
 * @param facts what was known when it was sent, by the names that conditions use
 * @param asked the ids of the questions whose conditions hold for the draft, or for the answers where there is none
 * @param prefilled what is known already, by question id; a suggestion, which counts only when it is submitted
 * @param draft what was saved since the last response, by question id, as it was given
 * @param faults what is wrong in the draft, but for what is missing
 * @param answers the response that counts, by question id; empty where there is none
 * @param responses the response and its corrections, the last one last
 * @param interview null where none waits to be confirmed
 * @param closesAt from then on nothing is taken; null where that is not known
 * @param mails for coordinators; null for others
 * @param allowed what the caller may do now
 */
record InvitationBody(String invitationId, String state, String audience, String programmeId,
        @Nullable String programmeName, @Nullable String visitId,
        @Nullable String xchangeId, @Nullable String waveId, @Nullable String segment, @Nullable String organisationId,
        @Nullable String inviteeName, Map<String, Object> questionnaire, Map<String, String> facts, List<String> asked,
        Map<String, Object> prefilled, Map<String, @Nullable Object> draft, List<Reason> faults, Map<String, Object> answers,
        List<FileBody> files, List<ResponseBody> responses, @Nullable InterviewBody interview, boolean mayAnswer, boolean mayCorrect,
        @Nullable Instant sentAt, @Nullable Instant closesAt, int secondsEstimate, @Nullable DeliveryBody invitationMail,
        @Nullable List<ReminderBody> reminders, List<Asked.Allowed> allowed) {

    static InvitationBody of(Asked asked) {
        Invitation invitation = asked.invitation();
        Questionnaire questionnaire = asked.questionnaire();
        Response response = invitation.response();
        Occasion.OfVisit visit = invitation.occasion() instanceof Occasion.OfVisit of ? of : null;
        Occasion.OfWave wave = invitation.occasion() instanceof Occasion.OfWave of ? of : null;
        OrganisationId organisation = invitation.respondent().organisationId();
        boolean coordinates = asked.opened().coordinates();
        return new InvitationBody(invitation.invitationId().value(), invitation.state().name(), invitation.audience().name(),
                invitation.programmeId().value(), asked.programmeName(), visit == null ? null : visit.visitId().value(),
                visit == null ? null : visit.xchangeId().value(), wave == null ? null : wave.waveId().value(),
                wave == null ? null : wave.segment(), organisation == null ? null : organisation.value(), invitation.respondent().name(),
                DefinitionWriter.plain(questionnaire), facts(invitation),
                questionnaire.asked(asked.known(), invitation.facts()).stream().map(QuestionId::value).toList(),
                questionnaire.plain(questionnaire.prefilled(invitation.facts())), invitation.draft().given(), asked.faults(),
                response == null ? Map.of() : questionnaire.plain(response.answers()),
                invitation.work().files().stream().map(FileBody::of).toList(),
                invitation.responses().stream().map(ResponseBody::of).toList(),
                InterviewBody.of(invitation.interview(), questionnaire), asked.mayAnswer(), asked.mayCorrect(),
                invitation.times().sentAt(), invitation.closesAt(), questionnaire.secondsEstimate(invitation.facts()),
                coordinates ? DeliveryBody.of(invitation.mails().invited()) : null,
                coordinates ? ReminderBody.of(invitation) : null, asked.allowed());
    }

    private static Map<String, String> facts(Invitation invitation) {
        Map<String, String> facts = new TreeMap<>();
        invitation.facts().values().forEach((fact, value) -> facts.put(fact.name(), value));
        return facts;
    }

    record FileBody(String fileId, String questionId, String name, String mediaType, long bytes) {

        static FileBody of(UploadedFile uploaded) {
            return new FileBody(uploaded.file().fileId(), uploaded.questionId().value(), uploaded.file().name(),
                    uploaded.file().mediaType(), uploaded.file().bytes());
        }
    }

    record ResponseBody(int number, Instant submittedAt, String source) {

        static ResponseBody of(Response response) {
            return new ResponseBody(response.number(), response.submittedAt(), response.source().name());
        }
    }

    /** One response with what was answered, by question id. */
    record FormerBody(int number, Instant submittedAt, String source, Map<String, Object> answers) {

        static FormerBody of(Asked asked, Response response) {
            return new FormerBody(response.number(), response.submittedAt(), response.source().name(),
                    asked.questionnaire().plain(response.answers()));
        }
    }

    record InterviewBody(Map<String, Object> answers, Instant enteredAt) {

        static @Nullable InterviewBody of(@Nullable Interview interview, Questionnaire questionnaire) {
            return interview == null ? null : new InterviewBody(questionnaire.plain(interview.answers()), interview.enteredAt());
        }
    }

    /** Counts are people. */
    record DeliveryBody(int sent, int refused, boolean bounced, @Nullable String withheld, @Nullable Instant until) {

        static @Nullable DeliveryBody of(@Nullable Delivery delivery) {
            return delivery == null
                    ? null
                    : new DeliveryBody(delivery.sent(), delivery.refused(), delivery.bounced(),
                            delivery.withheld() == null ? null : delivery.withheld().name(), delivery.until());
        }
    }

    /**
     * @param delivery null while it is not known what became of it
     * @param putOffUntil when it is tried again; null where it is not put off
     */
    record ReminderBody(int number, Instant askedAt, boolean manual, @Nullable DeliveryBody delivery, @Nullable Instant putOffUntil) {

        static List<ReminderBody> of(Invitation invitation) {
            List<Reminder> all = invitation.mails().reminders();
            return all.stream()
                    .map(reminder -> new ReminderBody(reminder.number(), reminder.askedAt(), reminder.isManual(),
                            DeliveryBody.of(reminder.delivery()), reminder.number() == all.size() ? invitation.putOffUntil() : null))
                    .toList();
        }
    }
}
