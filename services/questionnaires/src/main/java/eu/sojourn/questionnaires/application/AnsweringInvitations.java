package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Draft;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Submission;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;

/**
 * Takes drafts and responses from those who are asked, checked against the version that they were asked with. Nothing that is given is lost:
 * what is refused as a response stays as the draft.
 */
@Service
public class AnsweringInvitations {

    private final OpeningInvitations opening;
    private final Invitations invitations;
    private final ReadingInvitations reading;
    private final InvitationSettings settings;
    private final Clock clock;

    AnsweringInvitations(OpeningInvitations opening, Invitations invitations, ReadingInvitations reading, InvitationSettings settings,
            Clock clock) {
        this.opening = opening;
        this.invitations = invitations;
        this.reading = reading;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Submits a response, or a correction of the one that is there.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not belong to the invited organisation
     * @throws Refusal if nothing is taken any more
     * @throws eu.sojourn.service.problem.StaleVersion if the invitation is of another version; nothing is kept then
     */
    public Answering submit(Entrance entrance, Map<String, ? extends @Nullable Object> given, @Nullable Long expectedVersion) {
        Opened opened = opening.open(entrance).requireAnswering();
        Questionnaire questionnaire = reading.questionnaire(opened.invitation().questionnaire());
        return switch (questionnaire.check(given, opened.invitation().facts(), opened.invitation().files())) {
            case Checked.Faulty(List<Reason> reasons) -> {
                keep(opened, given, questionnaire, expectedVersion);
                yield new Answering.Faulty(reasons);
            }
            case Checked.Fitting(Answers answers) -> {
                Instant now = now();
                Submission submission = new Submission(answers, opened.source(), opened.personId(), now);
                try {
                    yield taken(opened, invitations.change(opened.id(), expectedVersion,
                            invitation -> invitation.submit(submission, settings.correctable())), now);
                } catch (Refusal refused) {
                    keep(opened, given, questionnaire, null);
                    throw refused;
                }
            }
        };
    }

    /**
     * Saves a draft in place of an earlier one. It may be incomplete, and hold what is not valid yet.
     *
     * @param expectedVersion needed once a response is there, so that what was typed before it does not pass for a correction
     * @return faulty where something could not be kept; everything else is
     * @throws eu.sojourn.service.security.Forbidden if the actor does not belong to the invited organisation
     * @throws Refusal if nothing is taken any more
     */
    public Answering save(Entrance entrance, Map<String, ? extends @Nullable Object> given, @Nullable Long expectedVersion) {
        Opened opened = opening.open(entrance).requireAnswering();
        Questionnaire questionnaire = reading.questionnaire(opened.invitation().questionnaire());
        Instant now = now();
        Stored<Invitation> saved = invitations.change(opened.id(), expectedVersion,
                invitation -> invitation.save(invitation.draft().replacedBy(given, questionnaire), expectedVersion != null, now));
        List<Reason> lost = lost(given, saved.state(), questionnaire);
        return lost.isEmpty() ? taken(opened, saved, now) : new Answering.Faulty(lost);
    }

    /**
     * Makes the interview that waits the response.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not belong to the invited organisation
     * @throws Refusal if there is none, or nothing is taken any more
     */
    public Asked confirm(Entrance entrance, @Nullable Long expectedVersion) {
        Opened opened = opening.open(entrance).requireAnswering();
        Instant now = now();
        return reading.asked(opened, invitations.change(opened.id(), expectedVersion,
                invitation -> invitation.confirm(opened.personId(), now, settings.correctable())), now);
    }

    private void keep(Opened opened, Map<String, ? extends @Nullable Object> given, Questionnaire questionnaire,
            @Nullable Long expectedVersion) {
        Draft before = opened.invitation().draft();
        if (before.replacedBy(given, questionnaire).equals(before)) {
            return;
        }
        invitations.keep(opened.id(), expectedVersion, invitation -> invitation.keep(invitation.draft().replacedBy(given, questionnaire)));
    }

    private static List<Reason> lost(Map<String, ? extends @Nullable Object> given, Invitation saved, Questionnaire questionnaire) {
        List<String> lost = given.entrySet()
                .stream()
                .filter(entry -> !Reading.isBlank(entry.getValue()) && !entry.getValue().equals(saved.draft().given().get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        List<Reason> faults = questionnaire.checkDraft(given, saved.facts(), saved.files()) instanceof Checked.Faulty faulty
                ? faulty.reasons().stream().filter(reason -> lost.contains(reason.field())).toList()
                : List.of();
        return !faults.isEmpty() || lost.isEmpty()
                ? faults
                : lost.stream().map(field -> Reason.ofField(field, "TOO_LARGE", "The answers are too large to be kept")).toList();
    }

    private Answering taken(Opened opened, Stored<Invitation> stored, Instant now) {
        return new Answering.Taken(reading.asked(opened, stored, now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
