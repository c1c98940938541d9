package eu.sojourn.acceptance;

import eu.sojourn.acceptance.story.Kpis;
import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.story.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The KPIs counted in batch from the state of the services: the oracle for what the event stream must lead to. */
final class Recount {

    /** The states of a visit in the order of its life, those that end it before it begins aside. */
    private static final List<String> LIFE = List.of("SUBMITTED", "APPROVED", "COMMITTED", "ONGOING", "DISCONTINUED", "COMPLETED",
            "REPORTED", "VALIDATED", "CLOSED");

    private Recount() {}

    /** The KPIs, as soon as they equal what is counted in batch. */
    static Tally settled(Platform platform) {
        var kpis = new Kpis(platform);
        return platform.await("the KPIs of what was done before",
                () -> Optional.of(of(platform)).filter(counted -> counted.differenceTo(kpis.now()).isEmpty()));
    }

    static Tally of(Platform platform) {
        var tally = new Tally();
        var visits = platform.list("carmen", "/api/registration/visits?programmeId=" + Story.PROGRAMME);
        var opened = platform.list("carmen", "/api/registration/xchanges?programmeId=" + Story.PROGRAMME)
                .stream()
                .filter(xchange -> !isDraft(xchange))
                .count();
        tally.add("xchanges-opened", opened);
        tally.add("visits-submitted", visits.stream().filter(visit -> !isDraft(visit)).count());
        tally.add("visits-approved", visits.stream().filter(visit -> visit.path("ruleSetVersion").isNumber()).count());
        tally.add("visits-committed", visits.stream().filter(visit -> has(visit, "COMMITTED")).count());
        tally.add("visits-completed", visits.stream().filter(visit -> has(visit, "COMPLETED") && !endedEarly(visit)).count());
        for (var visit : visits) {
            if (has(visit, "VALIDATED") && (!endedEarly(visit) || visit.path("discontinuation").path("forceMajeure").asBoolean())) {
                tally.add(visit.path("counting").asBoolean() ? "visits-counted" : "visits-supported-not-counted", 1);
            }
            if (visit.path("payment").path("state").asString().equals("PAID")) {
                tally.add("lump-sums-paid", new BigDecimal(visit.path("lumpSum").path("amount").asString()));
            }
            var id = visit.path("visitId").asString();
            if (platform.find("carmen", "/api/agreements/annexes/" + id)
                    .filter(annex -> annex.path("inForce").isObject())
                    .isPresent()) {
                tally.add("annexes-in-force", 1);
            }
            if (!endedEarly(visit) || visit.path("discontinuation").path("forceMajeure").asBoolean()) {
                platform.find("carmen", "/api/questionnaires/declarations/" + id)
                        .ifPresent(declaration -> declaration.path("agreements").forEach(agreement -> {
                            tally.add("agreements-declared", 1);
                            if (agreement.path("signedOn").isString()) {
                                tally.add("agreements-signed", 1);
                            }
                        }));
            }
            tally.add("questionnaires-answered", platform.list("carmen", "/api/questionnaires/invitations?visitId=" + id)
                    .stream()
                    .filter(invitation -> invitation.path("state").asString().equals("SUBMITTED"))
                    .count());
        }
        return tally;
    }

    private static boolean isDraft(JsonNode one) {
        return one.path("state").asString().equals("DRAFT");
    }

    /** After it began, whatever was reported since. */
    private static boolean endedEarly(JsonNode visit) {
        return visit.path("discontinuation").isObject();
    }

    private static boolean has(JsonNode visit, String state) {
        return LIFE.indexOf(visit.path("state").asString()) >= LIFE.indexOf(state);
    }
}
