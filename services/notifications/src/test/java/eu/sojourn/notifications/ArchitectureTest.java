package eu.sojourn.notifications;

import eu.sojourn.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void knowsNoOtherService() {
        ArchitectureRules.checkIndependence("eu.sojourn.notifications");
    }
}
