package eu.sojourn.portal.services;

import java.util.Locale;
import java.util.Set;

/** Reads the commands that a resource allows its caller. */
final class Allowed {
    private Allowed() {}

    static boolean any(Set<String> allowed, String... stems) {
        for (String command : allowed) {
            for (String stem : stems) {
                if (command.toLowerCase(Locale.ROOT).startsWith(stem)) {
                    return true;
                }
            }
        }
        return false;
    }
}
