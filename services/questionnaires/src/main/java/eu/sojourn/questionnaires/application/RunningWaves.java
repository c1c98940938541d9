package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveDetails;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;

/** Lets coordinators plan waves of their programme, open and close them. */
@Service
public class RunningWaves {

    private final Waves waves;
    private final ClosingWaves closing;
    private final ReadingQuestionnaires questionnaires;
    private final KnownThings known;
    private final Clock clock;

    RunningWaves(Waves waves, ClosingWaves closing, ReadingQuestionnaires questionnaires, KnownThings known, Clock clock) {
        this.waves = waves;
        this.closing = closing;
        this.questionnaires = questionnaires;
        this.known = known;
        this.clock = clock;
    }

    /**
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws eu.sojourn.service.problem.Refusal if there is one of that id
     */
    public Stored<Wave> plan(Actor actor, WaveId waveId, ProgrammeId programmeId, WaveDetails details) {
        require(actor, programmeId);
        check(programmeId, details);
        return waves.create(waveId, Wave.draft(waveId, programmeId, details));
    }

    /** @throws eu.sojourn.service.problem.Refusal if it is closed, or open and more than its end is changed */
    public Stored<Wave> revise(Actor actor, WaveId waveId, WaveDetails details, @Nullable Long expectedVersion) {
        check(own(actor, waveId).state().programmeId(), details);
        return waves.change(waveId, expectedVersion, wave -> wave.revise(details, now()));
    }

    /**
     * Sets whom a draft asks; asks more in an open wave.
     *
     * @throws InvalidInput naming those that are no organisations of the platform
     * @throws eu.sojourn.service.problem.Refusal if they are too many for any wave, before anything is looked up, or the wave refuses
     */
    public Stored<Wave> invite(Actor actor, WaveId waveId, List<Invitee> invitees, @Nullable Long expectedVersion) {
        own(actor, waveId);
        int different = (int) invitees.stream().map(Invitee::key).distinct().count();
        if (different > Wave.MOST_INVITEES) {
            throw new Refusal(Decision.Kind.RULE, List.of(Wave.tooMany(different)));
        }
        Set<OrganisationId> registered = registered(invitees);
        List<Reason> unknown = new ArrayList<>();
        for (int index = 0; index < invitees.size() && unknown.size() < 200; index++) {
            OrganisationId organisationId = invitees.get(index).organisationId();
            if (organisationId != null && !registered.contains(organisationId)) {
                unknown.add(new Reason("UNKNOWN_ORGANISATION", "invitees[" + index + "].organisationId", null, organisationId.value(),
                        "an organisation of the platform", "No organisation is registered as " + organisationId.value()));
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInput(unknown);
        }
        return waves.change(waveId, expectedVersion, wave -> wave.invite(invitees, now()));
    }

    /** Opens it with the latest version of its questionnaire. Invitations are made from what the wave tells of it. */
    public Stored<Wave> open(Actor actor, WaveId waveId, @Nullable Long expectedVersion) {
        own(actor, waveId);
        return waves.change(waveId, expectedVersion, wave -> wave.open(latest(wave), now()));
    }

    /** Ends it now. */
    public Stored<Wave> close(Actor actor, WaveId waveId, @Nullable Long expectedVersion) {
        own(actor, waveId);
        waves.change(waveId, expectedVersion, wave -> wave.end(now()));
        return closing.close(waveId);
    }

    Stored<Wave> own(Actor actor, WaveId waveId) {
        Stored<Wave> wave = waves.get(waveId);
        require(actor, wave.state().programmeId());
        return wave;
    }

    private Set<OrganisationId> registered(List<Invitee> invitees) {
        Set<OrganisationId> asked = invitees.stream()
                .map(Invitee::organisationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return known.organisations(asked).stream().map(KnownOrganisation::organisationId).collect(Collectors.toSet());
    }

    private Questionnaire latest(Wave wave) {
        return questionnaires.get(questionnaires.latest(wave.details().questionnaireId()));
    }

    private void check(ProgrammeId programmeId, WaveDetails details) {
        WaveId previous = details.previousWaveId();
        if (previous != null && waves.find(previous).filter(wave -> wave.state().programmeId().equals(programmeId)).isEmpty()) {
            throw new InvalidInput(List.of(Reason.ofField("previousWaveId", "UNKNOWN_WAVE",
                    "The programme has no wave " + previous.value() + " to compare with")));
        }
    }

    private static void require(Actor actor, ProgrammeId programmeId) {
        Actor.require(actor.coordinates(programmeId.value()), "Waves of a programme are for its coordinators.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
