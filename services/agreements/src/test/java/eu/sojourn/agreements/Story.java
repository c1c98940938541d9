package eu.sojourn.agreements;

import static eu.sojourn.testing.Eventually.eventually;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One group Xchange of its own: a host, its partnership, a visitor and a visitor's partnership, with ids that no other test uses. What
 * registration says is said on the real topics; what people do is done over HTTP.
 */
public final class Story {
    public final String run = UUID.randomUUID().toString().substring(0, 8);
    public final String host = "european-xfel-" + run;
    public final String visitor = "ineustar-" + run;
    public final String hostPartnership = "biginn-" + run;
    public final String visitingPartnership = "excite-" + run;
    public final String programme = "programme-" + run;
    public final String xchange = "xchange-" + run;
    public final String visit = "visit-" + run;

    private final Http http;

    public Story(Http http) {
        this.http = http;
    }

    public Http anyone() {
        return http;
    }

    public Http hanna() {
        return http.as(tokenOfHanna());
    }

    public String tokenOfHanna() {
        return Tokens.person("hanna").role("host").organisation(host).token();
    }

    public Http sofia() {
        return http.as(Tokens.person("sofia").role("visitor").organisation(visitor).token());
    }

    /** Coordinates the programme and the host's partnership. */
    public Http carmen() {
        return http.as(Tokens.person("carmen").role("coordinator").programme(programme).partnership(hostPartnership).token());
    }

    /** Coordinates the visitor's partnership. */
    public Http ernst() {
        return http
                .as(Tokens.person("ernst").role("coordinator").programme("programme-of-excite").partnership(visitingPartnership).token());
    }

    /** A visitor of this name, for what is kept for each person. */
    public Http visitor(String personId) {
        return http.as(Tokens.person(personId).role("visitor").organisation(visitor).token());
    }

    public Http stranger() {
        return http.as(Tokens.stranger());
    }

    public Story organisationsAreValidated() {
        organisation(host, "European XFEL", 2, hostPartnership);
        organisation(visitor, "INEUSTAR", 2, visitingPartnership);
        return this;
    }

    public void organisation(String id, String name, long sequence, String partnership) {
        Wire.say("registration.organisations", id, Wire.event("registration.organisation-validated.v1", id, sequence, id,
                Map.of("organisationId", id, "name", name, "country", "DE", "type", "CLUSTER_ORGANISATION", "partnershipId", partnership)));
    }

    public Story programmeIsPublished(String id, String name) {
        Wire.say("registration.programmes", id, Wire.event("registration.programme-published.v1", id, 1, id,
                Map.of("programmeId", id, "name", name, "partnershipId", hostPartnership)));
        return this;
    }

    public Story xchangeIsOpened() {
        Wire.say("registration.xchanges", xchange, Wire.event("registration.xchange-opened.v1", xchange, 2, xchange,
                Map.ofEntries(Map.entry("xchangeId", xchange), Map.entry("programmeId", programme),
                        Map.entry("title", "Big Science suppliers at European XFEL"), Map.entry("hostOrganisationId", host),
                        Map.entry("hostPartnershipId", hostPartnership), Map.entry("hostCountry", "DE"), Map.entry("format", "GROUP"),
                        Map.entry("mode", "PHYSICAL"), Map.entry("firstDay", "2024-03-04"), Map.entry("lastDay", "2024-03-08"),
                        Map.entry("capacity", 10))));
        return this;
    }

    /** The Xchange is in this country, on these days. */
    public Story isPlannedIn(String country, String firstDay, String lastDay, long sequence) {
        Wire.say("registration.xchanges", xchange, Wire.event("registration.xchange-changed.v1", xchange, sequence, xchange,
                Map.of("xchangeId", xchange, "programmeId", programme, "title", "Big Science suppliers at European XFEL",
                        "hostOrganisationId", host, "hostPartnershipId", hostPartnership, "hostCountry", country, "firstDay", firstDay,
                        "lastDay", lastDay)));
        return this;
    }

    public Story xchangeIsCancelled(long sequence) {
        Wire.say("registration.xchanges", xchange, Wire.event("registration.xchange-cancelled.v1", xchange, sequence, xchange,
                Map.of("xchangeId", xchange, "programmeId", programme, "hostOrganisationId", host, "reasons", List.of("Closed"))));
        return this;
    }

    /** The Xchange takes place on other days, and its visit follows. */
    public Story isRescheduled(String firstDay, String lastDay, long sequence) {
        Wire.say("registration.xchanges", xchange, Wire.event("registration.xchange-changed.v1", xchange, sequence, xchange,
                Map.of("xchangeId", xchange, "programmeId", programme, "title", "Big Science suppliers at European XFEL",
                        "hostOrganisationId", host, "hostPartnershipId", hostPartnership, "firstDay", firstDay, "lastDay", lastDay)));
        return visitIsRescheduled(firstDay, lastDay, sequence);
    }

    public Story visitIsRescheduled(String firstDay, String lastDay, long sequence) {
        var data = visitData("visit-rescheduled", visit);
        data.putAll(Map.of("firstDay", firstDay, "lastDay", lastDay, "objections", List.of()));
        Wire.say("registration.xchanges", xchange,
                Wire.event("registration.visit-rescheduled.v1", visit, sequence, xchange, data));
        return this;
    }

    public Story visitIsAccepted() {
        return visitIsAccepted(visit);
    }

    public Story visitIsAccepted(String visitId) {
        Wire.say("registration.xchanges", xchange, visitEvent("visit-accepted", visitId, 3));
        return this;
    }

    /** Another organisation of the same partnership visits too. */
    public Story visitIsAccepted(String visitId, String visitingOrganisation) {
        var data = visitData("visit-accepted", visitId);
        data.put("visitingOrganisationId", visitingOrganisation);
        Wire.say("registration.xchanges", xchange, Wire.event("registration.visit-accepted.v1", visitId, 3, xchange, data));
        return this;
    }

    public Story visitIs(String what, long sequence) {
        Wire.say("registration.xchanges", xchange, visitEvent("visit-" + what, visit, sequence));
        return this;
    }

    public Story visitIs(String what, String visitId, String visitingOrganisation, long sequence) {
        var data = visitData("visit-" + what, visitId);
        data.put("visitingOrganisationId", visitingOrganisation);
        Wire.say("registration.xchanges", xchange, Wire.event("registration.visit-" + what + ".v1", visitId, sequence, xchange, data));
        return this;
    }

    public byte[] visitEvent(String event, String visitId, long sequence) {
        return Wire.event("registration." + event + ".v1", visitId, sequence, xchange, visitData(event, visitId));
    }

    private Map<String, Object> visitData(String event, String visitId) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("visitId", visitId, "xchangeId", xchange, "programmeId", programme,
                "visitingOrganisationId", visitor, "visitingPartnershipId", visitingPartnership, "hostOrganisationId", host,
                "hostPartnershipId", hostPartnership));
        switch (event) {
            case "visit-withdrawn", "visit-expired" -> {
            }
            case "visit-declined", "visit-refused", "visit-cancelled" -> data.put("reasons", List.of());
            default -> data.putAll(Map.of("firstDay", "2024-03-04", "lastDay", "2024-03-08"));
        }
        return data;
    }

    /** Everything that registration says before agreements can do its part. */
    public Story isReady() {
        organisationsAreValidated().xchangeIsOpened().visitIsAccepted();
        eventually(() -> annexIs("DRAFT"));
        eventually(() -> {
            hanna().put(commitmentPath(), "{}").expect(200);
            hanna().get(agendaPath()).expect(200);
        });
        return this;
    }

    public Story commitmentIsSigned() {
        var draft = hanna().put(commitmentPath(), "{}").expect(200);
        hanna().post(commitmentPath() + "/clearance", "{}").expect(200);
        hanna().post(commitmentPath() + "/signature", signature(draft.at("/textSha256"))).expect(200);
        return this;
    }

    public Story agendaIsConfirmed() {
        return agendaIsConfirmed("Tour of the beamlines");
    }

    public Story agendaIsConfirmed(String title) {
        var version = carmen().put(agendaPath(), agenda(title)).expect(200).json().at("/version").asInt();
        hanna().post(agendaPath() + "/confirmation", Map.of("version", version)).expect(200);
        return this;
    }

    public Story annexAwaitsSignatures() {
        isReady().commitmentIsSigned().agendaIsConfirmed();
        eventually(() -> annexIs("AWAITING_SIGNATURES"));
        return this;
    }

    public Story annexIsInForce() {
        return annexAwaitsSignatures().annexIsSigned();
    }

    /** The visitor says who travels and what for. */
    public Story visitorTells() {
        sofia().put(annexPath() + "/particulars", Map.of("traveller", "Sofía Marín", "function", "Buyer", "goals", "To find suppliers."))
                .expect(200);
        return this;
    }

    /** All four sign what they are shown. */
    public Story annexIsSigned() {
        for (var signer : List.of(hanna(), sofia(), carmen(), ernst())) {
            signer.post(annexPath() + "/signatures", signature(hash())).expect(200);
        }
        return this;
    }

    public void annexIs(String state) {
        var annex = hanna().get(annexPath()).expect(200);
        if (!annex.at("/state").equals(state)) {
            throw new AssertionError("expected " + state + ": " + annex.text());
        }
    }

    public String hash() {
        return hanna().get(annexPath()).expect(200).at("/textSha256");
    }

    /** Events that agreements said about the visit's annex, in order, without those of who is waited for. */
    public List<String> saidOfTheAnnex() {
        return Wire.heard("agreements.xchanges", visit)
                .stream()
                .map(event -> event.type().replace("agreements.", "").replace(".v1", ""))
                .filter(type -> type.startsWith("annex-"))
                .toList();
    }

    public List<JsonNode> said(String type, String subject) {
        return Wire.heard("agreements.xchanges", subject)
                .stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.data())
                .toList();
    }

    public String commitmentPath() {
        return "/api/agreements/host-commitments/" + host;
    }

    public String agendaPath() {
        return "/api/agreements/xchanges/" + xchange + "/agenda";
    }

    public String annexPath() {
        return "/api/agreements/annexes/" + visit;
    }

    public static Map<String, Object> signature(String sha256) {
        return Map.of("textSha256", sha256);
    }

    public static Map<String, Object> agenda(String title) {
        return Map.of("sessions", List.of(session(title, "2024-03-04T09:00", "2024-03-04T12:00")));
    }

    public static Map<String, Object> session(String title, String starts, String ends) {
        return Map.of("title", title, "starts", starts, "ends", ends, "place", "Schenefeld");
    }
}
