package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.application.AnswerTables.RawAnswer;
import eu.sojourn.questionnaires.application.AnswerTables.RawAnswers;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.invitation.Submission;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;

/**
 * Takes the raw answers of a survey that was held elsewhere. All rows are checked before any is taken, and none is taken where one is
 * faulty. The same rows again change nothing, so a crash in between is mended by the same file; nor does a row whose respondent has answered
 * here, or of whom something newer was imported.
 */
@Service
public class ImportingResponses {

    private final RunningWaves running;
    private final Invitations invitations;
    private final ReadingQuestionnaires questionnaires;
    private final AnswerTables tables;
    private final Clock clock;

    ImportingResponses(RunningWaves running, Invitations invitations, ReadingQuestionnaires questionnaires, AnswerTables tables,
            Clock clock) {
        this.running = running;
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * What came of a file.
     *
     * @param imported rows that are responses now
     * @param unchanged rows that were imported before
     * @param overtaken whose rows were left out, as they have answered here, or what was imported of them before is newer
     */
    public record Imported(int imported, int unchanged, List<String> overtaken) {}

    private record Row(String invitee, InvitationId invitationId, Submission submission) {}

    /** @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the wave's programme */
    public void mayImport(Actor actor, WaveId waveId) {
        running.own(actor, waveId);
    }

    /**
     * @param name as the sender calls the file; null where it has none
     * @param mediaType as the sender calls it; null where nothing is said
     * @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the wave's programme
     * @throws InvalidInput with all faults of all rows, each at its cell
     * @throws Refusal if the wave is not open
     */
    public Imported read(Actor actor, WaveId waveId, byte[] file, @Nullable String name, @Nullable String mediaType) {
        Wave wave = running.own(actor, waveId).state();
        if (wave.questionnaire() == null) {
            throw new Refusal(Decision.Kind.STATE, List.of(Reason.of("WAVE_NOT_OPEN", "The wave was not opened yet; nobody is asked")));
        }
        Questionnaire questionnaire = questionnaires.get(wave.asked());
        RawAnswers raw = tables.read(questionnaire, file, name, mediaType);
        Map<InvitationId, Invitation> invited = new HashMap<>();
        invitations.ofWave(waveId).stream().map(Stored::state).forEach(each -> invited.put(each.invitationId(), each));
        List<Row> rows = check(wave, questionnaire, raw, invited);
        List<Row> others = rows.stream().filter(row -> !isImported(invited.get(row.invitationId()), row.submission().answers())).toList();
        Map<Boolean, List<Row>> late = others.stream()
                .collect(Collectors.partitioningBy(row -> invited.get(row.invitationId()).hasOvertaken(row.submission())));
        List<Row> changing = late.get(false);
        changing.forEach(row -> accepted(submit(invited.get(row.invitationId()), row.submission())));
        changing.forEach(row -> invitations.keep(row.invitationId(), null, invitation -> submit(invitation, row.submission())));
        return new Imported(changing.size(), rows.size() - others.size(), late.get(true).stream().map(Row::invitee).toList());
    }

    /** Whether something is taken is a matter of now, whenever it was answered. */
    private Decision<Invitation> submit(Invitation invitation, Submission given) {
        if (isImported(invitation, given.answers()) || invitation.hasOvertaken(given)) {
            return Decision.unchanged(invitation);
        }
        Instant now = now();
        boolean open = invitation.mayAnswer(now) || invitation.mayCorrect(now);
        return invitation.submit(open ? given : new Submission(given.answers(), given.source(), given.personId(), now), Duration.ZERO);
    }

    /** A later correction by the respondent stands, whoever sends the file again. */
    private static boolean isImported(Invitation invitation, Answers answers) {
        return invitation.responses()
                .stream()
                .anyMatch(each -> each.source() == Response.Source.IMPORT && each.answers().equals(answers));
    }

    private static void accepted(Decision<Invitation> decision) {
        if (decision instanceof Decision.Refused<Invitation> refused) {
            throw Refusal.of(refused);
        }
    }

    private List<Row> check(Wave wave, Questionnaire questionnaire, RawAnswers raw, Map<InvitationId, Invitation> invited) {
        Map<String, List<Invitee>> invitees = wave.invitees().stream().collect(Collectors.groupingBy(Invitee::called));
        List<Reason> faults = new ArrayList<>(raw.faults());
        List<Row> rows = new ArrayList<>();
        for (RawAnswer row : raw.rows()) {
            List<Invitee> called = invitees.getOrDefault(row.invitee(), List.of());
            if (called.size() > 1) {
                faults.add(raw.at(row, Reason.ofField(AnswerTables.INVITEE, "AMBIGUOUS",
                        "is the id of an organisation, and the name of somebody else whom the wave asks")));
                continue;
            }
            Invitee invitee = called.isEmpty() ? null : called.getFirst();
            Invitation invitation = invitee == null ? null : invited.get(Invitation.idOf(wave.waveId(), invitee.key()));
            if (invitee == null || invitation == null) {
                faults.add(raw.at(row, Reason.ofField(AnswerTables.INVITEE, "NOT_INVITED", invitee == null
                        ? "is nobody whom the wave asks"
                        : "is being invited; try again in a moment")));
                continue;
            }
            if (row.segment() != null && !row.segment().equals(invitee.segment())) {
                faults.add(raw.at(row, new Reason("OTHER_SEGMENT", AnswerTables.SEGMENT, null, row.segment(), invitee.segment(),
                        "is invited in the segment " + invitee.segment())));
            }
            Instant now = now();
            Instant at = row.submittedAt() == null || row.submittedAt().isAfter(now) ? now : row.submittedAt();
            switch (questionnaire.check(row.answers(), invitation.facts(), List.of())) {
                case Checked.Faulty faulty -> faulty.reasons().forEach(reason -> faults.add(raw.at(row, reason)));
                case Checked.Fitting fitting ->
                    rows.add(new Row(row.invitee(), invitation.invitationId(),
                            new Submission(fitting.answers(), Response.Source.IMPORT, null, at)));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults.size() > 200 ? faults.subList(0, 200) : faults);
        }
        return rows;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
