package eu.sojourn.notifications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import eu.sojourn.testing.Wire;

/** One visit with people of its own at identity, and the events that other services tell of it. */
record Story(String name) {

    static final String REGISTRATION = "registration.xchanges";
    static final String AGREEMENTS = "agreements.xchanges";
    static final String HOSTS = "agreements.hosts";
    static final String QUESTIONNAIRES = "questionnaires.xchanges";
    static final String WAVES = "questionnaires.waves";

    /** A visit of whose people identity knows one of each: visitor, host, coordinator of the visitor's and of the host's partnership. */
    static Story begin(IdentityStub identity) {
        Story story = unknownToIdentity();
        identity.with("organisationId=" + story.visitingOrganisationId(), "dagny-" + story.name, "Dagny Holm", story.visitor())
                .with("organisationId=" + story.hostOrganisationId(), "hanna-" + story.name, "Hanna Brandt", story.host())
                .with("partnershipId=" + story.visitingPartnershipId(), "carmen-" + story.name, "Carmen Ortega", story.coordinator())
                .with("partnershipId=" + story.hostPartnershipId(), "ernst-" + story.name, "Ernst Vogel", story.hostsCoordinator());
        return story;
    }

    static Story unknownToIdentity() {
        return new Story(UUID.randomUUID().toString().substring(0, 8));
    }

    String visitId() {
        return "visit-" + name;
    }

    String xchangeId() {
        return "xchange-" + name;
    }

    String visitingOrganisationId() {
        return "bigscience-" + name;
    }

    String hostOrganisationId() {
        return "xfel-" + name;
    }

    String visitingPartnershipId() {
        return "biginn-" + name;
    }

    String hostPartnershipId() {
        return "excite-" + name;
    }

    String visitor() {
        return "dagny@" + name + ".example";
    }

    String host() {
        return "hanna@" + name + ".example";
    }

    String coordinator() {
        return "carmen@" + name + ".example";
    }

    String hostsCoordinator() {
        return "ernst@" + name + ".example";
    }

    byte[] visit(String event, long sequence, Map<String, ?> more) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("visitId", visitId(), "xchangeId", xchangeId(), "programmeId", "biginn",
                "visitingOrganisationId", visitingOrganisationId(), "visitingPartnershipId", visitingPartnershipId(), "hostOrganisationId",
                hostOrganisationId(), "hostPartnershipId", hostPartnershipId()));
        data.putAll(more);
        return Wire.event("registration." + event, visitId(), sequence, xchangeId(), data);
    }

    byte[] submitted() {
        return visit("visit-submitted.v1", 1, Map.of("firstDay", "2024-03-04", "lastDay", "2024-03-08", "submittedOn", "2024-02-01"));
    }

    byte[] approved() {
        return approved(2);
    }

    byte[] approved(long sequence) {
        return visit("visit-approved.v1", sequence,
                Map.of("ruleSetVersion", 1, "lumpSum", Map.of("amount", "830.00", "currency", "EUR"), "counting", true));
    }

    byte[] accepted() {
        return visit("visit-accepted.v1", 3, Map.of("firstDay", "2024-03-04", "lastDay", "2024-03-08"));
    }

    byte[] opened(String title) {
        return Wire.event("registration.xchange-opened.v1", xchangeId(), 2, xchangeId(),
                Map.of("xchangeId", xchangeId(), "programmeId", "biginn", "title", title, "hostOrganisationId", hostOrganisationId()));
    }

    byte[] annexDrafted(long sequence) {
        return annex("annex-drafted.v1", sequence,
                Map.of("textSha256", "0".repeat(64), "parties", List.of(party("HO"), party("HOP"), party("VO"), party("VOP"))));
    }

    /** The visitor is asked again, and nobody else. */
    byte[] annexReopened(long sequence) {
        return annex("annex-reopened.v1", sequence, Map.of("textSha256", "0".repeat(64), "parties", List.of(party("VO"))));
    }

    /** The host declines. */
    byte[] annexDeclined(long sequence) {
        return annex("annex-declined.v1", sequence, Map.of("organisationId", hostOrganisationId(), "roles", List.of("HO"), "textSha256",
                "0".repeat(64), "parties", List.of(party("HO"), party("HOP"), party("VO"), party("VOP"))));
    }

    byte[] signatureOverdue(String role, int level, long sequence) {
        return signatureOverdue(role, level, level - 1, sequence);
    }

    byte[] signatureOverdue(String role, int level, int levelBefore, long sequence) {
        Map<String, Object> data = new LinkedHashMap<>(party(role));
        data.putAll(Map.of("programmeId", "biginn", "hostOrganisationId", hostOrganisationId(), "hostOrganisationName", "European XFEL",
                "organisationName", "BigScience.dk", "level", level, "levelBefore", levelBefore, "askedOn", "2024-02-01",
                "partnershipIds", List.of(hostPartnershipId(), visitingPartnershipId())));
        return annex("signature-overdue.v1", sequence, data);
    }

    byte[] particularsOverdue(int level, long sequence) {
        return annex("particulars-overdue.v1", sequence, Map.of("hostOrganisationId", hostOrganisationId(), "visitingOrganisationId",
                visitingOrganisationId(), "visitingOrganisationName", "BigScience.dk", "visitingPartnershipId", visitingPartnershipId(),
                "level", level, "askedOn", "2024-02-01"));
    }

    byte[] agendaChangesRequested() {
        return Wire.event("agreements.agenda-changes-requested.v1", xchangeId(), 4, xchangeId(),
                Map.of("xchangeId", xchangeId(), "programmeId", "biginn", "hostOrganisationId", hostOrganisationId(), "hostPartnershipId",
                        hostPartnershipId(), "agendaVersion", 2, "sessionIds", List.of("session-3")));
    }

    /** @param partnerships that it concerns; null where the event does not say so */
    byte[] hostCommitment(String event, long sequence, String lastDay, @Nullable List<String> partnerships) {
        Map<String, Object> data = new LinkedHashMap<>(
                Map.of("hostOrganisationId", hostOrganisationId(), "hostOrganisationName", "European XFEL", "commitmentVersion", 1,
                        "lastDay",
                        lastDay));
        if (partnerships != null) {
            data.put("partnershipIds", partnerships);
        }
        return Wire.event("agreements." + event, hostOrganisationId(), sequence, hostOrganisationId(), data);
    }

    byte[] annexUncovered(long sequence) {
        return annex("annex-uncovered.v1", sequence,
                Map.of("hostOrganisationId", hostOrganisationId(), "visitingOrganisationId", visitingOrganisationId()));
    }

    byte[] hostCommitmentIs(String what, long sequence) {
        return Wire.event("agreements.host-commitment-" + what + ".v1", hostOrganisationId(), sequence, hostOrganisationId(),
                Map.of("hostOrganisationId", hostOrganisationId(), "commitmentVersion", 1));
    }

    byte[] hostCommitmentOverdue(String askedFor, int level, long sequence) {
        return Wire.event("agreements.host-commitment-overdue.v1", hostOrganisationId() + "." + askedFor, sequence, hostOrganisationId(),
                Map.of("hostOrganisationId", hostOrganisationId(), "hostOrganisationName", "European XFEL", "askedFor", askedFor, "level",
                        level, "askedOn", "2024-02-01",
                        "partnershipIds", List.of(hostPartnershipId())));
    }

    private byte[] annex(String event, long sequence, Map<String, ?> more) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("visitId", visitId(), "xchangeId", xchangeId()));
        data.putAll(more);
        return Wire.event("agreements." + event, visitId(), sequence, xchangeId(), data);
    }

    private Map<String, Object> party(String role) {
        String id = switch (role) {
            case "HO" -> hostOrganisationId();
            case "HOP" -> hostPartnershipId();
            case "VO" -> visitingOrganisationId();
            default -> visitingPartnershipId();
        };
        return Map.of("organisationId", id, "roles", List.of(role));
    }

    byte[] invitationSent() {
        return Wire.event("questionnaires.invitation-sent.v1", "invitation-" + name, 1, xchangeId(),
                Map.of("invitationId", "invitation-" + name, "visitId", visitId(), "xchangeId", xchangeId(), "programmeId", "biginn",
                        "audience",
                        "VISITOR", "organisationId", visitingOrganisationId(), "questionnaireId", "visitor-feedback",
                        "questionnaireVersion", 1));
    }

    String invitationId() {
        return "invitation-" + name;
    }

    String waveId() {
        return "wave-" + name;
    }

    /** About the visit, or of the wave; the visitor is asked. */
    byte[] questionnaires(String event, boolean ofWave, long sequence, Map<String, ?> more) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("invitationId", invitationId(), "programmeId", "biginn", "organisationId",
                visitingOrganisationId(), "questionnaireId", "visitor-feedback", "linkGeneration", 1));
        data.putAll(ofWave ? Map.of("waveId", waveId(), "segment", "sme") : Map.of("visitId", visitId(), "xchangeId", xchangeId()));
        data.putAll(more);
        return Wire.event("questionnaires." + event, invitationId(), sequence, ofWave ? waveId() : xchangeId(), data);
    }

    byte[] reminderDue(int reminder, boolean manual, long sequence) {
        return questionnaires("reminder-due.v1", false, sequence,
                Map.of("reminder", reminder, "manual", manual, "questionnaireTitle", "How was your visit?", "secondsEstimate", 90));
    }

    void say(String topic, byte[] event) {
        Wire.say(topic, topic.equals(HOSTS) ? hostOrganisationId() : topic.equals(WAVES) ? waveId() : xchangeId(), event);
    }
}
