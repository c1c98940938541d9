package eu.sojourn.agreements;

import eu.sojourn.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsToTheRulesOfTheHouse() {
        ArchitectureRules.check("eu.sojourn.agreements");
    }
}
