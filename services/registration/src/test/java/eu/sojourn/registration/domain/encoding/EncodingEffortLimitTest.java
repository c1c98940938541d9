package eu.sojourn.registration.domain.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.encoding.EncodingEffort.Role;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision.Accepted;
import eu.sojourn.service.domain.Decision.Refused;
import eu.sojourn.service.domain.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingEffortLimitTest {

    private static final Effort FORM = new Effort("encode-visit", 1, 2, 3);

    @Test
    void keepsAThousandRecordsAndRefusesTheNextWhoeverMadeThem() {
        var effort = EncodingEffort.none(new XchangeId("xfel"), new ProgrammeId("biginn"));
        for (var i = 0; i < 1_000; i++) {
            effort = switch (effort.add(i % 2 == 0 ? Role.VISITOR : Role.HOST, FORM)) {
                case Accepted<EncodingEffort>(var after, _) -> after;
                case Refused<EncodingEffort>(_, var reasons) -> throw new AssertionError(reasons);
            };
        }

        var reasons = switch (effort.add(Role.COORDINATOR, FORM)) {
            case Accepted<EncodingEffort> _ -> List.<Reason>of();
            case Refused<EncodingEffort>(_, var why) -> why;
        };
        assertThat(reasons).extracting(Reason::code).containsExactly("TOO_MANY_RECORDS");
    }
}
