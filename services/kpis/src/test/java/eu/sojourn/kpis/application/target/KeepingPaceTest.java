package eu.sojourn.kpis.application.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.application.target.Commitments.Committed;
import eu.sojourn.kpis.domain.programme.ProgrammeId;

class KeepingPaceTest {

    @Test
    void readsWhatIsCommittedOnceForAllTargetsOfAnIndicator() {
        var read = new ArrayList<String>();
        Committed none = (_, _) -> BigDecimal.ZERO;
        var committed = KeepingPace.committed((programmeId, indicator) -> {
            read.add(programmeId.value() + " " + indicator.kpi());
            return none;
        }, new ProgrammeId("biginn"));

        for (var kpi : List.of("visits-counted", "visits-completed", "visits-counted", "visits-counted")) {
            committed.apply(Shipped.DICTIONARY.find(kpi).orElseThrow());
        }

        assertThat(read).containsExactly("biginn visits-counted", "biginn visits-completed");
    }
}
