package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingDocuments;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.service.security.Actor;
import eu.sojourn.service.security.OpenRoutes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sealed documents and logs, to be kept and checked without the platform. */
@RestController
@RequestMapping("/api/agreements")
final class DocumentsController {
    private static final MediaType LOG = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final ReadingDocuments reading;

    DocumentsController(ReadingDocuments reading) {
        this.reading = reading;
    }

    @Configuration(proxyBeanMethods = false)
    static class Open {

        /** Who holds a document has to be able to check it. */
        @Bean
        OpenRoutes certificate() {
            return new OpenRoutes(List.of("/api/agreements/certificate.pem"));
        }
    }

    /** @param sha256 of one that was made earlier; without it the one made last is answered */
    @GetMapping("/annexes/{visitId}/document.pdf")
    ResponseEntity<byte[]> ofAnnex(Actor actor, @PathVariable VisitId visitId, @RequestParam(required = false) @Nullable String sha256) {
        return file(reading.document(actor, visitId, made(sha256)), "annex-" + visitId.value() + ".pdf", MediaType.APPLICATION_PDF);
    }

    @GetMapping("/annexes/{visitId}/document.log")
    ResponseEntity<byte[]> logOfAnnex(Actor actor, @PathVariable VisitId visitId) {
        return file(reading.sealedLog(actor, visitId), "annex-" + visitId.value() + ".log", LOG);
    }

    /** @param sha256 of one that was made earlier; without it the one made last is answered */
    @GetMapping("/host-commitments/{hostOrganisationId}/document.pdf")
    ResponseEntity<byte[]> ofCommitment(Actor actor, @PathVariable OrganisationId hostOrganisationId,
            @RequestParam(required = false) @Nullable String sha256) {
        return file(reading.document(actor, hostOrganisationId, made(sha256)), "host-commitment-" + hostOrganisationId.value() + ".pdf",
                MediaType.APPLICATION_PDF);
    }

    @GetMapping("/host-commitments/{hostOrganisationId}/document.log")
    ResponseEntity<byte[]> logOfCommitment(Actor actor, @PathVariable OrganisationId hostOrganisationId) {
        return file(reading.sealedLog(actor, hostOrganisationId), "host-commitment-" + hostOrganisationId.value() + ".log", LOG);
    }

    @GetMapping("/certificate.pem")
    ResponseEntity<byte[]> certificate() {
        return file(reading.certificate().getBytes(StandardCharsets.UTF_8), "sojourn-seal.pem", LOG);
    }

    private static @Nullable Sha256 made(@Nullable String sha256) {
        return sha256 == null ? null : new Sha256(sha256);
    }

    /** To keep, never to be shown by the browser as a page of ours. */
    private static ResponseEntity<byte[]> file(byte[] content, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}
