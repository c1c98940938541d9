package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.security.Actor;

/** Takes drafts and responses from members of the invited organisation, checked against the version they were invited to. */
@Service
public class AnsweringInvitations {

    private final Invitations invitations;
    private final ReadingInvitations reading;
    private final Clock clock;

    AnsweringInvitations(Invitations invitations, ReadingInvitations reading, Clock clock) {
        this.invitations = invitations;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * Submits a response, for good.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not belong to the invited organisation
     * @throws eu.sojourn.service.problem.Refusal if another response is there already
     */
    public Answering submit(Actor actor, InvitationId invitationId, Map<String, ? extends @Nullable Object> given,
            @Nullable Long expectedVersion) {
        LocalDate today = LocalDate.now(clock);
        Asked asked = open(actor, invitationId);
        return answer(actor, asked, asked.questionnaire().check(given, asked.invitation().facts(), List.of()), expectedVersion,
                (invitation, answers) -> invitation.submit(answers, today));
    }

    /**
     * Saves a draft, which may lack required answers, in place of an earlier one.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not belong to the invited organisation
     * @throws eu.sojourn.service.problem.Refusal if a response is there already
     */
    public Answering save(Actor actor, InvitationId invitationId, Map<String, ? extends @Nullable Object> given,
            @Nullable Long expectedVersion) {
        Asked asked = open(actor, invitationId);
        return answer(actor, asked, asked.questionnaire().checkDraft(given, asked.invitation().facts(), List.of()), expectedVersion,
                Invitation::save);
    }

    private Asked open(Actor actor, InvitationId invitationId) {
        Stored<Invitation> stored = invitations.get(invitationId);
        Actor.require(ReadingInvitations.mayAnswer(actor, stored.state()), "Only the invited organisation answers an invitation.");
        return reading.asked(actor, stored);
    }

    private Answering answer(Actor actor, Asked asked, Checked checked, @Nullable Long expectedVersion,
            BiFunction<Invitation, Answers, Decision<Invitation>> command) {
        return switch (checked) {
            case Checked.Faulty faulty -> new Answering.Faulty(faulty.reasons());
            case Checked.Fitting fitting -> new Answering.Taken(reading.asked(actor, invitations.change(asked.invitation().invitationId(),
                    expectedVersion, invitation -> command.apply(invitation, fitting.answers()))));
        };
    }
}
