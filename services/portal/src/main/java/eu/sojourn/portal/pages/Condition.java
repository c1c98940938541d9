package eu.sojourn.portal.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where something is asked, as far as it depends on answers: what known facts decide is decided already. */
sealed interface Condition {

    boolean holds(Map<String, ?> answers);

    /** As a script reads it, in the words of the definition. */
    Map<String, ?> plain();

    /** What does not depend on answers. */
    record Decided(boolean yes) implements Condition {
        @Override
        public boolean holds(Map<String, ?> answers) {
            return yes;
        }

        @Override
        public Map<String, ?> plain() {
            return yes ? Map.of("all", List.of()) : Map.of("any", List.of());
        }
    }

    /** @param test {@code in}, {@code atLeast}, {@code atMost} or {@code answered} */
    record Tested(String question, String test, Object required) implements Condition {
        @Override
        public boolean holds(Map<String, ?> answers) {
            return passes(test, required, answers.get(question));
        }

        @Override
        public Map<String, ?> plain() {
            return Map.of("question", question, test, required);
        }
    }

    /** All of them hold. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Map<String, ?> answers) {
            return parts.stream().allMatch(part -> part.holds(answers));
        }

        @Override
        public Map<String, ?> plain() {
            return Map.of("all", parts.stream().map(Condition::plain).toList());
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Map<String, ?> answers) {
            return parts.stream().anyMatch(part -> part.holds(answers));
        }

        @Override
        public Map<String, ?> plain() {
            return Map.of("any", parts.stream().map(Condition::plain).toList());
        }
    }

    /** It does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Map<String, ?> answers) {
            return !part.holds(answers);
        }

        @Override
        public Map<String, ?> plain() {
            return Map.of("not", part.plain());
        }
    }

    /** @param when as a definition has it; null where something is always asked */
    static Condition of(@Nullable Map<String, ?> when, Map<String, ?> facts) {
        if (when == null) {
            return new Decided(true);
        }
        if (when.get("all") instanceof List<?> all) {
            return joined(all, facts, false, All::new);
        }
        if (when.get("any") instanceof List<?> any) {
            return joined(any, facts, true, Any::new);
        }
        if (when.get("not") instanceof Map<?, ?> not) {
            Condition part = of(named(not), facts);
            return part instanceof Decided(boolean yes) ? new Decided(!yes) : new Not(part);
        }
        for (String test : List.of("in", "atLeast", "atMost", "answered")) {
            if (when.get(test) instanceof Object required) {
                return when.get("fact") instanceof String fact
                        ? new Decided(passes(test, required, facts.get(fact)))
                        : new Tested(String.valueOf(when.get("question")), test, required);
            }
        }
        return new Decided(true);
    }

    private static Condition joined(List<?> parts, Map<String, ?> facts, boolean decides, Function<List<Condition>, Condition> join) {
        List<Condition> left = new ArrayList<>();
        for (Object each : parts) {
            Condition part = of(each instanceof Map<?, ?> map ? named(map) : null, facts);
            if (part instanceof Decided(boolean yes)) {
                if (yes == decides) {
                    return part;
                }
            } else {
                left.add(part);
            }
        }
        return left.isEmpty() ? new Decided(!decides) : left.size() == 1 ? left.getFirst() : join.apply(left);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> named(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    private static boolean passes(String test, Object required, @Nullable Object answer) {
        return switch (test) {
            case "in" -> values(answer).anyMatch(value -> required instanceof Collection<?> several && several.contains(value));
            case "answered" -> values(answer).findAny().isPresent() == Boolean.TRUE.equals(required);
            default -> amount(answer).map(amount -> amount.compareTo(new BigDecimal(String.valueOf(required))))
                    .filter(compared -> test.equals("atLeast") ? compared >= 0 : compared <= 0)
                    .isPresent();
        };
    }

    private static Stream<String> values(@Nullable Object answer) {
        return switch (answer) {
            case null -> Stream.empty();
            case Collection<?> several -> several.stream().flatMap(Condition::values);
            case Map<?, ?> choice when choice.containsKey("choice") -> values(choice.get("choice"));
            case Map<?, ?> items when items.containsKey("items") -> values(items.get("items"));
            case Map<?, ?> parts -> parts.values().stream().flatMap(Condition::values);
            case BigDecimal number -> Stream.of(number.stripTrailingZeros().toPlainString());
            default -> Stream.of(String.valueOf(answer)).filter(text -> !text.isBlank());
        };
    }

    private static Optional<BigDecimal> amount(@Nullable Object answer) {
        return switch (answer) {
            case null -> Optional.empty();
            case Collection<?> several -> Optional.of(BigDecimal.valueOf(several.size()));
            case Map<?, ?> items when items.get("count") instanceof Object count -> amount(count);
            case Map<?, ?> choice when choice.containsKey("choice") -> amount(choice.get("choice"));
            case Map<?, ?> rows -> Optional.of(BigDecimal.valueOf(rows.size()));
            case BigDecimal number -> Optional.of(number);
            default -> GivenAnswers.decimal(String.valueOf(answer).strip());
        };
    }
}
