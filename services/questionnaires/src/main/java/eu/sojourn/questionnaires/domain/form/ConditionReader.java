package eu.sojourn.questionnaires.domain.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Condition.Subject;
import eu.sojourn.questionnaires.domain.form.Condition.Test;
import eu.sojourn.questionnaires.domain.known.Fact;

/** Reads conditions, and knows which questions they may speak of: the earlier ones. */
final class ConditionReader {

    private static final int DEEPEST = 5;
    private static final int MOST = 20;
    private static final int MOST_VALUES = 300;
    private static final Set<String> TESTS = Set.of("in", "atLeast", "atMost", "answered");
    private static final Set<String> KINDS = Set.of("question", "fact", "all", "any", "not");

    private final Map<QuestionId, @Nullable Question> earlier = new HashMap<>();
    private final Set<String> sections = new HashSet<>();
    private int asked;

    /** A section begins; false if there was one of that id. */
    boolean begin(String sectionId) {
        return sections.add(sectionId);
    }

    boolean isKnown(QuestionId questionId) {
        return earlier.containsKey(questionId);
    }

    /** From here on conditions may speak of a question; null where it is faulty, and nothing is known of it but its id. */
    void after(@Nullable QuestionId questionId, @Nullable Question question) {
        asked++;
        if (questionId != null) {
            earlier.put(questionId, question);
        }
    }

    /** How many questions there were. */
    int questions() {
        return asked;
    }

    @Nullable
    Condition read(Fields fields) {
        return read(fields, 1);
    }

    private @Nullable Condition read(Fields fields, int depth) {
        int before = fields.notes().noted();
        if (depth > DEEPEST) {
            return fields.notes().fault(fields.path(), "TOO_MANY", "Conditions stand at most " + DEEPEST + " deep in one another");
        }
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() != 1) {
            return fields.notes().fault(fields.path(), "INVALID", "A condition is about a question or a fact, or holds all, any or not");
        }
        Function<Fields, @Nullable Condition> deeper = inner -> read(inner, depth + 1);
        return switch (kinds.getFirst()) {
            case "all" -> {
                List<Condition> all = several(fields, "all", deeper);
                yield fields.make(before, () -> new Condition.All(all));
            }
            case "any" -> {
                List<Condition> any = several(fields, "any", deeper);
                yield fields.make(before, () -> new Condition.Any(any));
            }
            case "not" -> {
                Condition not = fields.object("not", deeper);
                yield fields.make(before, () -> new Condition.Not(not));
            }
            case "fact" -> {
                Fact fact = fields.word("fact", Fact::valueOf);
                Test test = test(fields, null);
                yield fields.make(before, () -> new Condition.Tested(new Subject.OfFact(fact), test));
            }
            default -> {
                QuestionId questionId = fields.word("question", QuestionId::new);
                if (questionId != null && !earlier.containsKey(questionId)) {
                    fields.notes().fault(fields.path("question"), "UNKNOWN_QUESTION", "A condition speaks of earlier questions only");
                }
                Test test = test(fields, questionId == null ? null : earlier.get(questionId));
                yield fields.make(before, () -> new Condition.Tested(new Subject.OfQuestion(questionId), test));
            }
        };
    }

    private static List<Condition> several(Fields fields, String name, Function<Fields, @Nullable Condition> deeper) {
        List<Condition> conditions = fields.each(name, MOST, deeper);
        if (conditions.isEmpty()) {
            fields.notes().fault(fields.path(name), "TOO_FEW", name + " needs a condition");
        }
        return conditions;
    }

    private static @Nullable Test test(Fields fields, @Nullable Question tested) {
        List<String> tests = TESTS.stream().filter(fields::has).toList();
        if (tests.size() != 1) {
            return fields.notes().fault(fields.path(), "INVALID", "A condition has one of in, atLeast, atMost, answered");
        }
        return switch (tests.getFirst()) {
            case "atLeast" -> new Test.AtLeast(fields.neededDecimal("atLeast"));
            case "atMost" -> new Test.AtMost(fields.neededDecimal("atMost"));
            case "answered" -> new Test.Answered(fields.flag("answered"));
            default -> in(fields, tested);
        };
    }

    private static Test in(Fields fields, @Nullable Question tested) {
        List<String> values = fields.words("in", MOST_VALUES);
        if (values.isEmpty()) {
            fields.notes().fault(fields.path("in"), "TOO_FEW", "in needs a value");
        }
        List<String> possible = possible(tested);
        for (String value : values) {
            if (!possible.isEmpty() && !possible.contains(value)) {
                fields.notes().fault(fields.path("in"), "NOT_AN_OPTION", "No answer to that question is " + value);
            }
        }
        return new Test.In(values);
    }

    /** What can be chosen; empty where that is no list. */
    private static List<String> possible(@Nullable Question tested) {
        return switch (tested) {
            case SingleChoice choice -> new Choosing(choice.options(), choice.other()).allowed();
            case MultipleChoice choice -> new Choosing(choice.options(), choice.other()).allowed();
            case Matrix matrix -> Option.values(matrix.columns());
            case Ranking ranking -> Option.values(ranking.options());
            case YesNo _ -> List.of("true", "false");
            case null, default -> List.of();
        };
    }
}
