package eu.sojourn.questionnaires.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.Readers;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.InvitationState;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.result.Results;
import eu.sojourn.questionnaires.domain.result.Returned;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveState;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;

/**
 * Shows results: to coordinators of the programme all of them, to auditors what all or authorities read, to everybody signed in what may be
 * told publicly of a wave that is closed.
 */
@Service
public class ReadingResults {

    /** Invitations about visits are told apart by no segment. */
    private static final String WHOLE = "";

    private final Waves waves;
    private final Invitations invitations;
    private final ReadingQuestionnaires questionnaires;
    private final WatchingWaves watching;

    ReadingResults(Waves waves, Invitations invitations, ReadingQuestionnaires questionnaires, WatchingWaves watching) {
        this.waves = waves;
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.watching = watching;
    }

    /**
     * Results as somebody may see them.
     *
     * @param wave null where they are about visits
     * @param previous the wave that they stand beside; null for none
     * @param isPublic whether only that is shown which may be told to everybody
     * @param respondents who answered what; empty for all but coordinators of the programme
     */
    public record Shown(Results results, ProgrammeId programmeId, @Nullable Wave wave, @Nullable Wave previous, boolean isPublic,
            List<Respondent> respondents) {}

    /**
     * One respondent's response; of a corrected one the last.
     *
     * @param called as tables of raw answers call the respondent
     */
    public record Respondent(InvitationId invitationId, String called, String name, String segment, Instant submittedAt,
            Response.Source source,
            Questionnaire form, Answers answers) {}

    /**
     * @param segment the one to show beside the whole; null for all
     * @param compareWith the wave to stand beside; null for the one that the wave itself names
     * @throws eu.sojourn.service.security.Forbidden if the results are none of the actor's business
     * @throws Refusal if nobody was asked yet, or the public is to be told of a wave that is not closed
     */
    public Shown ofWave(Actor actor, WaveId waveId, @Nullable String segment, @Nullable WaveId compareWith, boolean isPublic) {
        Wave wave = waves.get(waveId).state();
        Set<Readers> readers = isPublic ? EnumSet.of(Readers.ALL) : readers(actor, wave.programmeId());
        if (wave.questionnaire() == null) {
            throw conflict("WAVE_NOT_OPEN", "The wave was not opened yet; nobody has answered");
        }
        if (isPublic && wave.state() != WaveState.CLOSED) {
            throw conflict("WAVE_NOT_CLOSED",
                    "The public is told of a wave once it is closed: what changes between two reports would tell of single respondents");
        }
        Wave previous = previous(wave, compareWith, isPublic);
        List<Invitation> all = invited(waveId);
        Results results = view(results(waveId, all), isPublic);
        if (previous != null) {
            results = results.comparedWith(view(results(previous.waveId(), invited(previous.waveId())), isPublic).readBy(readers));
        }
        if (segment != null) {
            if (!wave.invited().containsKey(segment)) {
                throw new InvalidInput(
                        List.of(Reason.ofField("segment", "UNKNOWN_SEGMENT", "The wave has the segments " + wave.invited().keySet())));
            }
            results = results.only(segment);
        }
        boolean own = !isPublic && actor.coordinates(wave.programmeId().value());
        return new Shown(results.readBy(readers), wave.programmeId(), wave, previous, isPublic,
                own ? respondents(all, segment) : List.of());
    }

    /**
     * Of all that a programme's visitors, or hosts, answered to a questionnaire, in whatever version; questions are those of the latest.
     *
     * @throws eu.sojourn.service.security.Forbidden if the results are none of the actor's business
     * @throws Refusal if the public is to be told, as visits go on for ever
     */
    public Shown aboutVisits(Actor actor, ProgrammeId programmeId, QuestionnaireId questionnaireId, boolean isPublic) {
        if (isPublic) {
            throw conflict("NEVER_CLOSED",
                    "The public is told of waves: what changes between two reports about visits would tell of single respondents");
        }
        Set<Readers> readers = readers(actor, programmeId);
        Questionnaire form = questionnaires.get(questionnaires.latest(questionnaireId));
        List<Invitation> all = invitations.aboutVisits(programmeId, questionnaireId)
                .stream()
                .map(Stored::state)
                .filter(each -> each.state() != InvitationState.SCHEDULED)
                .toList();
        List<Returned> read = returned(all).stream().map(each -> each.readBy(readers)).toList();
        Results results = Results.of(form, Map.of(WHOLE, all.size()), read);
        return new Shown(results.readBy(readers), programmeId, null, null, false,
                actor.coordinates(programmeId.value()) ? respondents(all, null) : List.of());
    }

    private static Results view(Results results, boolean isPublic) {
        return isPublic ? results.published() : results;
    }

    /** Whose sections the actor reads. */
    static Set<Readers> readers(Actor actor, ProgrammeId programmeId) {
        if (actor.coordinates(programmeId.value())) {
            return EnumSet.allOf(Readers.class);
        }
        Actor.require(actor.is(Actor.AUDITOR), "Results are for coordinators of the programme and for auditors.");
        return EnumSet.of(Readers.ALL, Readers.AUTHORITY);
    }

    private @Nullable Wave previous(Wave wave, @Nullable WaveId compareWith, boolean isPublic) {
        WaveId previousWaveId = compareWith == null ? wave.details().previousWaveId() : compareWith;
        if (previousWaveId == null) {
            return null;
        }
        Optional<Wave> previous = waves.find(previousWaveId)
                .map(Stored::state)
                .filter(each -> each.programmeId().equals(wave.programmeId()) && !each.waveId().equals(wave.waveId()));
        if (previous.isEmpty() && compareWith != null) {
            throw new InvalidInput(List.of(Reason.ofField("compareWith", "UNKNOWN_WAVE",
                    "The programme has no other wave " + compareWith.value())));
        }
        return previous.filter(each -> isPublic ? each.state() == WaveState.CLOSED : each.questionnaire() != null).orElse(null);
    }

    private List<Invitation> invited(WaveId waveId) {
        return invitations.ofWave(waveId).stream().map(Stored::state).toList();
    }

    /** The wave is read after its invitations, so that whoever was asked in between is known to it. */
    private Results results(WaveId waveId, List<Invitation> all) {
        Wave wave = waves.get(waveId).state();
        return Results.of(questionnaires.get(wave.asked()), wave.invited(), returned(all));
    }

    private List<Returned> returned(List<Invitation> all) {
        return all.stream()
                .filter(each -> each.response() != null)
                .map(each -> Returned.of(each.invitationId().value(), WatchingWaves.segment(each), questionnaires.get(each.questionnaire()),
                        each.facts(), Objects.requireNonNull(each.response()).answers()))
                .toList();
    }

    private List<Respondent> respondents(List<Invitation> all, @Nullable String segment) {
        WatchingWaves.Names names = watching.names(all.stream().map(Invitation::respondent).toList());
        return all.stream()
                .filter(each -> each.response() != null && (segment == null || segment.equals(WatchingWaves.segment(each))))
                .map(each -> {
                    Response response = Objects.requireNonNull(each.response());
                    return new Respondent(each.invitationId(), each.respondent().called(), names.of(each.respondent()),
                            WatchingWaves.segment(each),
                            response.submittedAt(), response.source(), questionnaires.get(each.questionnaire()), response.answers());
                })
                .sorted(Comparator.comparing(Respondent::segment).thenComparing(Respondent::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static Refusal conflict(String code, String message) {
        return new Refusal(Decision.Kind.STATE, List.of(Reason.of(code, message)));
    }
}
