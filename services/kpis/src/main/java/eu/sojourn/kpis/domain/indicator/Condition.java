package eu.sojourn.kpis.domain.indicator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Reached;
import eu.sojourn.kpis.domain.indicator.Formula.Euros;

/**
 * What a formula or a reason asks of a fact, as the dictionary writes it: {@code visit-completed}, {@code not visit-completed}, {@code mode is
 * PHYSICAL}, {@code visit-approved counting is false}, {@code visit-discontinued forceMajeure is not true}, {@code visit-approved,visit-rescheduled
 * euros is 0}, {@code closing-report-returned after closing-report-filed}. What is not known is no value.
 */
public sealed interface Condition {

    boolean holds(Fact fact);

    /** The milestones on which it depends, beside those that {@linkplain Classification#statedBy state dimensions}. */
    Set<Milestone> reads();

    /** A milestone was reached, or was not. */
    record Happened(Milestone milestone, boolean negated) implements Condition {

        @Override
        public boolean holds(Fact fact) {
            return fact.has(milestone) != negated;
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of(milestone);
        }
    }

    /** Of two milestones of one source this one was told of last; it holds also where the other never was. */
    record After(Milestone milestone, Milestone other) implements Condition {

        @Override
        public boolean holds(Fact fact) {
            return fact.last(Set.of(milestone, other)).filter(last -> last == milestone).isPresent();
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of(milestone, other);
        }
    }

    /** An attribute by which facts are classified has a value, or has not. */
    record Known(Attribute attribute, String value, boolean negated) implements Condition {

        @Override
        public boolean holds(Fact fact) {
            return fact.attribute(attribute).filter(value::equals).isPresent() != negated;
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of();
        }
    }

    /** A milestone was reached, and its event said this of an attribute, or anything else. */
    record Said(Milestone milestone, Attribute attribute, String value, boolean negated) implements Condition {

        @Override
        public boolean holds(Fact fact) {
            return fact.reached(milestone)
                    .filter(reached -> reached.says(attribute).filter(value::equals).isPresent() != negated)
                    .isPresent();
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of(milestone);
        }
    }

    /** A milestone was reached, and its event said that the visit counts for the KPIs, or that it does not. */
    record Counting(Milestone milestone, boolean value) implements Condition {

        @Override
        public boolean holds(Fact fact) {
            return fact.reached(milestone).map(Reached::counting).filter(counting -> counting == value).isPresent();
        }

        @Override
        public Set<Milestone> reads() {
            return Set.of(milestone);
        }
    }

    /** That one of some milestones which told of euros last told of so many. */
    record Told(Euros euros, BigDecimal value, boolean negated) implements Condition {

        @Override
        public boolean holds(Fact fact) {
            return euros.last(fact).filter(told -> told.compareTo(value) == 0 != negated).isPresent();
        }

        @Override
        public Set<Milestone> reads() {
            return euros.reads();
        }
    }

    /** @throws IllegalArgumentException when the text is none, or names what does not exist */
    static Condition parse(String text) {
        var words = Arrays.asList(text.split(" "));
        var is = words.indexOf("is");
        if (is < 0) {
            return switch (words.size()) {
                case 1 -> new Happened(Milestone.of(text), false);
                case 2 -> {
                    if (!words.getFirst().equals("not")) {
                        throw notOne(text);
                    }
                    yield new Happened(Milestone.of(words.getLast()), true);
                }
                case 3 -> {
                    if (!words.get(1).equals("after")) {
                        throw notOne(text);
                    }
                    yield new After(Milestone.of(words.getFirst()), Milestone.of(words.getLast()));
                }
                default -> throw notOne(text);
            };
        }
        var negated = is + 1 < words.size() && words.get(is + 1).equals("not");
        if (words.size() != is + (negated ? 3 : 2)) {
            throw notOne(text);
        }
        var value = words.getLast();
        return switch (is) {
            case 1 -> new Known(Classification.known(words.getFirst()), value, negated);
            case 2 -> switch (words.get(1)) {
                case "counting" -> new Counting(Milestone.of(words.getFirst()), Boolean.parseBoolean(value) != negated);
                case "euros" -> new Told(new Euros(Arrays.stream(words.getFirst().split(",")).map(Milestone::of).toList()),
                        new BigDecimal(value), negated);
                default -> new Said(Milestone.of(words.getFirst()), Attribute.of(words.get(1)), value, negated);
            };
            default -> throw notOne(text);
        };
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException("no condition: '" + text + "'");
    }
}
