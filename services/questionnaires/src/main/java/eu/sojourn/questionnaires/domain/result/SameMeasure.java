package eu.sojourn.questionnaires.domain.result;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Numeric;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Scale;
import eu.sojourn.questionnaires.domain.form.Stars;

/** Whether figures of two questions mean the same, so that they may stand side by side. */
final class SameMeasure {

    private SameMeasure() {}

    static boolean isOf(Question now, Question before) {
        if (now.getClass() != before.getClass() || !bounds(now).equals(bounds(before))) {
            return false;
        }
        return !(now instanceof ItemList items) || ofFields(items, (ItemList) before);
    }

    private static List<Object> bounds(Question question) {
        return switch (question) {
            case Scale scale -> List.of(scale.min(), scale.max());
            case Stars stars -> List.of(stars.max());
            case Numeric numeric ->
                List.of(numeric.min().stripTrailingZeros(), numeric.max().stripTrailingZeros(),
                        numeric.unit().in(numeric.unit().otherwise()));
            default -> List.of();
        };
    }

    /** A field that only one of them has stands beside nothing. */
    private static boolean ofFields(ItemList now, ItemList before) {
        Map<QuestionId, Question> earlier = before.fields().stream().collect(Collectors.toMap(Question::questionId, Function.identity()));
        return now.fields()
                .stream()
                .allMatch(field -> !earlier.containsKey(field.questionId()) || isOf(field, earlier.get(field.questionId())));
    }
}
