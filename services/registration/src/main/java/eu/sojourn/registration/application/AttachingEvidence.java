package eu.sojourn.registration.application;

import eu.sojourn.files.FileContents;
import eu.sojourn.files.SentFile;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.visit.EvidenceFile;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Attaching files to visits as evidence, reading and removing them. The content is written first, and counts once its visit names it. */
@Service
public class AttachingEvidence {

    private static final Set<String> TAKEN = Set.of("application/pdf", "image/png", "image/jpeg", "image/webp");

    private final AggregateStore<Visit> visits;
    private final FileContents contents;
    private final Clock clock;
    private final Today today;

    AttachingEvidence(AggregateStore<Visit> visits, FileContents contents, Clock clock, Today today) {
        this.visits = visits;
        this.contents = contents;
        this.clock = clock;
        this.today = today;
    }

    /** A file with its content. */
    public record Content(EvidenceFile file, byte[] bytes) {}

    /** Refuses at once who may not attach, before anything of the file is looked at. */
    public void mayAttach(Actor actor, VisitId id) {
        VisitRights.require(actor, visits.get(id.value()).state(), VisitCommand.ATTACH_EVIDENCE);
    }

    /**
     * Attaches a file.
     *
     * @param fileId the same for a repeated command
     * @throws InvalidValue naming {@code file}, if it is too large, of no type that is taken, or not what it says to be
     */
    public Stored<Visit> attach(Actor actor, VisitId id, @Nullable Long expectedVersion, String fileId, SentFile sent) {
        mayAttach(actor, id);
        var handled = visits.handledBefore(id.value());
        if (handled.isPresent()) {
            return handled.get();
        }
        var file = checked(fileId, sent);
        // Nothing is kept of what the visit would refuse.
        if (visits.get(id.value()).state().attach(file) instanceof Decision.Refused<Visit> refused) {
            throw Refusal.of(refused);
        }
        contents.keep(fileId, id.value(), sent.content(), clock.instant());
        try {
            var attached = visits.update(id.value(), expectedVersion, visit -> visit.attach(file));
            contents.settle(fileId, true);
            return attached;
        } catch (RuntimeException e) {
            settle(fileId, id);
            throw e;
        }
    }

    /** @throws NotFound if the visit has no such file */
    public Content read(Actor actor, VisitId id, String fileId) {
        var visit = seen(actor, id);
        var file = file(visit, fileId);
        return new Content(file, contents.read(fileId).orElseThrow(() -> new NotFound("EvidenceFile", fileId)));
    }

    /** The visit, for those who may see its evidence. */
    public Visit seen(Actor actor, VisitId id) {
        var visit = visits.get(id.value()).state();
        Actor.require(VisitRights.maySeePrivate(actor, visit),
                "Evidence is for the visiting organisation, coordinators of the programme and auditors.");
        return visit;
    }

    /** Removes a file, as long as the closing report is not validated. */
    public Stored<Visit> remove(Actor actor, VisitId id, @Nullable Long expectedVersion, String fileId) {
        mayAttach(actor, id);
        var handled = visits.handledBefore(id.value());
        if (handled.isPresent()) {
            return handled.get();
        }
        file(visits.get(id.value()).state(), fileId);
        contents.unsettle(fileId, clock.instant());
        try {
            return visits.update(id.value(), expectedVersion, visit -> visit.removeEvidence(fileId));
        } finally {
            settle(fileId, id);
        }
    }

    /** Settles what a crash left behind; called by the clock. */
    public void reap() {
        contents.unsettledSince(clock.instant().minus(FileContents.LONG)).forEach(left -> settle(left.fileId(), new VisitId(left.owner())));
    }

    private void settle(String fileId, VisitId id) {
        var named = visits.find(id.value())
                .stream()
                .flatMap(visit -> visit.state().evidence().stream())
                .anyMatch(file -> file.fileId().equals(fileId));
        contents.settle(fileId, named);
    }

    private static EvidenceFile file(Visit visit, String fileId) {
        return visit.evidence()
                .stream()
                .filter(file -> file.fileId().equals(fileId))
                .findFirst()
                .orElseThrow(() -> new NotFound("EvidenceFile", fileId));
    }

    private EvidenceFile checked(String fileId, SentFile sent) {
        return switch (sent.check(TAKEN, EvidenceFile.LARGEST)) {
            case SentFile.Checked.Fine fine -> new EvidenceFile(fileId, fine.name(), fine.mediaType(), fine.size(), fine.sha256(),
                    today.date());
            case SentFile.Checked.Wrong wrong -> throw new InvalidValue("file", wrong.message());
        };
    }
}
