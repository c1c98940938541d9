package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/** Shows invitations to those who answer them and to coordinators of the programme. Reading changes nothing. */
@Service
public class ReadingInvitations {

    private final OpeningInvitations opening;
    private final Invitations invitations;
    private final Questionnaires questionnaires;
    private final KnowingFacts knowing;
    private final Clock clock;

    ReadingInvitations(OpeningInvitations opening, Invitations invitations, Questionnaires questionnaires, KnowingFacts knowing,
            Clock clock) {
        this.opening = opening;
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.knowing = knowing;
        this.clock = clock;
    }

    /**
     * @throws eu.sojourn.service.security.Forbidden if the invitation is none of the actor's business
     * @throws eu.sojourn.service.problem.Gone if the link was taken back
     */
    public Asked read(Entrance entrance) {
        return asked(opening.open(entrance), clock.instant());
    }

    /**
     * The actor's own, and those of programmes that the actor coordinates.
     *
     * @param wanted what is looked for; whose, it need not say
     */
    public List<Asked> list(Actor actor, Invitations.Wanted wanted, @Nullable String after, int limit) {
        Instant now = clock.instant();
        Set<String> programmes = actor.is(Actor.COORDINATOR) ? actor.programmes() : Set.of();
        Map<ProgrammeId, Optional<String>> names = new HashMap<>();
        return invitations.find(actor.organisations(), programmes, wanted, after, limit)
                .stream()
                .map(stored -> asked(OpeningInvitations.of(actor, stored),
                        names.computeIfAbsent(stored.state().programmeId(), id -> Optional.ofNullable(knowing.nameOf(id))).orElse(null),
                        now))
                .toList();
    }

    Questionnaire questionnaire(QuestionnaireVersion version) {
        return questionnaires.find(version)
                .orElseThrow(() -> new NotFound("questionnaire", version.questionnaireId().value() + " version " + version.version()));
    }

    Asked asked(Opened opened, Instant now) {
        return asked(opened, knowing.nameOf(opened.invitation().programmeId()), now);
    }

    private Asked asked(Opened opened, @Nullable String programmeName, Instant now) {
        return new Asked(opened, questionnaire(opened.invitation().questionnaire()), programmeName, now);
    }

    Asked asked(Opened opened, Stored<Invitation> stored, Instant now) {
        return asked(opened.with(stored), now);
    }
}
