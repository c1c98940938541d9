package eu.sojourn.questionnaires.adapter.limesurvey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.adapter.limesurvey.RelevanceEquation.Untranslatable;

/** What a name in an equation stands for, and what conditions can say of it. */
sealed interface Variable {

    /**
     * A comparison with a value.
     *
     * @param number the value as a number; null where it is none
     * @throws Untranslatable where conditions cannot say it
     */
    Map<String, Object> compared(String sign, String value, @Nullable BigDecimal number);

    /** That there is no answer. */
    Map<String, Object> isEmpty();

    /** That it is ticked, where it can be. */
    default Map<String, Object> isTicked() {
        throw new Untranslatable("an answer that is compared with nothing is no condition");
    }

    /**
     * A question with one chosen value.
     *
     * @param values the values in the definition by LimeSurvey's codes
     */
    record Choice(String questionId, Map<String, String> values) implements Variable {

        @Override
        public Map<String, Object> compared(String sign, String value, @Nullable BigDecimal number) {
            if (value.isEmpty()) {
                return emptiness(this, sign);
            }
            return switch (sign) {
                case "==" -> chosen(value::equals, value);
                case "!=" -> Map.of("not", chosen(value::equals, value));
                default -> chosen(code -> isWithin(code, sign, number), sign + " " + value);
            };
        }

        @Override
        public Map<String, Object> isEmpty() {
            return unanswered(questionId);
        }

        private Map<String, Object> chosen(Predicate<String> fits, String said) {
            List<String> chosen = values.entrySet().stream().filter(it -> fits.test(it.getKey())).map(Map.Entry::getValue).toList();
            if (chosen.isEmpty()) {
                throw new Untranslatable("the question has no answer that is " + PlainText.shortened(said));
            }
            return Map.of("question", questionId, "in", chosen);
        }

        private static boolean isWithin(String code, String sign, @Nullable BigDecimal number) {
            if (number == null || !code.matches("-?\\d{1,9}")) {
                return false;
            }
            int compared = new BigDecimal(code).compareTo(number);
            return switch (sign) {
                case ">=" -> compared >= 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                default -> compared < 0;
            };
        }
    }

    /** One option of a question with several: ticked, which is {@code Y}, or not. */
    record Tick(String questionId, String option) implements Variable {

        @Override
        public Map<String, Object> compared(String sign, String value, @Nullable BigDecimal number) {
            boolean ticked = value.equals("Y");
            if (!ticked && !value.isEmpty() && !value.equals("N")) {
                throw new Untranslatable("an option is ticked (Y) or not");
            }
            return switch (sign) {
                case "==" -> ticked ? isTicked() : isEmpty();
                case "!=" -> ticked ? isEmpty() : isTicked();
                default -> throw new Untranslatable("an option is ticked (Y) or not");
            };
        }

        @Override
        public Map<String, Object> isEmpty() {
            return Map.of("not", isTicked());
        }

        @Override
        public Map<String, Object> isTicked() {
            return Map.of("question", questionId, "in", List.of(option));
        }
    }

    /** A question that is answered by a number. */
    record Figure(String questionId) implements Variable {

        @Override
        public Map<String, Object> compared(String sign, String value, @Nullable BigDecimal number) {
            if (value.isEmpty()) {
                return emptiness(this, sign);
            }
            if (number == null) {
                throw new Untranslatable("a number is compared with what is none");
            }
            Map<String, Object> atLeast = Map.of("question", questionId, "atLeast", number);
            Map<String, Object> atMost = Map.of("question", questionId, "atMost", number);
            return switch (sign) {
                case "==" -> Map.of("all", List.of(atLeast, atMost));
                case "!=" -> Map.of("not", Map.of("all", List.of(atLeast, atMost)));
                case ">=" -> atLeast;
                case "<=" -> atMost;
                case ">" -> Map.of("all", List.of(atLeast, Map.of("not", atMost)));
                default -> Map.of("all", List.of(atMost, Map.of("not", atLeast)));
            };
        }

        @Override
        public Map<String, Object> isEmpty() {
            return unanswered(questionId);
        }
    }

    /** A question of which conditions know only whether it is answered. */
    record Answered(String questionId) implements Variable {

        @Override
        public Map<String, Object> compared(String sign, String value, @Nullable BigDecimal number) {
            if (value.isEmpty()) {
                return emptiness(this, sign);
            }
            throw new Untranslatable("of such an answer conditions know only whether it is given");
        }

        @Override
        public Map<String, Object> isEmpty() {
            return unanswered(questionId);
        }
    }

    /** A question that is answered in words. */
    record Written(String questionId) implements Variable {

        @Override
        public Map<String, Object> compared(String sign, String value, @Nullable BigDecimal number) {
            if (value.isEmpty()) {
                return emptiness(this, sign);
            }
            return switch (sign) {
                case "==" -> Map.of("question", questionId, "in", List.of(value));
                case "!=" -> Map.of("not", Map.of("question", questionId, "in", List.of(value)));
                default -> throw new Untranslatable("words are neither more nor less");
            };
        }

        @Override
        public Map<String, Object> isEmpty() {
            return unanswered(questionId);
        }
    }

    private static Map<String, Object> emptiness(Variable variable, String sign) {
        return switch (sign) {
            case "==" -> variable.isEmpty();
            case "!=" -> RelevanceEquation.not(variable.isEmpty());
            default -> throw new Untranslatable("nothing is neither more nor less");
        };
    }

    private static Map<String, Object> unanswered(String questionId) {
        return Map.of("not", Map.of("question", questionId, "answered", true));
    }
}
