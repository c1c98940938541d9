package eu.sojourn.registration.adapter.http;

import eu.sojourn.files.SentFile;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.adapter.http.VisitResponses.EvidenceResponse;
import eu.sojourn.registration.adapter.http.VisitResponses.VisitResponse;
import eu.sojourn.registration.application.AttachingEvidence;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Downloads;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that prove something of a visit. */
@RestController
@RequestMapping("/api/registration/visits/{visitId}/evidence")
class EvidenceController {

    private final AttachingEvidence attaching;
    private final VisitResponses responses;

    EvidenceController(AttachingEvidence attaching, VisitResponses responses) {
        this.attaching = attaching;
        this.responses = responses;
    }

    /** Attaches the one part {@code file} of a multipart form. */
    @PostMapping
    ResponseEntity<VisitResponse> attach(Actor actor, @PathVariable String visitId, ExpectedVersion expected,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files) throws IOException {
        var id = new VisitId(visitId);
        attaching.mayAttach(actor, id);
        if (files == null || files.size() != 1) {
            throw new InvalidValue("file", "must be one file");
        }
        var file = files.getFirst();
        return answer(attaching.attach(actor, id, expected.value(), freshIdIn(id),
                new SentFile(file.getOriginalFilename(), file.getContentType(), file.getBytes())), actor);
    }

    @GetMapping
    Page<EvidenceResponse> list(Actor actor, @PathVariable String visitId) {
        var visit = attaching.seen(actor, new VisitId(visitId));
        return new Page<>(visit.evidence().stream().map(EvidenceResponse::of).toList(), null);
    }

    @GetMapping("/{fileId}")
    ResponseEntity<byte[]> download(Actor actor, @PathVariable String visitId, @PathVariable String fileId) {
        var content = attaching.read(actor, new VisitId(visitId), fileId);
        return Downloads.ofPeople(content.file().name(), content.file().mediaType(), content.bytes());
    }

    @DeleteMapping("/{fileId}")
    ResponseEntity<VisitResponse> remove(Actor actor, @PathVariable String visitId, @PathVariable String fileId, ExpectedVersion expected) {
        return answer(attaching.remove(actor, new VisitId(visitId), expected.value(), fileId), actor);
    }

    /** Of its visit alone: a key that is used again for another visit must not put its file in the place of this one's. */
    private static String freshIdIn(VisitId visit) {
        return UUID.nameUUIDFromBytes((visit.value() + "/" + Ids.fresh()).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ResponseEntity<VisitResponse> answer(Stored<Visit> stored, Actor actor) {
        return ETags.ok(stored.version(), responses.of(stored.state(), actor));
    }
}
