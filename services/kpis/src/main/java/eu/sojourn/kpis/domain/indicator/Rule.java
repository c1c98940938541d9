package eu.sojourn.kpis.domain.indicator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import eu.sojourn.kpis.domain.fact.Agreement;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.Label;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Words;

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
    },
    /** Each signature that an annex waits for, by the party and all its roles, since the day on which it was asked. */
    SIGNATURES_OPEN(Milestone.SIGNATURES_AWAITED) {
        @Override
        List<Share> shares(Fact fact) {
            return fact.awaitedSignatures()
                    .stream()
                    .map(awaited -> Share.one(awaited.since())
                            .with(Map.of(Dimension.PARTY, awaited.party(), Dimension.ROLE, Words.written(awaited.roles()))))
                    .toList();
        }
    },
    /** Each time that a visitor told, some months later, of an agreement that goes on. */
    COOPERATION_GOING(Milestone.AGREEMENTS_FOLLOWED_UP) {
        @Override
        List<Share> shares(Fact fact) {
            return fact.all(Milestone.AGREEMENTS_FOLLOWED_UP)
                    .entrySet()
                    .stream()
                    .filter(told -> told.getValue()
                            .says(Attribute.AGREEMENTS)
                            .map(Agreement::read)
                            .orElse(List.of())
                            .stream()
                            .anyMatch(Agreement::goesOn))
                    .map(told -> Share.one(told.getValue().on()).with(Map.of(Dimension.MONTHS, told.getKey().by())))
                    .toList();
        }
    },
    /** The label of an organisation that lasts longest, until its last day: one that was renewed does not lapse. */
    LABEL() {
        @Override
        List<Share> shares(Fact fact) {
            return fact.labels()
                    .stream()
                    .max(Comparator.comparing(Label::until))
                    .map(label -> List.of(Share.one(label.until()).with(Map.of(Dimension.LEVEL, label.level()))))
                    .orElse(List.of());
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
