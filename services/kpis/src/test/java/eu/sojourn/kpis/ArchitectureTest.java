package eu.sojourn.kpis;

import org.junit.jupiter.api.Test;

import eu.sojourn.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void isBuiltAsAllServicesAre() {
        ArchitectureRules.check("eu.sojourn.kpis");
    }
}
