package eu.sojourn.questionnaires.domain.wave;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Trigger;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * A survey of many at once: {@code DRAFT → OPEN → CLOSED}. Opening pins the questionnaire's version; who was invited then stays invited, in
 * the same segment.
 *
 * @param questionnaire the version that is asked; null before it is opened
 * @param invitees each once
 * @param openedAt null before
 * @param closedAt null before
 */
public record Wave(WaveId waveId, ProgrammeId programmeId, WaveDetails details, WaveState state,
        @Nullable QuestionnaireVersion questionnaire,
        List<Invitee> invitees, @Nullable Instant openedAt, @Nullable Instant closedAt) {

    /** Most who are asked in one wave. */
    public static final int MOST_INVITEES = 5_000;

    public Wave {
        invitees = List.copyOf(invitees);
    }

    public static Decision<Wave> draft(WaveId waveId, ProgrammeId programmeId, WaveDetails details) {
        return waveId.equals(details.previousWaveId())
                ? Decision.refused(List.of(comparedWithItself()))
                : Decision.accepted(new Wave(waveId, programmeId, details, WaveState.DRAFT, null, List.of(), null, null));
    }

    /** Changes what it is to be like; once it is open, only its title, its end and what it is compared with. */
    public Decision<Wave> revise(WaveDetails other, Instant now) {
        if (waveId.equals(other.previousWaveId())) {
            return Decision.refused(List.of(comparedWithItself()));
        }
        if (other.equals(details)) {
            return Decision.unchanged(this);
        }
        return switch (state) {
            case DRAFT -> Decision.accepted(with(other));
            case OPEN -> reviseOpen(other, now);
            case CLOSED -> Decision.conflict(isClosed());
        };
    }

    private Decision<Wave> reviseOpen(WaveDetails other, Instant now) {
        WaveDetails allowed = new WaveDetails(other.title(), details.questionnaireId(), details.opens(), other.closes(), details.zone(),
                other.previousWaveId(), details.ladder());
        if (!allowed.equals(other)) {
            return Decision.conflict(new Reason("WAVE_OPEN", null, null, "open since " + openedAt, "a draft",
                    "The wave is open: its title, its end and what it is compared with may be changed, and nothing else"));
        }
        if (isOver(now)) {
            return Decision.conflict(isClosed());
        }
        if (!other.closesAt().isAfter(now)) {
            return Decision.refused(List.of(closesInThePast()));
        }
        Wave moved = with(other);
        return other.closes().equals(details.closes()) ? Decision.accepted(moved) : Decision.accepted(moved, new WaveClosingMoved(moved));
    }

    /** Why no wave asks so many. */
    public static Reason tooMany(int invitees) {
        return new Reason("TOO_MANY", "invitees", null, Integer.toString(invitees), "at most " + MOST_INVITEES,
                "One wave asks " + MOST_INVITEES + " at most");
    }

    /** Sets who is asked while it is a draft, and asks more when it is open. Those who are asked already are not asked again. */
    public Decision<Wave> invite(List<Invitee> others, Instant now) {
        if (state == WaveState.CLOSED || isOver(now)) {
            return Decision.conflict(isClosed());
        }
        Map<String, Invitee> all = new LinkedHashMap<>();
        if (state == WaveState.OPEN) {
            invitees.forEach(each -> all.put(each.key(), each));
        }
        List<Reason> faults = new ArrayList<>();
        for (int index = 0; index < others.size(); index++) {
            Invitee each = others.get(index);
            Invitee before = all.putIfAbsent(each.key(), each);
            if (before != null && !before.segment().equals(each.segment())) {
                faults.add(new Reason("INVITED_ALREADY", "invitees[" + index + "]", null, each.segment(), before.segment(),
                        each.called() + " is asked already, in the segment " + before.segment()));
            }
        }
        if (all.size() > MOST_INVITEES) {
            faults.add(tooMany(all.size()));
        }
        if (!faults.isEmpty()) {
            return Decision.refused(faults.size() > 200 ? faults.subList(0, 200) : faults);
        }
        List<Invitee> after = List.copyOf(all.values());
        if (after.equals(invitees)) {
            return Decision.unchanged(this);
        }
        Wave invited = new Wave(waveId, programmeId, details, state, questionnaire, after, openedAt, closedAt);
        return state == WaveState.OPEN
                ? Decision.accepted(invited, new WaveInviteesAdded(invited, after.size() - invitees.size()))
                : Decision.accepted(invited);
    }

    /**
     * Asks everybody, with this version.
     *
     * @param version the latest that was published of its questionnaire
     */
    public Decision<Wave> open(Questionnaire version, Instant now) {
        if (state == WaveState.CLOSED) {
            return Decision.conflict(isClosed());
        }
        if (state == WaveState.OPEN) {
            return Decision.unchanged(this);
        }
        List<Reason> faults = new ArrayList<>();
        if (invitees.isEmpty()) {
            faults.add(Reason.ofField("invitees", "MISSING", "Nobody is invited yet"));
        }
        if (!details.closesAt().isAfter(now)) {
            faults.add(closesInThePast());
        }
        if (version.trigger() != Trigger.WAVE) {
            faults.add(
                    Reason.ofField("questionnaireId", "NOT_FOR_WAVES", "This questionnaire is about visits; it is sent when one is over"));
        }
        if (version.programmeId() != null && !version.programmeId().equals(programmeId)) {
            faults.add(Reason.ofField("questionnaireId", "OF_ANOTHER_PROGRAMME", "This questionnaire is of another programme"));
        }
        if (!faults.isEmpty()) {
            return Decision.refused(faults);
        }
        Wave opened = new Wave(waveId, programmeId, details, WaveState.OPEN, version.version(), invitees, now, null);
        return Decision.accepted(opened, new WaveOpened(opened));
    }

    /** Ends it now: from then on nothing is taken. It is closed for good when all its invitations are. */
    public Decision<Wave> end(Instant now) {
        return switch (state) {
            case DRAFT -> Decision.conflict(Reason.of("WAVE_NOT_OPEN", "The wave was not opened yet; there is nothing to close"));
            case OPEN -> isOver(now)
                    ? Decision.unchanged(this)
                    : Decision.accepted(with(details.closing(LocalDateTime.ofInstant(now, details.zone()))));
            case CLOSED -> Decision.unchanged(this);
        };
    }

    /**
     * Closes it for good, once its time is over and its invitations are closed.
     *
     * @param submitted how many answered
     */
    public Decision<Wave> close(int submitted, Instant now) {
        if (state == WaveState.CLOSED) {
            return Decision.unchanged(this);
        }
        if (!isOver(now)) {
            return Decision.conflict(Reason.of("WAVE_NOT_OVER", "The wave takes answers until " + details.closesAt()));
        }
        Wave closed = new Wave(waveId, programmeId, details, WaveState.CLOSED, questionnaire, invitees, openedAt, details.closesAt());
        return Decision.accepted(closed, new WaveClosed(closed, submitted));
    }

    /** Whether it was opened and nothing is taken any more. */
    public boolean isOver(Instant now) {
        return state == WaveState.CLOSED || state == WaveState.OPEN && !now.isBefore(details.closesAt());
    }

    /** The version that is asked. */
    public QuestionnaireVersion asked() {
        return Objects.requireNonNull(questionnaire, "asked before it was opened");
    }

    /** How many are invited, by segment, in the order in which segments were named first. */
    public Map<String, Integer> invited() {
        Map<String, Integer> invited = new LinkedHashMap<>();
        invitees.forEach(each -> invited.merge(each.segment(), 1, Integer::sum));
        return invited;
    }

    private Wave with(WaveDetails other) {
        return new Wave(waveId, programmeId, other, state, questionnaire, invitees, openedAt, closedAt);
    }

    private Reason isClosed() {
        return new Reason("WAVE_CLOSED", null, null, "closed at " + details.closesAt(), "an open wave",
                "The wave closed at " + details.closesAt() + "; a closed wave is not opened again");
    }

    private Reason closesInThePast() {
        return new Reason("CLOSES_IN_THE_PAST", "closes", null, details.closes().toString(), "a time to come",
                "A wave closes in the future");
    }

    private static Reason comparedWithItself() {
        return Reason.ofField("previousWaveId", "THE_SAME_WAVE", "A wave is compared with an earlier one, not with itself");
    }
}
