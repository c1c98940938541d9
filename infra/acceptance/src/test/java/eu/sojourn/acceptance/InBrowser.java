package eu.sojourn.acceptance;

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
}
