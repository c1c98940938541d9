package eu.sojourn.registration.application;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Attaching files to visits as evidence, reading and removing them. The content is written first, and counts once its visit names it. */
@Service
public class AttachingEvidence {

    /** Which endings of names say the truth about which content. */
    private static final Map<String, String> TYPE_BY_ENDING = Map.of("pdf", "application/pdf", "png", "image/png", "jpg", "image/jpeg",
            "jpeg",
            "image/jpeg", "webp", "image/webp");
    private static final String NEUTRAL = "application/octet-stream";
    private static final int LONGEST_NAME = 120;
    private static final Duration LONG = Duration.ofHours(1);

    private final AggregateStore<Visit> visits;
    private final EvidenceContents contents;
    private final FileTypes types;
    private final Clock clock;
    private final Today today;

    AttachingEvidence(AggregateStore<Visit> visits, EvidenceContents contents, FileTypes types, Clock clock, Today today) {
        this.visits = visits;
        this.contents = contents;
        this.types = types;
        this.clock = clock;
        this.today = today;
    }

    /**
     * A file as it was sent.
     *
     * @param name         whatever its sender says, a path even
     * @param declaredType whatever its sender says; null for nothing
     */
    public record Upload(@Nullable String name, @Nullable String declaredType, byte[] content) {}

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
    public Stored<Visit> attach(Actor actor, VisitId id, @Nullable Long expectedVersion, String fileId, Upload upload) {
        mayAttach(actor, id);
        var handled = visits.handledBefore(id.value());
        if (handled.isPresent()) {
            return handled.get();
        }
        var file = checked(fileId, upload);
        // Nothing is kept of what the visit would refuse.
        if (visits.get(id.value()).state().attach(file) instanceof Decision.Refused<Visit> refused) {
            throw Refusal.of(refused);
        }
        contents.keep(fileId, id, upload.content(), clock.instant());
        try {
            var attached = visits.update(id.value(), expectedVersion, visit -> visit.attach(file));
            contents.settle(fileId);
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
        contents.unsettledSince(clock.instant().minus(LONG)).forEach(left -> settle(left.fileId(), left.visitId()));
    }

    private void settle(String fileId, VisitId id) {
        var named = visits.find(id.value())
                .stream()
                .flatMap(visit -> visit.state().evidence().stream())
                .anyMatch(file -> file.fileId().equals(fileId));
        if (named) {
            contents.settle(fileId);
        } else {
            contents.remove(fileId);
        }
    }

    private static EvidenceFile file(Visit visit, String fileId) {
        return visit.evidence()
                .stream()
                .filter(file -> file.fileId().equals(fileId))
                .findFirst()
                .orElseThrow(() -> new NotFound("EvidenceFile", fileId));
    }

    private EvidenceFile checked(String fileId, Upload upload) {
        var content = upload.content();
        if (content.length < 1 || content.length > EvidenceFile.LARGEST) {
            throw new InvalidValue("file", "must have 1 byte to 8 MB");
        }
        var type = types.typeOf(content);
        if (!TYPE_BY_ENDING.containsValue(type)) {
            throw new InvalidValue("file", "must be a PDF, PNG, JPEG or WebP; its content is " + type);
        }
        var name = cleaned(upload.name(), type);
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!type.equals(TYPE_BY_ENDING.get(ending))) {
            throw new InvalidValue("file", "must be what its name says; its content is " + type);
        }
        var declared = upload.declaredType() == null
                ? NEUTRAL
                : upload.declaredType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!declared.isEmpty() && !declared.equals(NEUTRAL) && !declared.equals(type)) {
            throw new InvalidValue("file", "must be what it is declared as; its content is " + type);
        }
        return new EvidenceFile(fileId, name, type, content.length, sha256(content), today.date());
    }

    /** The name without its path and without what could deceive a reader or a file system. */
    private static String cleaned(@Nullable String sent, String type) {
        var name = Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC)
                .replaceFirst("(?s)^.*[/\\\\]", "")
                .replaceAll("\\s+", " ")
                .replaceAll("[\\p{C}<>:\"|?*]", "")
                .replaceFirst("^[. ]+", "")
                .strip();
        var ending = TYPE_BY_ENDING.entrySet()
                .stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        if (name.isEmpty() || name.indexOf('.') < 0) {
            name = (name.isEmpty() ? "evidence" : name) + "." + ending.orElseThrow();
        }
        var dot = name.lastIndexOf('.');
        var tail = name.substring(dot);
        return name.length() <= LONGEST_NAME || tail.length() > LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - tail.length()) + tail;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
