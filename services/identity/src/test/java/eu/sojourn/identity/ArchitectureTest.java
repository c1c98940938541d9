package eu.sojourn.identity;

import eu.sojourn.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheDomainInside() {
        ArchitectureRules.check("eu.sojourn.identity");
    }
}
