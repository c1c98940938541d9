package eu.sojourn.kpis.domain.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import eu.sojourn.kpis.domain.fact.Agreement;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.Milestone;

/** What facts give where the dictionary's own words do not say it. The dictionary names them: {@code "rule": "agreements-declared"}. */
public enum Rule {
    /** What the visitor declares now, by kind and status, each agreement on the day on which it was first told of. */
    AGREEMENTS_DECLARED(Milestone.AGREEMENTS_DECLARED, Milestone.AGREEMENTS_FOLLOWED_UP) {
        @Override
        List<Share> shares(Fact fact) {
            return fact.agreements().stream().map(agreement -> share(agreement, agreement.declaredOn())).toList();
        }
    },
    /** Those of them that were ever signed, each on the day on which it was first told to be. */
    AGREEMENTS_SIGNED(Milestone.AGREEMENTS_DECLARED, Milestone.AGREEMENTS_FOLLOWED_UP) {
        @Override
        List<Share> shares(Fact fact) {
            return fact.agreements()
                    .stream()
                    .flatMap(agreement -> Stream.ofNullable(agreement.signedOn()).map(day -> share(agreement, day)))
                    .toList();
        }
    };

    private final Set<Milestone> reads;

    Rule(Milestone... reads) {
        this.reads = Set.of(reads);
    }

    /** @param fact with the milestones that the rule reads, and those that state dimensions */
    abstract List<Share> shares(Fact fact);

    Set<Milestone> reads() {
        return reads;
    }

    private static Share share(Agreement agreement, LocalDate on) {
        return Share.one(on).with(Map.of(Dimension.KIND, agreement.kind(), Dimension.STATUS, agreement.status()));
    }

    /** @throws IllegalArgumentException when there is no such rule */
    public static Rule of(String word) {
        for (var rule : values()) {
            if (rule.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no such rule: '" + word + "'");
    }
}
