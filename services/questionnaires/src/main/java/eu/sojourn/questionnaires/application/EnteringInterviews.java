package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Interview;
import eu.sojourn.questionnaires.domain.invitation.ResponseSize;
import eu.sojourn.service.domain.Reason;

/** Takes what a coordinator wrote down of a talk with the one who is asked; it counts once that one confirms it. */
@Service
public class EnteringInterviews {

    private final OpeningInvitations opening;
    private final Invitations invitations;
    private final ReadingInvitations reading;
    private final Clock clock;

    EnteringInterviews(OpeningInvitations opening, Invitations invitations, ReadingInvitations reading, Clock clock) {
        this.opening = opening;
        this.invitations = invitations;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws eu.sojourn.service.problem.Refusal if nothing is taken any more
     */
    public Answering enter(Entrance.SignedIn entrance, Map<String, ? extends @Nullable Object> given, @Nullable Long expectedVersion) {
        Opened opened = opening.open(entrance).requireCoordinating();
        Questionnaire questionnaire = reading.questionnaire(opened.invitation().questionnaire());
        return switch (questionnaire.check(given, opened.invitation().facts(), opened.invitation().files())) {
            case Checked.Faulty(List<Reason> reasons) -> new Answering.Faulty(reasons);
            case Checked.Fitting(Answers answers) -> {
                Reason tooLarge = ResponseSize.tooLarge(answers);
                if (tooLarge != null) {
                    yield new Answering.Faulty(List.of(tooLarge));
                }
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                Interview interview = Interview.entered(answers, now, Objects.requireNonNull(opened.personId()));
                yield new Answering.Taken(reading.asked(opened, invitations.change(opened.id(), expectedVersion,
                        invitation -> invitation.enter(interview, questionnaire)), now));
            }
        };
    }
}
