package eu.sojourn.gateway;

import eu.sojourn.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void knowsNoOtherService() {
        ArchitectureRules.checkIndependence("eu.sojourn.gateway");
    }
}
