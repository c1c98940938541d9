package eu.sojourn.acceptance;

import eu.sojourn.acceptance.story.Story;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/** What tests of agreements begin with: an Xchange in two months, visits that the host has accepted, a host that is ready for them. */
abstract class AgreementsInBrowser extends InBrowser {

    /** Who hosts, who speaks for it, and which partnership signs with it. */
    record Host(String organisation, String person, String partnership) {

        String commitment() {
            return "/api/agreements/host-commitments/" + organisation;
        }
    }

    static final Host XFEL = new Host("european-xfel", "hanna", "excite");

    static Platform platform;

    /** Tells the objects of this test from those of others. */
    final String mark = UUID.randomUUID().toString().substring(0, 6);
    final LocalDate firstDay = LocalDate.now().plusMonths(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @BeforeAll
    static void startStory() {
        platform = stack.platform();
        var story = Story.withOnly(platform, "dagny");
        story.publishesProgramme();
        story.registersOrganisations();
    }

    String opened(Host host, String title) {
        return opened(title, host.organisation(), host.partnership(), firstDay, 6);
    }

    static String accepted(Host host, String visitor, String organisation, String xchange) {
        var visit = platform.post(visitor, "/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", organisation))
                .path("visitId")
                .asString();
        platform.post("carmen", "/api/registration/visits/" + visit + "/approval", Map.of());
        platform.post(host.person(), "/api/registration/visits/" + visit + "/acceptance", Map.of());
        return visit;
    }

    /** The commitment is signed, whatever it was before, and an agenda is confirmed. */
    void isReady(Host host, String xchange) {
        if (platform.find(host.person(), host.commitment()).isEmpty()) {
            platform.put(host.person(), host.commitment(), Map.of());
        }
        var commitment = platform.get(host.person(), host.commitment());
        if (!commitment.path("state").asString().equals("SIGNED")) {
            var cleared = platform.post(host.person(), host.commitment() + "/clearance", Map.of());
            platform.post(host.person(), host.commitment() + "/signature", Map.of("textSha256", cleared.path("textSha256").asString()));
        }
        var path = "/api/agreements/xchanges/" + xchange + "/agenda";
        awaitAgenda(host, xchange);
        var proposed = platform.put(host.person(), path, Map.of("sessions", List.of(Map.of("title", "Laboratory tour", "starts",
                firstDay + "T09:00", "ends", firstDay + "T12:00", "place", "Schenefeld"))));
        platform.post(host.person(), path + "/confirmation", Map.of("version", proposed.path("version").asInt()));
    }

    static void awaitAgenda(Host host, String xchange) {
        platform.await("the agenda page", () -> platform.find(host.person(), "/api/agreements/xchanges/" + xchange + "/agenda"));
    }

    /** Waits until the host sees the annex in that state. */
    static void awaitAnnex(Host host, String visit, String state) {
        platform.await("the annex to be " + state, () -> platform.find(host.person(), "/api/agreements/annexes/" + visit)
                .filter(annex -> annex.path("state").asString().equals(state)));
    }

    /** Has a coordinator make a link that signs for the host, and gets its address. */
    static String linkFor(Host host, Somebody coordinator, String xchange) {
        coordinator.opens("/xchanges/" + xchange + "/links");
        coordinator.fills("For whom it is", "Dr Kern, legal affairs");
        coordinator.chooses("For which party", "ORGANISATION " + host.organisation());
        coordinator.presses("Make the link", "The link for Dr Kern");
        coordinator.pictures("links");
        return coordinator.copies("Link");
    }
}
