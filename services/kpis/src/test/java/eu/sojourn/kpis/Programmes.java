package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;

import java.util.Map;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** Tells of programmes as registration does. */
final class Programmes {

    private static final String TOPIC = "registration.programmes";

    private Programmes() {}

    /** A programme from 2021-09-01 to 2026-12-31 without targets; returns when the service knows it. */
    static void tell(Http http, String programmeId) {
        tellBehind(http, programmeId, programmeId);
    }

    /** As the other, when the service also knows all that was said of another programme before. */
    static void tellBehind(Http http, String before, String programmeId) {
        publish(before, programmeId, 1, Map.of());
        awaitKnown(http, programmeId);
    }

    /** A programme that wants to reach something until 2026-12-31. */
    static void publish(String programmeId, long sequence, Map<String, Integer> kpiTargets) {
        publish(programmeId, programmeId, sequence, kpiTargets);
    }

    static void describe(String programmeId, long sequence, String startsOn, String endsOn) {
        say("registration.programme-described.v1", programmeId, programmeId, sequence, Map.of("programmeId", programmeId, "partnershipId",
                programmeId, "name", programmeId, "startsOn", startsOn, "endsOn", endsOn));
    }

    private static void publish(String key, String programmeId, long sequence, Map<String, Integer> kpiTargets) {
        say("registration.programme-published.v1", key, programmeId, sequence,
                Map.of("programmeId", programmeId, "partnershipId", programmeId, "name", programmeId, "ruleSetVersion", 1, "startsOn",
                        "2021-09-01", "endsOn", "2026-12-31", "effectiveFrom", "2021-09-01", "kpiTargets", kpiTargets));
    }

    /** An unknown programme is not found; of one that is known only the day is refused. */
    private static void awaitKnown(Http http, String programmeId) {
        eventually(() -> http.as(Tokens.operator())
                .post("/api/kpis/programmes/" + programmeId + "/activities", Map.of("kind", "CAPACITY_BUILDING", "title", "Known", "type",
                        "training", "plannedOn", "1999-01", "lead", "litek", "mode", "ONLINE"))
                .expect(422));
    }

    private static void say(String type, String key, String programmeId, long sequence, Map<String, Object> data) {
        Wire.say(TOPIC, key, Wire.event(type, programmeId, sequence, programmeId, data));
    }
}
