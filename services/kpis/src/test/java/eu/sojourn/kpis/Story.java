package eu.sojourn.kpis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.service.causation.Causation;

/**
 * The story in events as other services send them: a group Xchange of BIGINN at European XFEL, and visits that go as far as a test lets
 * them. Every aggregate counts its own versions.
 */
public final class Story {

    /** One record of an event topic. */
    public record Sent(String topic, String key, byte[] value) {}

    public static final String REGISTRATION = "registration.xchanges";
    public static final String AGREEMENTS = "agreements.xchanges";
    public static final String QUESTIONNAIRES = "questionnaires.xchanges";
    public static final String ORGANISATIONS = "registration.organisations";
    public static final String WAVES = "questionnaires.waves";
    public static final String ACTIVITIES = "kpis.activities";

    private final String xchangeId;
    private final String programmeId;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private Instant now = Instant.parse("2024-03-20T10:00:00Z");

    public Story(String xchangeId) {
        this(xchangeId, "biginn");
    }

    public Story(String xchangeId, String programmeId) {
        this.xchangeId = xchangeId;
        this.programmeId = programmeId;
    }

    /** The main story: three visits, one of which is the second of its organisation and does not count. */
    public static List<Sent> whole(String xchangeId) {
        return whole(xchangeId, "biginn");
    }

    /** The main story in some programme. */
    public static List<Sent> whole(String xchangeId, String programmeId) {
        var story = new Story(xchangeId, programmeId).opened();
        story.visit("dk", "bigscience-dk", true)
                .submitted()
                .approved("830.00")
                .accepted()
                .signed()
                .committed()
                .completed()
                .answered()
                .reported()
                .paid("830.00");
        story.visit("es", "ineustar", true)
                .submitted()
                .approved("830.00")
                .accepted()
                .signed()
                .committed()
                .completed()
                .answered()
                .reported();
        story.visit("lt", "litek", false)
                .submitted()
                .approved("415.00")
                .accepted()
                .signed()
                .committed()
                .completed()
                .answered()
                .reported()
                .paid("415.00");
        story.visit("se", "sweden-ict", true).submitted().withdrawn();
        return story.sent();
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The events since the last call. */
    public List<Sent> take() {
        var taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    public Story at(Instant instant) {
        now = instant;
        return this;
    }

    public Story opened() {
        say(REGISTRATION, "/registration", "registration.xchange-opened.v1", xchangeId,
                data("xchangeId", xchangeId, "programmeId", programmeId, "title", "A week at the instruments", "hostOrganisationId",
                        "european-xfel",
                        "hostPartnershipId", "biginn", "hostCountry", "DE", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04",
                        "lastDay", "2024-03-08", "capacity", 5));
        say(AGREEMENTS, "/agreements", "agreements.agenda-proposed.v1", xchangeId,
                data("xchangeId", xchangeId, "hostOrganisationId", "european-xfel", "agendaVersion", 1));
        say(AGREEMENTS, "/agreements", "agreements.agenda-confirmed.v1", xchangeId,
                data("xchangeId", xchangeId, "hostOrganisationId", "european-xfel", "agendaVersion", 1));
        return this;
    }

    /** What a coordinator's form for the Xchange cost. */
    public Story effort(int fields, int clicks, int seconds) {
        say(REGISTRATION, "/registration", "registration.encoding-effort-recorded.v1", "encoding-effort-" + xchangeId,
                data("xchangeId", xchangeId, "programmeId", programmeId, "role", "coordinator", "task", "encode-visit", "fields", fields,
                        "clicks", clicks, "seconds", seconds));
        return this;
    }

    /** What registration says of an organisation; the class may be left out by an empty text. */
    public Story organisation(String event, String organisation, @Nullable String partnershipId, String type, String smeClass,
            String... sectors) {
        var data = data("organisationId", organisation, "name", "An organisation", "country", "LT", "type", type, "partnershipId",
                partnershipId, "sectors", List.of(sectors), "labels",
                List.of(data("level", "BRONZE", "since", "2024-06-01", "until", "2026-05-31"),
                        data("level", "SILVER", "since", "2020-06-01", "until", "2022-05-31")));
        if (!smeClass.isEmpty()) {
            data.put("smeClass", smeClass);
        }
        return organisation(event, organisation, data);
    }

    public Story returned(String organisation) {
        return organisation("organisation-returned", organisation,
                data("organisationId", organisation, "partnershipId", "biginn", "reasons", List.of("The address is missing.")));
    }

    public Story merged(String organisation, String into) {
        return organisation("organisation-merged", organisation, data("organisationId", organisation, "intoOrganisationId", into));
    }

    private Story organisation(String event, String organisation, Map<String, Object> data) {
        say(ORGANISATIONS, "/registration", "registration." + event + ".v1", organisation, organisation, data);
        return this;
    }

    /** An invitation of a wave. */
    public Story invited(String waveId, String invitationId) {
        say(WAVES, "/questionnaires", "questionnaires.wave-invitation-sent.v1", invitationId, waveId,
                data("invitationId", invitationId, "waveId", waveId, "segment", "sme", "programmeId", programmeId, "organisationId",
                        "litek"));
        return this;
    }

    /** @param response 1 for the first, then one for each correction */
    public Story answered(String waveId, String invitationId, int response, String submittedOn) {
        say(WAVES, "/questionnaires", "questionnaires.wave-response-submitted.v1", invitationId, waveId,
                data("invitationId", invitationId, "waveId", waveId, "segment", "sme", "programmeId", programmeId, "submittedOn",
                        submittedOn,
                        "response", response));
        return this;
    }

    public Story activity(String event, String activityId, String plannedOn, @Nullable String doneOn, String state) {
        var data = data("activityId", activityId, "programmeId", programmeId, "partnershipId", "biginn", "kind", "CAPACITY_BUILDING",
                "type",
                "training", "plannedOn", plannedOn, "plannedMonthOnly", false, "lead", "litek", "expectedParticipants", 25, "mode",
                "IN_PERSON", "state", state);
        if (doneOn != null) {
            data.putAll(data("doneOn", doneOn, "actualParticipants", 27));
        }
        say(ACTIVITIES, "/kpis", "kpis.activity-" + event + ".v1", activityId, activityId, data);
        return this;
    }

    public Visit visit(String name, String organisation, boolean counting) {
        return new Visit(xchangeId + "-" + name, organisation, counting);
    }

    /** One visit of the story; each step sends what the services then say. */
    public final class Visit {

        private final String visitId;
        private final String organisation;
        private final boolean counting;
        private final Map<String, Object> awaited = new LinkedHashMap<>();

        private Visit(String visitId, String organisation, boolean counting) {
            this.visitId = visitId;
            this.organisation = organisation;
            this.counting = counting;
        }

        public Visit submitted() {
            return registration("visit-submitted", "visitingCountry", "DK", "hostCountry", "DE", "format", "GROUP", "mode", "PHYSICAL",
                    "firstDay",
                    "2024-03-04", "lastDay", "2024-03-08", "organisationType", "CLUSTER_ORGANISATION", "sectors", List.of("Lasers"),
                    "purposes", List.of("FIND_SUPPLIERS"), "submittedOn", "2024-02-01");
        }

        public Visit approved(String euros) {
            return approved(euros, "SME", "SMALL", "Vacuum technology", "lasers");
        }

        /** @param smeClass empty where the organisation does not say how large it is */
        public Visit approved(String euros, String organisationType, String smeClass, String... sectors) {
            var sorted = data("visitingCountry", "DK", "hostCountry", "DE", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04",
                    "lastDay", "2024-03-08", "organisationType", organisationType, "sectors", List.of(sectors), "purposes",
                    List.of("FIND_SUPPLIERS"), "ruleSetVersion", 1, "lumpSum", money(euros), "counting", counting);
            if (!smeClass.isEmpty()) {
                sorted.put("smeClass", smeClass);
            }
            return registration("visit-approved", sorted);
        }

        public Visit accepted() {
            return registration("visit-accepted", "firstDay", "2024-03-04", "lastDay", "2024-03-08");
        }

        public Visit withdrawn() {
            return registration("visit-withdrawn");
        }

        public Visit signed() {
            drafted();
            signed("european-xfel");
            signed("biginn");
            return signed(organisation);
        }

        /** All three parties are asked to sign. */
        public Visit drafted() {
            awaited.putAll(data("european-xfel", List.of("HO"), "biginn", List.of("HOP", "VOP"), organisation, List.of("VO")));
            awaits();
            return annex("annex-drafted", "textSha256", "0".repeat(64), "parties", List.of());
        }

        /** One party signs; with the last one the annex is in force. */
        public Visit signed(String party) {
            var roles = awaited.remove(party);
            awaits();
            annex("annex-signed", "organisationId", party, "roles", roles, "textSha256", "0".repeat(64), "askedOn", "2024-03-18");
            return awaited.isEmpty() ? annex("annex-in-force", "textSha256", "0".repeat(64)) : this;
        }

        private void awaits() {
            annex("signatures-awaited", "awaited", awaited.entrySet()
                    .stream()
                    .map(party -> data("organisationId", party.getKey(), "roles", party.getValue(), "askedOn", "2024-03-18"))
                    .toList());
        }

        public Visit committed() {
            return registration("visit-committed", "firstDay", "2024-03-04", "lastDay", "2024-03-08");
        }

        public Visit completed() {
            registration("visit-started", "firstDay", "2024-03-04", "lastDay", "2024-03-08");
            return registration("visit-completed", "firstDay", "2024-03-04", "lastDay", "2024-03-08");
        }

        public Visit answered() {
            for (var audience : List.of("VISITOR", "HOST")) {
                invitation("invitation-sent", audience);
                invitation("response-submitted", audience, "submittedOn", "2024-03-11", "outcome", "SUBMITTED");
            }
            return this;
        }

        /** @param days of each agreement: when it was declared and, behind a slash, when signed */
        public Visit declared(String audience, String... days) {
            var declarationId = "declaration-" + visitId + "-" + audience.toLowerCase(java.util.Locale.ROOT);
            say(QUESTIONNAIRES, "/questionnaires", "questionnaires.declaration-made.v1", declarationId,
                    data("declarationId", declarationId, "visitId", visitId, "xchangeId", xchangeId, "programmeId", programmeId,
                            "organisationId", organisation, "audience", audience, "agreements", agreements("SIGNED", days)));
            return this;
        }

        /** What the visitor says of its agreements some months after the visit, all of one status. */
        public Visit followedUp(int months, String status, String... days) {
            var declarationId = "declaration-" + visitId + "-visitor";
            say(QUESTIONNAIRES, "/questionnaires", "questionnaires.declaration-followed-up.v1", declarationId,
                    data("declarationId", declarationId, "visitId", visitId, "xchangeId", xchangeId, "programmeId", programmeId,
                            "organisationId", organisation, "audience", "VISITOR", "months", months, "changed", true, "agreements",
                            agreements(status, days)));
            return this;
        }

        private static List<Map<String, Object>> agreements(String status, String... days) {
            return Arrays.stream(days).map(each -> each.split("/")).map(each -> {
                var agreement = data("agreementId", "agreement", "kind", "RESEARCH", "valueBand", "NOT_TOLD", "status", status,
                        "declaredOn",
                        each[0]);
                if (each.length > 1) {
                    agreement.put("signedOn", each[1]);
                }
                return agreement;
            }).toList();
        }

        public Visit filed() {
            return registration("closing-report-filed", "filedOn", "2024-03-12");
        }

        public Visit reported() {
            filed();
            registration("closing-report-validated", "validatedOn", "2024-03-13", "counting", counting);
            return registration("lump-sum-due", "lumpSum", money("830.00"), "dueBy", "2024-03-23");
        }

        public Visit returnedReport() {
            return registration("closing-report-returned", "returnedOn", "2024-03-18", "reasons", List.of("The invoices are missing."));
        }

        public Visit corrected(boolean counting) {
            return registration("closing-report-validated", "validatedOn", "2024-04-02", "counting", counting);
        }

        public Visit waitlisted() {
            return registration("visit-waitlisted");
        }

        public Visit cancelled() {
            return registration("visit-cancelled", "reasons", List.of("The laboratory is closed."));
        }

        public Visit expired() {
            return registration("visit-expired");
        }

        public Visit rescheduled(String euros) {
            return registration("visit-rescheduled", "firstDay", "2024-04-02", "lastDay", "2024-04-04", "lumpSum", money(euros),
                    "previousLumpSum", money("830.00"), "objections", List.of());
        }

        public Visit discontinued(boolean forceMajeure, String euros) {
            return registration("visit-discontinued", "lastDayStayed", "2024-03-05", "forceMajeure", forceMajeure, "lumpSum", money(euros),
                    "counting", counting && forceMajeure);
        }

        /** As registration validates it after it ended early. */
        public Visit reportedOfDiscontinued(boolean forceMajeure) {
            filed();
            return registration("closing-report-validated", "validatedOn", "2024-03-13", "counting", counting && forceMajeure);
        }

        public Visit overdue() {
            return registration("lump-sum-overdue", "lumpSum", money("830.00"), "dueBy", "2024-03-23");
        }

        public Visit closedWithoutPayment() {
            return registration("visit-closed-without-payment", "lumpSum", money("830.00"), "reasons", List.of("It was waived."));
        }

        public Visit paid(String euros) {
            return registration("lump-sum-paid", "lumpSum", money(euros), "paidOn", "2024-03-14");
        }

        private Visit registration(String event, Object... more) {
            return registration(event, data(more));
        }

        private Visit registration(String event, Map<String, Object> more) {
            var data = data("visitId", visitId, "xchangeId", xchangeId, "programmeId", programmeId, "visitingOrganisationId", organisation,
                    "visitingPartnershipId", "biginn", "hostOrganisationId", "european-xfel", "hostPartnershipId", "host-partners");
            data.putAll(more);
            say(REGISTRATION, "/registration", "registration." + event + ".v1", visitId, data);
            return this;
        }

        private Visit annex(String event, Object... more) {
            var data = data("visitId", visitId, "xchangeId", xchangeId);
            data.putAll(data(more));
            say(AGREEMENTS, "/agreements", "agreements." + event + ".v1", visitId, data);
            return this;
        }

        private void invitation(String event, String audience, Object... more) {
            var data = data("invitationId", visitId + "-" + audience.toLowerCase(java.util.Locale.ROOT), "visitId", visitId, "xchangeId",
                    xchangeId,
                    "programmeId", programmeId, "audience", audience, "organisationId", organisation, "questionnaireId", "after-visit",
                    "questionnaireVersion", 1);
            data.putAll(data(more));
            say(QUESTIONNAIRES, "/questionnaires", "questionnaires." + event + ".v1", String.valueOf(data.get("invitationId")), data);
        }
    }

    private void say(String topic, String source, String type, String subject, Map<String, Object> data) {
        say(topic, source, type, subject, xchangeId, data);
    }

    private void say(String topic, String source, String type, String subject, String key, Map<String, Object> data) {
        var sequence = versions.merge(source + "/" + subject, 1L, Long::sum);
        now = now.plusMillis(1);
        var id = source.substring(1) + "-" + subject + "-" + sequence;
        sent.add(new Sent(topic, key, CloudEvents.write(id, source.substring(1), subject, sequence, now, Causation.root(),
                new OutgoingEvent(topic, type, key, data))));
    }

    private static Map<String, Object> money(String euros) {
        return data("amount", euros, "currency", "EUR");
    }

    private static Map<String, Object> data(@Nullable Object... pairs) {
        var data = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            data.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return data;
    }
}
