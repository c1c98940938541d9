package eu.sojourn.acceptance;

import eu.sojourn.acceptance.story.Story;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests in which people use the running product in a browser, at a desk and on a phone. */
abstract class InBrowser {

    static Chromium chromium;
    static Stack stack;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        stack = Stack.running();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Somebody atDesk(String user) {
        return chromium.signIn(stack.url(), user, 1280, 900);
    }

    static Somebody onPhone(String user) {
        return chromium.signIn(stack.url(), user, 375, 812);
    }

    /** An open group Xchange of five days, and its id. */
    static String opened(String title, String host, String hostPartnership, LocalDate firstDay, int capacity) {
        var drafted = stack.platform()
                .post("carmen", "/api/registration/xchanges", Map.of("programmeId", Story.PROGRAMME, "title", title,
                        "hostOrganisationId", host, "hostPartnershipId", hostPartnership, "format", "GROUP", "mode", "PHYSICAL",
                        "firstDay", firstDay.toString(), "lastDay", firstDay.plusDays(4).toString(), "capacity", capacity))
                .path("xchangeId")
                .asString();
        stack.platform().post("carmen", "/api/registration/xchanges/" + drafted + "/opening", Map.of());
        return drafted;
    }
}
