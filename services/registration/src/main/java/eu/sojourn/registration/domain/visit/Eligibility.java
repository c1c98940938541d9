package eu.sojourn.registration.domain.visit;

import eu.sojourn.service.domain.Reason;
import java.util.List;
import java.util.Optional;

/** Says whether an organisation may visit: all reasons against it at once, each with what was found, what is required and how to mend it. */
public final class Eligibility {

    private static final List<Policy> ACTIVE = List.of(Policies.OPEN, Policies.DEADLINE, Policies.PLACE, Policies.VISITOR_VALIDATED,
            Policies.HOST_VALIDATED, Policies.VISITOR_TYPE, Policies.CLUSTER_MEMBERSHIP, Policies.SME_SIZE, Policies.LABEL,
            Policies.HOST_TYPE, Policies.COUNTRIES, Policies.TRANSNATIONAL,
            Policies.PARTNERSHIPS, Policies.LONG_ENOUGH, Policies.SHORT_ENOUGH, Policies.PROGRAMME_DATES, Policies.RATE,
            Policies.ALLOWANCE);

    private Eligibility() {}

    /** One rule: the reason against an application, or nothing. */
    @FunctionalInterface
    interface Policy {
        Optional<Reason> objection(Application application);
    }

    /** @return all objections; empty if the organisation is eligible */
    public static List<Reason> objections(Application application) {
        return ACTIVE.stream().map(policy -> policy.objection(application)).flatMap(Optional::stream).toList();
    }

    /** Those reasons whose code is not among the others: what a change adds, or takes away. */
    public static List<Reason> without(List<Reason> reasons, List<Reason> others) {
        return reasons.stream()
                .filter(reason -> others.stream().noneMatch(other -> other.code().equals(reason.code())))
                .toList();
    }

    /** What stands against every application while no version of the programme's rules is in force. */
    public static Reason noRules() {
        return Reason.of("NO_RULES", "No rules of the programme are in force yet. Ask its coordinator to publish them.");
    }
}
