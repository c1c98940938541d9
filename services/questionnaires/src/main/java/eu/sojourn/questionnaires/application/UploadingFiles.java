package eu.sojourn.questionnaires.application;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import eu.sojourn.files.FileContents;
import eu.sojourn.files.SentFile;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.FileUpload;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.UploadedFile;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;

/** Takes files as answers, and gives them back. The content is written first, and counts once its invitation names it. */
@Service
public class UploadingFiles {

    private final OpeningInvitations opening;
    private final Invitations invitations;
    private final ReadingInvitations reading;
    private final FileContents contents;
    private final Clock clock;

    UploadingFiles(OpeningInvitations opening, Invitations invitations, ReadingInvitations reading, FileContents contents, Clock clock) {
        this.opening = opening;
        this.invitations = invitations;
        this.reading = reading;
        this.contents = contents;
        this.clock = clock;
    }

    /** What came of a file that was sent. */
    public sealed interface Upload {

        /** It may be named in answers to its question. */
        record Taken(UploadedFile file) implements Upload {}

        /** It is not taken; the reason's field is the question's id. */
        record Wrong(Reason reason) implements Upload {}
    }

    /** A file with its content. */
    public record Content(FileRef file, byte[] bytes) {}

    /** An invitation that takes a file for a question. */
    public record Place(Opened opened, QuestionId questionId, FileUpload question) {

        /** Longest content in bytes. */
        public int largest() {
            return (int) Math.min(question.maxBytes(), FileContents.LARGEST);
        }
    }

    /**
     * Refuses at once who may not upload for that question, before anything of the file is looked at.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not belong to the invited organisation
     * @throws NotFound if the version asks for no file there
     */
    public Place place(Entrance entrance, QuestionId questionId) {
        Opened opened = opening.open(entrance).requireAnswering();
        Questionnaire questionnaire = reading.questionnaire(opened.invitation().questionnaire());
        return questionnaire.question(questionId)
                .filter(FileUpload.class::isInstance)
                .map(question -> new Place(opened, questionId, (FileUpload) question))
                .orElseThrow(() -> new NotFound("question for a file", questionId.value()));
    }

    /**
     * Keeps a file.
     *
     * @throws Refusal if nothing is taken any more
     */
    public Upload upload(Place place, SentFile sent) {
        InvitationId invitationId = place.opened().id();
        String fileId = freshIdIn(invitationId);
        Stored<Invitation> before = invitations.handledBefore(invitationId).orElse(null);
        if (before != null) {
            return new Upload.Taken(uploaded(before.state(), fileId));
        }
        return switch (sent.check(place.question().mediaTypes(), place.largest())) {
            case SentFile.Checked.Wrong wrong -> new Upload.Wrong(
                    new Reason(wrong.code(), place.questionId().value(), null, wrong.found(), null, "The file " + wrong.message()));
            case SentFile.Checked.Fine fine -> {
                FileRef ref = new FileRef(fileId, fine.name(), fine.mediaType(), fine.size());
                yield new Upload.Taken(keep(place, new UploadedFile(ref, place.questionId(), now()), sent.content()));
            }
        };
    }

    private UploadedFile keep(Place place, UploadedFile file, byte[] content) {
        InvitationId invitationId = place.opened().id();
        String fileId = file.file().fileId();
        // Nothing is kept of what the invitation would refuse.
        if (place.opened().invitation().attach(file, file.uploadedAt()) instanceof Decision.Refused<Invitation> refused) {
            throw Refusal.of(refused);
        }
        contents.keep(fileId, invitationId.value(), content, file.uploadedAt());
        try {
            invitations.change(invitationId, null, invitation -> invitation.attach(file, file.uploadedAt()));
            return file;
        } finally {
            settle(fileId, invitationId);
        }
    }

    /**
     * @throws eu.sojourn.service.security.Forbidden if the invitation is none of the actor's business
     * @throws NotFound if the invitation has no such file
     */
    public Content read(Entrance entrance, String fileId) {
        UploadedFile file = uploaded(opening.open(entrance).invitation(), fileId);
        return new Content(file.file(), contents.read(fileId).orElseThrow(() -> new NotFound("file", fileId)));
    }

    /** Settles what a crash left behind. */
    @Scheduled(fixedDelayString = "${sojourn.questionnaires.files.reap-every}")
    public void reap() {
        contents.unsettledSince(clock.instant().minus(FileContents.LONG))
                .forEach(left -> settle(left.fileId(), new InvitationId(left.owner())));
    }

    private void settle(String fileId, InvitationId invitationId) {
        contents.settle(fileId, invitations.find(invitationId)
                .stream()
                .flatMap(stored -> stored.state().files().stream())
                .anyMatch(file -> file.fileId().equals(fileId)));
    }

    private static UploadedFile uploaded(Invitation invitation, String fileId) {
        return invitation.work()
                .files()
                .stream()
                .filter(file -> file.file().fileId().equals(fileId))
                .findFirst()
                .orElseThrow(() -> new NotFound("file", fileId));
    }

    /** Of its invitation alone: a key that is used again for another one must not put its file in the place of this one's. */
    private static String freshIdIn(InvitationId invitationId) {
        return UUID.nameUUIDFromBytes((invitationId.value() + "/" + Ids.fresh()).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
