package eu.sojourn.registration;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.Tokens;
import java.util.Map;
import java.util.UUID;

/** The figures of the tests: a programme of its own for each test, with a host in Germany and visitors from elsewhere. */
final class Cast {

    final String programme = "biginn-" + UUID.randomUUID().toString().substring(0, 8);
    final String partnership = programme;
    final String xfel = "xfel-" + programme;
    final String litek = "litek-" + programme;
    final String ineustar = "ineustar-" + programme;
    final String siliconSaxony = "saxony-" + programme;
    final String carmen = Tokens.coordinator(programme, partnership);
    final String hanna = Tokens.host(xfel);
    final String lina = Tokens.visitor(litek);
    final String sofia = Tokens.visitor(ineustar);
    final String gustav = Tokens.visitor(siliconSaxony);

    private final Http http;

    Cast(Http http) {
        this.http = http;
    }

    /** The programme with the shipped rules, and validated organisations. */
    Cast ready() {
        http.as(carmen)
                .put("/api/registration/programmes/" + programme,
                        Map.of("name", "BIGINN", "partnershipId", partnership, "startsOn", "2021-01-01", "endsOn", "2030-12-31"))
                .expect(200);
        http.as(carmen).post("/api/registration/programmes/" + programme + "/rule-sets", "{}").expect(200);
        organisation(xfel, "European XFEL", "DE", "LARGE_COMPANY", true);
        organisation(litek, "LITEK", "LT", "CLUSTER_ORGANISATION", true);
        organisation(ineustar, "INEUSTAR", "ES", "CLUSTER_ORGANISATION", true);
        return this;
    }

    void organisation(String id, String name, String country, String type, boolean validated) {
        http.as(carmen).put("/api/registration/organisations/" + id, Map.of("name", name, "country", country, "type", type)).expect(200);
        if (validated) {
            http.as(carmen)
                    .post("/api/registration/organisations/" + id + "/validation",
                            Map.of("outcome", "VALIDATED", "partnershipId", partnership))
                    .expect(200);
        }
    }

    Map<String, Object> plan(String firstDay, String lastDay, int capacity) {
        return Map.of("programmeId", programme, "title", "Detectors and vacuum technology", "hostOrganisationId", xfel, "format", "GROUP",
                "mode",
                "PHYSICAL", "firstDay", firstDay, "lastDay", lastDay, "capacity", capacity);
    }

    /** An open group Xchange. */
    String xchange(String firstDay, String lastDay, int capacity) {
        var id = http.as(carmen).post("/api/registration/xchanges", plan(firstDay, lastDay, capacity)).expect(201).at("/xchangeId");
        http.as(carmen).post("/api/registration/xchanges/" + id + "/opening", "").expect(200);
        return id;
    }

    /** A visit that a coordinator encoded. */
    String visit(String xchange, String organisation) {
        return http.as(carmen)
                .post("/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", organisation))
                .expect(201)
                .at("/visitId");
    }

    /** The programme's rule set as JSON, to be published with a change. */
    String rules() {
        return http.as(carmen).get("/api/registration/programmes/" + programme).expect(200).json().path("ruleSet").toString();
    }

    Http.Answer command(String token, String visit, String command) {
        return http.as(token).post("/api/registration/visits/" + visit + "/" + command, "");
    }

    Http.Answer command(String token, String visit, String command, Object body) {
        return http.as(token).post("/api/registration/visits/" + visit + "/" + command, body);
    }
}
