package eu.sojourn.questionnaires.domain.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/**
 * How many, and the same few fields about each.
 *
 * @param itemLabel what one of them is called
 * @param fields asked of each item; where one is prefilled from a fact, whoever shows an empty item begins it with that
 */
public record ItemList(Prompt prompt, int maxItems, Localised itemLabel, List<Question> fields) implements Question {

    private static final int MOST_ITEMS = 100;
    private static final int MOST_FIELDS = 20;

    public ItemList {
        if (maxItems < 1 || maxItems > MOST_ITEMS) {
            throw new InvalidValue("maxItems", "must be 1 to " + MOST_ITEMS);
        }
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            throw new InvalidValue("fields", "must be 1 to " + MOST_FIELDS);
        }
        Set<QuestionId> ids = new HashSet<>();
        for (Question field : fields) {
            if (!isSimple(field)) {
                throw new InvalidValue("fields", "must be of a simple type, without a condition");
            }
            if (!ids.add(field.questionId())) {
                throw new InvalidValue("fields", "must have different ids; two are called " + field.questionId().value());
            }
        }
        fields = List.copyOf(fields);
    }

    private static boolean isSimple(Question field) {
        return field.when() == null && switch (field) {
            case SingleChoice _,FreeText _,Numeric _,CalendarDay _,CountryPicker _,OrganisationPicker _,YesNo _ -> true;
            case MultipleChoice _,Matrix _,Scale _,Stars _,Nps _,Ranking _,ItemList _,FileUpload _,Information _ -> false;
        };
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        Object counted = given instanceof Map<?, ?> map ? map.get("count") : null;
        Object listed = given instanceof Map<?, ?> map ? map.get("items") : given;
        BigDecimal count = Reading.isBlank(counted) ? null : Numbers.number(counted);
        if (!Reading.isBlank(counted) && count == null || listed != null && !(listed instanceof List<?>)) {
            return reading.wrongType(given, "a list of items, with or without their number");
        }
        List<?> list = listed == null ? List.of() : (List<?>) listed;
        if (list.size() > maxItems) {
            return reading.tooMany(list.size(), maxItems);
        }
        if (count != null
                && (count.signum() < 0 || count.compareTo(BigDecimal.valueOf(maxItems)) > 0 || count.stripTrailingZeros().scale() > 0)) {
            return reading.part("count").outOfRange(count, "a whole number from 0 to " + maxItems);
        }
        int said = count == null ? list.size() : count.intValue();
        if (reading.whole() && said != list.size()) {
            return reading.countDiffers(list.size(), said);
        }
        List<Map<QuestionId, Answer>> items = items(list, reading);
        if (items == null) {
            return null;
        }
        while (items.size() < said) {
            items.add(Map.of());
        }
        return new Answer.Items(items);
    }

    private @Nullable List<Map<QuestionId, Answer>> items(List<?> list, Reading reading) {
        List<Map<QuestionId, Answer>> items = new ArrayList<>();
        boolean faulty = false;
        for (int index = 0; index < list.size(); index++) {
            Map<QuestionId, Answer> item = item(list.get(index), reading.entry(index));
            if (item == null) {
                faulty = true;
            } else {
                items.add(item);
            }
        }
        return faulty ? null : items;
    }

    private @Nullable Map<QuestionId, Answer> item(@Nullable Object given, Reading reading) {
        if (given != null && !(given instanceof Map<?, ?>)) {
            return reading.wrongType(given, "an object with the fields of an item");
        }
        Map<?, ?> map = given == null ? Map.of() : (Map<?, ?>) given;
        Map<QuestionId, Answer> item = new LinkedHashMap<>();
        boolean faulty = false;
        for (Question field : fields) {
            Object value = map.get(field.questionId().value());
            Reading there = reading.at(field.questionId());
            int before = there.noted();
            Answer answer = Reading.isBlank(value) ? null : field.read(value, there);
            if (answer != null) {
                item.put(field.questionId(), answer);
            } else if (there.noted() > before) {
                faulty = true;
            } else if (field.required()) {
                there.needed();
            }
        }
        List<String> known = fields.stream().map(field -> field.questionId().value()).toList();
        for (Object unknown : map.keySet().stream().filter(key -> !known.contains(key)).limit(3).toList()) {
            reading.part(String.valueOf(unknown)).unknownQuestion();
            faulty = true;
        }
        return faulty ? null : item;
    }

    @Override
    public Object plain(Answer answer) {
        List<Map<String, Object>> items = ((Answer.Items) answer).items().stream().map(this::plain).toList();
        // An empty list is no answer, but none of them is one.
        return items.isEmpty() ? Map.of("count", BigDecimal.ZERO, "items", items) : items;
    }

    private Map<String, Object> plain(Map<QuestionId, Answer> item) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Question field : fields) {
            Answer answer = item.get(field.questionId());
            if (answer != null) {
                plain.put(field.questionId().value(), field.plain(answer));
            }
        }
        return plain;
    }

    @Override
    public int seconds() {
        return 5 + fields.stream().mapToInt(Question::seconds).sum();
    }
}
