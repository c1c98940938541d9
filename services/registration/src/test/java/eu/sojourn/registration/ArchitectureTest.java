package eu.sojourn.registration;

import eu.sojourn.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheDomainInside() {
        ArchitectureRules.check("eu.sojourn.registration");
    }
}
