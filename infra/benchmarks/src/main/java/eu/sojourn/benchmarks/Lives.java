package eu.sojourn.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.apache.kafka.clients.producer.ProducerRecord;

import tools.jackson.databind.json.JsonMapper;

/**
 * The events of whole lives of visits, as registration, agreements and questionnaires say them from the application to the payment: as many
 * as are wanted, ten visits in each Xchange.
 */
final class Lives {

    static final String REGISTRATION = "registration.xchanges";
    static final String AGREEMENTS = "agreements.xchanges";
    static final String QUESTIONNAIRES = "questionnaires.xchanges";
    static final List<String> TOPICS = List.of(REGISTRATION, AGREEMENTS, QUESTIONNAIRES);
    static final String PROGRAMME = "biginn";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VISITS_OF_AN_XCHANGE = 10;
    private static final List<String> COUNTRIES = List.of("DK", "ES", "LT", "FR", "PL", "BG", "IT", "SE");
    private static final List<String> TYPES = List.of("CLUSTER_ORGANISATION", "SME", "BUSINESS_NETWORK", "SCALE_UP_SUPPORT");
    private static final List<String> CLASSES = List.of("MICRO", "SMALL", "MEDIUM");
    private static final LocalDate BEGINNING = LocalDate.of(2024, 1, 8);

    private final Consumer<ProducerRecord<byte[], byte[]>> sink;
    private int said;

    /** @param sink takes each record */
    Lives(Consumer<ProducerRecord<byte[], byte[]>> sink) {
        this.sink = sink;
    }

    /** Says so many events, and those that complete the last visit. */
    int say(int events) {
        for (var xchange = 0; said < events; xchange++) {
            new Xchange(xchange).live(events);
        }
        return said;
    }

    private final class Xchange {

        private final String xchangeId = UUID.nameUUIDFromBytes(("xchange-of-lives-" + System.nanoTime()).getBytes(StandardCharsets.UTF_8))
                .toString();
        private final int number;
        private final LocalDate firstDay;
        private Instant now;

        Xchange(int number) {
            this.number = number;
            this.firstDay = BEGINNING.plusDays(7L * (number % 100));
            this.now = firstDay.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        }

        void live(int events) {
            send(REGISTRATION, "registration", "xchange-opened", xchangeId, 1, Map.of("title", "A week at the instruments",
                    "hostOrganisationId", "european-xfel", "hostPartnershipId", "excite", "hostCountry", "DE", "format", "GROUP", "mode",
                    "PHYSICAL", "firstDay", firstDay.toString(), "lastDay", firstDay.plusDays(4).toString(), "capacity", 12));
            for (var visit = 0; visit < VISITS_OF_AN_XCHANGE && said < events; visit++) {
                visit(visit);
            }
        }

        private void visit(int visit) {
            var visitId = xchangeId.substring(0, 30) + String.format("%06d", visit);
            var place = number * VISITS_OF_AN_XCHANGE + visit;
            var organisation = "organisation-" + place % 5000;
            var common = new LinkedHashMap<String, Object>(Map.of("visitId", visitId, "visitingOrganisationId", organisation,
                    "visitingPartnershipId", place % 3 == 0 ? "excite" : PROGRAMME, "hostOrganisationId", "european-xfel",
                    "hostPartnershipId", "excite"));
            var days = Map.<String, Object>of("firstDay", firstDay.toString(), "lastDay", firstDay.plusDays(4).toString());
            var euros = Map.of("lumpSum", Map.of("amount", "830.00", "currency", "EUR"));
            registration(visitId, 1, "visit-submitted", common, days,
                    Map.of("visitingCountry", COUNTRIES.get(place % COUNTRIES.size()), "hostCountry", "DE", "format", "GROUP", "mode",
                            "PHYSICAL", "submittedOn", firstDay.minusDays(60).toString(), "organisationType",
                            TYPES.get(place % TYPES.size()), "smeClass", CLASSES.get(place % CLASSES.size())));
            registration(visitId, 2, "visit-approved", common, euros, Map.of("ruleSetVersion", 1, "counting", place < 5000));
            registration(visitId, 3, "visit-accepted", common, days, Map.of());
            annex(visitId, 1, "annex-drafted", Map.of("textSha256", "0".repeat(64), "parties",
                    List.of(Map.of("organisationId", "european-xfel", "roles", List.of("HO")),
                            Map.of("organisationId", organisation, "roles", List.of("VO")))));
            annex(visitId, 2, "annex-signed",
                    Map.of("organisationId", "european-xfel", "roles", List.of("HO"), "textSha256", "0".repeat(64)));
            annex(visitId, 3, "annex-signed", Map.of("organisationId", organisation, "roles", List.of("VO"), "textSha256", "0".repeat(64)));
            annex(visitId, 4, "annex-in-force", Map.of("textSha256", "0".repeat(64)));
            registration(visitId, 4, "visit-committed", common, days, Map.of());
            registration(visitId, 5, "visit-started", common, days, Map.of());
            registration(visitId, 6, "visit-completed", common, days, Map.of());
            invitation(visitId, 1, "invitation-sent", organisation, Map.of());
            invitation(visitId, 2, "response-submitted", organisation,
                    Map.of("submittedOn", firstDay.plusDays(7).toString(), "response", 1, "source", "LINK", "outcome", "INFORMATIVE"));
            registration(visitId, 7, "closing-report-filed", common, Map.of("filedOn", firstDay.plusDays(8).toString()), Map.of());
            registration(visitId, 8, "closing-report-validated", common,
                    Map.of("validatedOn", firstDay.plusDays(9).toString(), "counting", place < 5000), Map.of());
            registration(visitId, 9, "lump-sum-due", common, euros, Map.of("dueBy", firstDay.plusDays(19).toString()));
            registration(visitId, 10, "lump-sum-paid", common, euros, Map.of("paidOn", firstDay.plusDays(12).toString()));
        }

        private void registration(String visitId, int sequence, String event, Map<String, Object> common, Map<String, ?> some,
                Map<String, ?> more) {
            var data = new LinkedHashMap<>(common);
            data.putAll(some);
            data.putAll(more);
            send(REGISTRATION, "registration", event, visitId, sequence, data);
        }

        private void annex(String visitId, int sequence, String event, Map<String, ?> more) {
            var data = new LinkedHashMap<String, Object>(Map.of("visitId", visitId));
            data.putAll(more);
            send(AGREEMENTS, "agreements", event, visitId, sequence, data);
        }

        private void invitation(String visitId, int sequence, String event, String organisation, Map<String, ?> more) {
            var invitationId = UUID.nameUUIDFromBytes(visitId.getBytes(StandardCharsets.UTF_8)).toString();
            var data = new LinkedHashMap<String, Object>(Map.of("invitationId", invitationId, "visitId", visitId, "audience", "VISITOR",
                    "organisationId", organisation, "questionnaireId", "visitor-feedback", "questionnaireVersion", 1, "linkGeneration", 1,
                    "questionnaireTitle", "How was your visit?", "secondsEstimate", 39));
            data.putAll(more);
            send(QUESTIONNAIRES, "questionnaires", event, invitationId, sequence, data);
        }

        private void send(String topic, String service, String event, String subject, int sequence, Map<String, ?> more) {
            now = now.plusMillis(1);
            var data = new LinkedHashMap<String, Object>(Map.of("xchangeId", xchangeId, "programmeId", PROGRAMME));
            data.putAll(more);
            var type = service + "." + event + ".v1";
            var envelope = new LinkedHashMap<String, Object>();
            envelope.put("specversion", "1.0");
            envelope.put("id", subject + "-" + service + "-" + sequence);
            envelope.put("source", "/" + service);
            envelope.put("type", type);
            envelope.put("datacontenttype", "application/json");
            envelope.put("dataschema", "urn:sojourn:schema:" + type);
            envelope.put("subject", subject);
            envelope.put("time", now.toString());
            envelope.put("sequence", String.valueOf(sequence));
            envelope.put("partitionkey", xchangeId);
            envelope.put("correlationid", "4bf92f3577b34da6a3ce929d0e0e4736");
            envelope.put("data", data);
            said++;
            sink.accept(new ProducerRecord<>(topic, null, now.toEpochMilli(), xchangeId.getBytes(StandardCharsets.UTF_8),
                    JSON.writeValueAsBytes(envelope)));
        }
    }
}
