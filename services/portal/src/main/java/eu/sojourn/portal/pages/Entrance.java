package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Invitation;
import eu.sojourn.portal.services.LinkedQuestionnaires;
import eu.sojourn.portal.services.Questionnaires;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** How somebody comes to an invitation: signed in, or by a link without an account. */
sealed interface Entrance {

    /** The address of the page, without what may be appended. */
    String base();

    ResponseEntity<Invitation> open();

    ResponseEntity<Invitation> save(@Nullable String version, Map<String, ?> answers);

    void respond(String key, @Nullable String version, Map<String, ?> answers);

    void upload(String questionId, String name, String mediaType, byte[] content);

    /** A file that was uploaded here, whether an answer names it or not. */
    ResponseEntity<byte[]> file(String fileId);

    ResponseEntity<byte[]> pdf(String language);

    void confirmInterview(String key, @Nullable String version);

    /** Organisations by words of their names; none where nobody is signed in. */
    List<Questionnaires.Picked> organisations(String query);

    /** Somebody with an account. */
    record SignedIn(Questionnaires questionnaires, String invitationId) implements Entrance {
        @Override
        public String base() {
            return "/invitations/" + invitationId;
        }

        @Override
        public ResponseEntity<Invitation> open() {
            return questionnaires.invitation(invitationId);
        }

        @Override
        public ResponseEntity<Invitation> save(@Nullable String version, Map<String, ?> answers) {
            return questionnaires.save(invitationId, version, Map.of("answers", answers));
        }

        @Override
        public void respond(String key, @Nullable String version, Map<String, ?> answers) {
            questionnaires.respond(invitationId, key, version, Map.of("answers", answers));
        }

        @Override
        public void upload(String questionId, String name, String mediaType, byte[] content) {
            questionnaires.upload(invitationId, questionId, name, mediaType, content);
        }

        @Override
        public ResponseEntity<byte[]> file(String fileId) {
            return questionnaires.file(invitationId, fileId);
        }

        @Override
        public ResponseEntity<byte[]> pdf(String language) {
            return questionnaires.pdf(invitationId, language);
        }

        @Override
        public void confirmInterview(String key, @Nullable String version) {
            questionnaires.confirmInterview(invitationId, key, version, Map.of());
        }

        @Override
        public List<Questionnaires.Picked> organisations(String query) {
            return questionnaires.organisations(query).items();
        }
    }

    /** Whoever has a link. */
    record ByLink(LinkedQuestionnaires questionnaires, String token) implements Entrance {
        @Override
        public String base() {
            return "/answer/" + token;
        }

        @Override
        public ResponseEntity<Invitation> open() {
            return questionnaires.invitation(token);
        }

        @Override
        public ResponseEntity<Invitation> save(@Nullable String version, Map<String, ?> answers) {
            return questionnaires.save(token, version, Map.of("answers", answers));
        }

        @Override
        public void respond(String key, @Nullable String version, Map<String, ?> answers) {
            questionnaires.respond(token, key, version, Map.of("answers", answers));
        }

        @Override
        public void upload(String questionId, String name, String mediaType, byte[] content) {
            questionnaires.upload(token, questionId, name, mediaType, content);
        }

        @Override
        public ResponseEntity<byte[]> file(String fileId) {
            return questionnaires.file(token, fileId);
        }

        @Override
        public ResponseEntity<byte[]> pdf(String language) {
            return questionnaires.pdf(token, language);
        }

        @Override
        public void confirmInterview(String key, @Nullable String version) {
            questionnaires.confirmInterview(token, key, version, Map.of());
        }

        @Override
        public List<Questionnaires.Picked> organisations(String query) {
            return List.of();
        }

        @Override
        public String toString() {
            return "the holder of a link";
        }
    }
}
