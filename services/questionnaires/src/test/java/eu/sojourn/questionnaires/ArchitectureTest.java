package eu.sojourn.questionnaires;

import org.junit.jupiter.api.Test;

import eu.sojourn.testing.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheDomainInside() {
        ArchitectureRules.check("eu.sojourn.questionnaires");
    }
}
