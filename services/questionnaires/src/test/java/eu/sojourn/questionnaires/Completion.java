package eu.sojourn.questionnaires;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** Lets registration complete visits: BigScience.dk at European XFEL, each story with organisations of its own. */
public final class Completion {

    public static final String TOPIC = "registration.xchanges";
    public static final String TYPE = "registration.visit-completed.v1";

    private Completion() {}

    /** A visit of a story; nothing was said yet. */
    public static Visit of(String story) {
        return new Visit(story);
    }

    /** A visit of a story of its own that is over, and both of whose organisations are invited. */
    public static Visit over(Http http) {
        return of(UUID.randomUUID().toString().substring(0, 8)).invited(http);
    }

    /** What the tests need to know of a completed visit. */
    public record Visit(String story) {

        public String visitId() {
            return "visit-" + story;
        }

        public String xchangeId() {
            return "xchange-" + story;
        }

        public String visitingOrganisationId() {
            return "bigscience-" + story;
        }

        public String hostOrganisationId() {
            return "xfel-" + story;
        }

        public String programmeId() {
            return "biginn-" + story;
        }

        public String visitorInvitationId() {
            return Invitation.idOf(new VisitId(visitId()), Audience.VISITOR).value();
        }

        public String hostInvitationId() {
            return Invitation.idOf(new VisitId(visitId()), Audience.HOST).value();
        }

        /** Where the visitor's invitation is found. */
        public String visitorInvitation() {
            return "/api/questionnaires/invitations/" + visitorInvitationId();
        }

        /** Where the host's invitation is found. */
        public String hostInvitation() {
            return "/api/questionnaires/invitations/" + hostInvitationId();
        }

        public String visitor() {
            return Tokens.visitor(visitingOrganisationId());
        }

        public String host() {
            return Tokens.host(hostOrganisationId());
        }

        public String coordinator() {
            return Tokens.coordinator(programmeId(), "partnership-" + story);
        }

        /** The data as registration says it, also what questionnaires do not read. */
        public Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("visitId", visitId());
            data.put("xchangeId", xchangeId());
            data.put("programmeId", programmeId());
            data.put("visitingOrganisationId", visitingOrganisationId());
            data.put("visitingPartnershipId", "partnership-" + story);
            data.put("hostOrganisationId", hostOrganisationId());
            data.put("hostPartnershipId", "partnership-" + story);
            data.put("firstDay", "2024-03-04");
            data.put("lastDay", "2024-03-08");
            return data;
        }

        public byte[] event(long sequence) {
            return Wire.event(TYPE, visitId(), sequence, xchangeId(), data());
        }

        public void say(byte[] event) {
            Wire.say(TOPIC, xchangeId(), event);
        }

        /** Says that the visit was completed and waits for both invitations. */
        public Visit invited(Http http) {
            say(event(7));
            isInvited(http);
            return this;
        }

        public void isInvited(Http http) {
            eventually(() -> {
                assertThat(http.as(visitor()).get(visitorInvitation()).status()).isEqualTo(200);
                assertThat(http.as(host()).get(hostInvitation()).status()).isEqualTo(200);
            });
        }
    }
}
