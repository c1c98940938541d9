package eu.sojourn.registration.domain.xchange;

import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.service.domain.Reason;
import java.util.List;

/**
 * Whether executives will find a stay worth their time (rule 14): several days without a fair or congress attached found no takers. It warns and
 * never blocks.
 */
public final class AgendaValue {

    private AgendaValue() {}

    /** @return what should be thought over before saving; empty if there is nothing */
    public static List<Reason> warnings(Plan plan, RuleSet rules) {
        var days = plan.period().workingDays();
        if (plan.mode() == Xchange.Mode.VIRTUAL || plan.linkedEvent() != null || days < rules.agendaValueWarningDays()) {
            return List.of();
        }
        return List.of(new Reason("NO_EVENT_ATTACHED", "linkedEvent", 14, days + " working days, no fair or congress",
                "a fair or congress from %d working days on".formatted(rules.agendaValueWarningDays()),
                "Executives rarely give %d working days to a stay with no fair or congress. Link one that takes place then, or shorten the stay."
                        .formatted(days)));
    }
}
