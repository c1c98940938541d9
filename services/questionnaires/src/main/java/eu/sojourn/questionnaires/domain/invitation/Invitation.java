package eu.sojourn.questionnaires.domain.invitation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.questionnaires.domain.reminder.Ladder;
import eu.sojourn.questionnaires.domain.reminder.Reminder;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * Asks somebody once, about a visit or in a wave, with one version of a questionnaire:
 * {@code SCHEDULED → SENT → REMINDED → STARTED → SUBMITTED | EXPIRED}. A response is never lost: another one is a correction, which stands
 * behind it in the history, until the invitation closes.
 *
 * @param linkGeneration which links without an account open it; those of lower generations were taken back
 * @param responses the last one counts
 */
public record Invitation(InvitationId invitationId, Request request, InvitationState state, Times times, int linkGeneration, Work work,
        List<Response> responses, Mails mails) {

    /** Most responses that one invitation keeps. */
    public static final int MOST_RESPONSES = 50;

    /** Most files that one invitation keeps. */
    public static final int MOST_FILES = 40;

    /** A coordinator may ask for a reminder so long after the last one. */
    public static final Duration REMINDER_PAUSE = Duration.ofDays(1);

    /** Of an interview that waits, whatever is changed in it, its participant is told again so long after the last time. */
    public static final Duration INTERVIEW_PAUSE = Duration.ofDays(1);

    public Invitation {
        responses = List.copyOf(responses);
        if (responses.isEmpty() == (state == InvitationState.SUBMITTED)) {
            throw new IllegalArgumentException("A response belongs to a submitted invitation, and only to that");
        }
    }

    /** The one invitation of an audience for a visit: the same visit and audience always give the same id. */
    public static InvitationId idOf(VisitId visitId, Audience audience) {
        return named("invitation/" + visitId.value() + "/" + audience);
    }

    /**
     * The one invitation of somebody in a wave.
     *
     * @param invitee tells that one from all others of the wave
     */
    public static InvitationId idOf(WaveId waveId, String invitee) {
        return named("invitation/" + waveId.value() + "/" + invitee);
    }

    private static InvitationId named(String name) {
        return new InvitationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** Invites at once, or keeps the invitation until its day. */
    public static Decision<Invitation> invite(InvitationId invitationId, Request request, Questionnaire questionnaire, Plan plan,
            Instant now) {
        Invitation scheduled = new Invitation(invitationId, request, InvitationState.SCHEDULED,
                Times.planned(plan), 1, Work.none(), List.of(), Mails.none());
        return plan.sendAt().isAfter(now) ? Decision.accepted(scheduled) : scheduled.send(questionnaire, now);
    }

    public Occasion occasion() {
        return request.occasion();
    }

    public ProgrammeId programmeId() {
        return request.programmeId();
    }

    public Audience audience() {
        return request.audience();
    }

    public Respondent respondent() {
        return request.respondent();
    }

    public QuestionnaireVersion questionnaire() {
        return request.questionnaire();
    }

    public KnownFacts facts() {
        return request.facts();
    }

    public @Nullable Instant closesAt() {
        return times.closesAt();
    }

    /** What was saved since the last response. */
    public Draft draft() {
        return work.draft();
    }

    /** The files that answers may name. */
    public List<FileRef> files() {
        return work.files().stream().map(UploadedFile::file).toList();
    }

    public @Nullable Interview interview() {
        return work.interview();
    }

    /** The response that counts; null where there is none. */
    public @Nullable Response response() {
        return responses.isEmpty() ? null : responses.getLast();
    }

    /** Whether something was saved already, and no response given. */
    public boolean isStarted() {
        return state == InvitationState.STARTED;
    }

    /** Whether a first response is taken now. */
    public boolean mayAnswer(Instant now) {
        return responses.isEmpty() && takesNothing(now) == null;
    }

    /** Whether the response may be corrected now. */
    public boolean mayCorrect(Instant now) {
        return !responses.isEmpty() && takesNothing(now) == null && responses.size() < MOST_RESPONSES;
    }

    /**
     * Keeps what was answered so far, in place of an earlier draft.
     *
     * @param responseSeen whether the one who saves knows of the response that is there: what was typed before it must not pass for a
     * correction of it
     */
    public Decision<Invitation> save(Draft draft, boolean responseSeen, Instant now) {
        Reason no = takesNothing(now);
        if (no != null) {
            return Decision.conflict(no);
        }
        Response response = response();
        if (response != null && !responseSeen) {
            return Decision.conflict(new Reason("RESPONSE_ALREADY_SUBMITTED", null, null, "submitted at " + response.submittedAt(),
                    "the version with the response, in If-Match",
                    "This questionnaire was answered at " + response.submittedAt() + ". Load it again to correct the answers."));
        }
        return keep(draft);
    }

    /** Keeps as a draft what was given as a response and refused, whatever for. */
    public Decision<Invitation> keep(Draft draft) {
        return work.draft().equals(draft)
                ? Decision.unchanged(this)
                : Decision.accepted(with(state.started(), times, work.with(draft)));
    }

    /** Keeps an uploaded file, so that answers may name it. */
    public Decision<Invitation> attach(UploadedFile file, Instant now) {
        Reason no = takesNothing(now);
        if (no != null) {
            return Decision.conflict(no);
        }
        if (work.files().size() >= MOST_FILES) {
            return Decision.conflict(new Reason("TOO_MANY_FILES", file.questionId().value(), null, Integer.toString(work.files().size()),
                    "at most " + MOST_FILES, "This invitation keeps " + MOST_FILES + " files at most"));
        }
        return Decision.accepted(with(state.started(), times, work.and(file)));
    }

    /**
     * Takes a response. The same answers as those that count are the same response, whenever they come; other answers are a correction.
     *
     * @param correctable how long a response about a visit may be corrected, from the first one on; waves say themselves when they close
     */
    public Decision<Invitation> submit(Submission given, Duration correctable) {
        Response before = response();
        if (before != null && before.answers().equals(given.answers())) {
            Work after = after(given);
            return after.equals(work) ? Decision.unchanged(this) : Decision.accepted(with(state, times, after));
        }
        Reason no = takesNothing(given.at());
        if (no != null) {
            return Decision.conflict(no);
        }
        if (responses.size() >= MOST_RESPONSES) {
            return Decision.conflict(new Reason("TOO_MANY_CORRECTIONS", null, null, Integer.toString(responses.size()),
                    "at most " + MOST_RESPONSES, "The answers were corrected so often that no further correction is kept"));
        }
        Reason tooLarge = ResponseSize.tooLarge(given.answers(), responses);
        if (tooLarge != null) {
            return Decision.conflict(tooLarge);
        }
        Response response = new Response(responses.size() + 1, given.answers(), given.at(), given.source(), given.personId());
        List<Response> all = new ArrayList<>(responses);
        all.add(response);
        Invitation answered = new Invitation(invitationId, request, InvitationState.SUBMITTED, answered(given.at(), correctable),
                linkGeneration, after(given), all, mails);
        return Decision.accepted(answered,
                before == null ? new ResponseSubmitted(answered, response) : new ResponseCorrected(answered, response));
    }

    /** What somebody typed or told is not done with by what another survey holds. */
    private Work after(Submission given) {
        return given.source() == Response.Source.IMPORT ? work : work.done();
    }

    /** Whether an import comes too late: somebody has answered here, or the response that counts was imported with a later time. */
    public boolean hasOvertaken(Submission imported) {
        Response last = response();
        return last != null && (last.source() != Response.Source.IMPORT || last.submittedAt().isAfter(imported.at()));
    }

    private Times answered(Instant at, Duration correctable) {
        Times silent = times.due(null);
        return occasion() instanceof Occasion.OfVisit && responses.isEmpty() ? silent.closing(at.plus(correctable)) : silent;
    }

    /** Keeps what a coordinator wrote down of a talk, until the participant confirms it. */
    public Decision<Invitation> enter(Interview interview, Questionnaire questionnaire) {
        Reason no = takesNothing(interview.enteredAt());
        if (no != null) {
            return Decision.conflict(no);
        }
        Interview waiting = work.interview();
        if (waiting != null && waiting.answers().equals(interview.answers())) {
            return Decision.unchanged(this);
        }
        Instant toldAt = waiting == null ? null : waiting.toldAt();
        if (!isReachable() || toldAt != null && interview.enteredAt().isBefore(toldAt.plus(INTERVIEW_PAUSE))) {
            return Decision.accepted(with(state, times, work.with(interview.told(toldAt))));
        }
        Invitation entered = with(state, times, work.with(interview.told(interview.enteredAt())));
        return Decision.accepted(entered, new InterviewEntered(entered, questionnaire));
    }

    /** The participant says that the interview is right: it becomes the response. */
    public Decision<Invitation> confirm(@Nullable PersonId by, Instant now, Duration correctable) {
        Interview interview = work.interview();
        if (interview != null) {
            return submit(new Submission(interview.answers(), Response.Source.INTERVIEW, by, now), correctable);
        }
        Response last = response();
        return last != null && last.source() == Response.Source.INTERVIEW
                ? Decision.unchanged(this)
                : Decision
                        .conflict(Reason.of("NO_INTERVIEW", "No interview waits to be confirmed; perhaps other answers were given since"));
    }

    /** What the clock does when it is due: sends what waited for its day, or reminds. Does nothing otherwise, however often it is called. */
    public Decision<Invitation> advance(Questionnaire questionnaire, Instant now) {
        if (times.dueAt() == null || now.isBefore(times.dueAt())) {
            return Decision.unchanged(this);
        }
        if (state == InvitationState.SUBMITTED || state == InvitationState.EXPIRED || times.isClosed(now)) {
            return Decision.accepted(with(state, times.due(null), work));
        }
        Ladder ladder = new Ladder(times.ladder());
        if (state == InvitationState.SCHEDULED) {
            return send(questionnaire, now);
        }
        if (!ladder.isAwake(now)) {
            return Decision.accepted(with(state, times.due(ladder.awake(now)), work));
        }
        Instant putOff = waitsUntil();
        if (putOff == null) {
            return remind(questionnaire, null, times.reminded(now), now);
        }
        // A step of the ladder that comes while a reminder waits brings no second one.
        return now.isBefore(putOff)
                ? Decision.accepted(with(state, times.reminded(now).dueBy(putOff), work))
                : remindAgain(questionnaire, now);
    }

    /** When the last reminder, which was put off, is asked for again; null where none is put off, or nobody is to be reminded any more. */
    public @Nullable Instant putOffUntil() {
        return putOffUntil(state, times, mails);
    }

    /** The same of an invitation of which no more than these parts is known. */
    public static @Nullable Instant putOffUntil(InvitationState state, Times times, Mails mails) {
        Instant again = waitsUntil(state, times, mails);
        return again == null || times.isClosed(again) ? null : again;
    }

    /** The same whether or not it closes before, since its end may be moved. */
    private static @Nullable Instant waitsUntil(InvitationState state, Times times, Mails mails) {
        Reminder last = mails.last();
        Instant until = last == null ? null : last.putOffUntil();
        return until == null || !state.isAwaited() ? null : new Ladder(times.ladder()).awake(until);
    }

    private @Nullable Instant waitsUntil() {
        return waitsUntil(state, times, mails);
    }

    /** A coordinator has somebody silent reminded now, at most once a day. */
    public Decision<Invitation> remind(Questionnaire questionnaire, PersonId by, Instant now) {
        Reason no = cannotBeReminded(now);
        if (no != null) {
            return Decision.conflict(no);
        }
        // The one that was put off is not asked for again, so the clock goes on with the ladder.
        return remind(questionnaire, by, waitsUntil() == null ? times : times.reminded(now), now);
    }

    /** Whether {@link #remind} would remind. */
    public boolean mayBeReminded(Instant now) {
        return cannotBeReminded(now) == null;
    }

    private @Nullable Reason cannotBeReminded(Instant now) {
        if (!responses.isEmpty()) {
            return Reason.of("ANSWERED_ALREADY", "This questionnaire was answered; nobody is to be reminded");
        }
        if (takesNothing(now) != null) {
            return takesNothing(now);
        }
        if (!isReachable()) {
            return Reason.of("NOBODY_TO_REMIND", "Nobody can be written to who is invited by name alone; hand over the link");
        }
        Reminder last = mails.last();
        Instant lastAt = last == null ? null : last.lastAskedAt();
        if (lastAt == null || !now.isBefore(lastAt.plus(REMINDER_PAUSE))) {
            return null;
        }
        String what = putOffUntil() == null
                ? "A reminder was sent at " + lastAt
                : "A reminder of " + lastAt + " is put off until " + putOffUntil() + ", since the person was reminded of something else";
        return new Reason("REMINDED_ALREADY", null, null, "reminded at " + lastAt, "a day between two reminders",
                what + "; the next one may follow from " + lastAt.plus(REMINDER_PAUSE) + " on");
    }

    private Decision<Invitation> remind(Questionnaire questionnaire, @Nullable PersonId by, Times next, Instant now) {
        Reminder reminder = new Reminder(mails.reminders().size() + 1, now, by, null, null);
        Invitation reminded = new Invitation(invitationId, request, state.reminded(), next, linkGeneration, work, responses,
                mails.and(reminder));
        return Decision.accepted(reminded, new ReminderDue(reminded, questionnaire, reminder));
    }

    /** Under its own number, so that it is known as the one that was put off. */
    private Decision<Invitation> remindAgain(Questionnaire questionnaire, Instant now) {
        Reminder again = Objects.requireNonNull(mails.last()).again(now);
        Invitation reminded = new Invitation(invitationId, request, state, times.reminded(now), linkGeneration, work, responses,
                mails.again(again));
        return Decision.accepted(reminded, new ReminderDue(reminded, questionnaire, again));
    }

    /**
     * Remembers what became of a mail. A reminder that was withheld because somebody had been reminded of something else lately is put off,
     * and asked for again as soon as that one may be reminded.
     *
     * @param reminder the reminder's number; 0 for another mail about this invitation
     */
    public Decision<Invitation> became(int reminder, Delivery delivery) {
        Mails after = mails.became(reminder, delivery);
        if (after.equals(mails)) {
            return Decision.unchanged(this);
        }
        Invitation told = new Invitation(invitationId, request, state, times, linkGeneration, work, responses, after);
        Instant putOff = told.waitsUntil();
        return Decision.accepted(putOff == null ? told : told.with(state, times.dueBy(putOff), work));
    }

    /** Takes back all links that were given out so far. */
    public Decision<Invitation> revokeLinks() {
        return Decision.accepted(new Invitation(invitationId, request, state, times, linkGeneration + 1, work, responses, mails));
    }

    /** Its wave closes at another time than was planned. One that was closed with its wave stays so, whatever is heard late. */
    public Decision<Invitation> closeLater(Instant closesAt) {
        return state == InvitationState.EXPIRED || times.closedAt() != null || closesAt.equals(times.closesAt())
                ? Decision.unchanged(this)
                : Decision.accepted(with(state, times.closing(closesAt), work));
    }

    /** Its wave is closed: nothing is taken any more. A draft stays. */
    public Decision<Invitation> close(Instant at) {
        InvitationState closed = responses.isEmpty() ? InvitationState.EXPIRED : state;
        Times over = times.closed(at);
        return closed == state && over.equals(times) ? Decision.unchanged(this) : Decision.accepted(with(closed, over, work));
    }

    private Decision<Invitation> send(Questionnaire questionnaire, Instant now) {
        Times sending = times.sent(now);
        Invitation sent = with(InvitationState.SENT, isReachable() ? sending : sending.due(null), work);
        return Decision.accepted(sent, new InvitationSent(sent, questionnaire));
    }

    private boolean isReachable() {
        return respondent().organisationId() != null;
    }

    /** Why nothing is taken now; null where it is. */
    private @Nullable Reason takesNothing(Instant now) {
        if (state == InvitationState.SCHEDULED) {
            return new Reason("NOT_SENT_YET", null, null, "to be sent at " + times.dueAt(), null, "Nobody is asked yet");
        }
        if (state != InvitationState.EXPIRED && !times.isClosed(now)) {
            return null;
        }
        String closed = String.valueOf(times.closesAt());
        return switch (occasion()) {
            case Occasion.OfWave _ -> new Reason("WAVE_CLOSED", null, null, "closed at " + closed, null,
                    "The survey closed at " + closed + ". What was written is kept, and counts no more");
            case Occasion.OfVisit _ -> new Reason("CORRECTIONS_OVER", null, null, "until " + closed, null,
                    "The answers could be corrected until " + closed);
        };
    }

    private Invitation with(InvitationState otherState, Times otherTimes, Work otherWork) {
        return new Invitation(invitationId, request, otherState, otherTimes, linkGeneration, otherWork, responses, mails);
    }
}
