package eu.sojourn.questionnaires.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.files.SentFile;
import eu.sojourn.questionnaires.adapter.http.InvitationBody.FileBody;
import eu.sojourn.questionnaires.application.Entrance;
import eu.sojourn.questionnaires.application.UploadingFiles;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.service.http.Downloads;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.security.Actor;

/** Files as answers. A file is the whole body of its request; its name comes with the address, or percent-encoded in a header. */
@RestController
class FilesOfInvitations {

    private static final String OF_INVITATION = "/api/questionnaires/invitations/{invitationId}/files";
    private static final String OF_LINK = "/api/questionnaires/linked/files";
    private static final String NAME = "X-File-Name";

    private final UploadingFiles uploading;

    FilesOfInvitations(UploadingFiles uploading) {
        this.uploading = uploading;
    }

    @PostMapping(OF_INVITATION)
    ResponseEntity<FileBody> upload(Actor actor, @PathVariable String invitationId, @RequestParam String questionId,
            @RequestParam(required = false) @Nullable String name, @RequestHeader(name = NAME, required = false) @Nullable String header,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type, InputStream content)
            throws IOException {
        return upload(new Entrance.SignedIn(actor, new InvitationId(invitationId)), questionId, name(name, header), type, content);
    }

    @PostMapping(OF_LINK)
    ResponseEntity<FileBody> upload(@RequestHeader(name = LinkedInvitationController.LINK, required = false) @Nullable String token,
            @RequestParam String questionId, @RequestParam(required = false) @Nullable String name,
            @RequestHeader(name = NAME, required = false) @Nullable String header,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type, InputStream content)
            throws IOException {
        return upload(new Entrance.ByLink(token), questionId, name(name, header), type, content);
    }

    @GetMapping(OF_INVITATION + "/{fileId}")
    ResponseEntity<byte[]> download(Actor actor, @PathVariable String invitationId, @PathVariable String fileId) {
        return download(new Entrance.SignedIn(actor, new InvitationId(invitationId)), fileId);
    }

    @GetMapping(OF_LINK + "/{fileId}")
    ResponseEntity<byte[]> download(@RequestHeader(name = LinkedInvitationController.LINK, required = false) @Nullable String token,
            @PathVariable String fileId) {
        return download(new Entrance.ByLink(token), fileId);
    }

    private ResponseEntity<FileBody> upload(Entrance entrance, String questionId, @Nullable String name, @Nullable String type,
            InputStream content) throws IOException {
        UploadingFiles.Place place = uploading.place(entrance, new QuestionId(questionId));
        byte[] bytes = content.readNBytes(place.largest() + 1);
        return switch (uploading.upload(place, new SentFile(name, type, bytes))) {
            case UploadingFiles.Upload.Taken taken -> ResponseEntity.status(HttpStatus.CREATED)
                    .cacheControl(CacheControl.noStore())
                    .body(FileBody.of(taken.file()));
            case UploadingFiles.Upload.Wrong wrong -> throw new InvalidInput(List.of(wrong.reason()));
        };
    }

    private ResponseEntity<byte[]> download(Entrance entrance, String fileId) {
        UploadingFiles.Content content = uploading.read(entrance, fileId);
        return Downloads.ofPeople(content.file().name(), content.file().mediaType(), content.bytes());
    }

    private static @Nullable String name(@Nullable String name, @Nullable String header) {
        if (name != null || header == null) {
            return name;
        }
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return header;
        }
    }
}
