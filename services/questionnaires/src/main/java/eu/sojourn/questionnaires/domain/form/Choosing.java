package eu.sojourn.questionnaires.domain.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer.Choice;
import eu.sojourn.questionnaires.domain.answer.Answer.Choices;
import eu.sojourn.questionnaires.domain.answer.Reading;

/**
 * Reads and writes choices, each with or without a text: {@code "a"} or {@code {"choice":"a","text":"…"}}.
 *
 * @param other the choice that is not among the options; null where there is none
 */
record Choosing(List<Option> options, @Nullable Other other) {

    /** Choices in the order of the options, each at most once; null and faults where one is none. */
    @Nullable
    Choices read(List<?> given, Reading reading) {
        Map<String, Choice> chosen = new HashMap<>();
        boolean faulty = false;
        for (Object each : given) {
            Choice choice = one(each, reading);
            if (choice == null) {
                faulty = true;
            } else if (chosen.containsKey(choice.value()) && !chosen.get(choice.value()).equals(choice)) {
                reading.twice(choice.value());
                faulty = true;
            } else {
                chosen.put(choice.value(), choice);
            }
        }
        return faulty ? null : new Choices(allowed().stream().map(chosen::get).filter(choice -> choice != null).toList());
    }

    static Object plain(Choice choice) {
        return choice.text() == null ? choice.value() : withText(choice.value(), choice.text());
    }

    static Map<String, Object> withText(Object choice, String text) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("choice", choice);
        plain.put("text", text);
        return plain;
    }

    /** What was written beside a choice; empty where nothing was. */
    static Optional<Object> textOf(Object given) {
        return given instanceof Map<?, ?> map
                ? Optional.<Object>ofNullable(map.get("text")).filter(text -> !Reading.isBlank(text))
                : Optional.empty();
    }

    /** What was chosen, where a text may stand beside it; null for nothing. */
    static @Nullable Object choiceOf(Object given) {
        return given instanceof Map<?, ?> map ? map.get("choice") : given;
    }

    private @Nullable Choice one(Object given, Reading reading) {
        Object choice = choiceOf(given);
        if (!(choice instanceof String value)) {
            return reading.wrongType(choice == null ? given : choice, "one of " + String.join(", ", shortened()));
        }
        if (!allowed().contains(value)) {
            return reading.notAnOption(value, allowed());
        }
        Reading beside = reading.part(value);
        Object written = textOf(given).orElse(null);
        int room = room(value);
        if (written == null) {
            if (needsText(value)) {
                beside.needed();
            }
            return new Choice(value, null);
        }
        if (room == 0) {
            beside.notAsked();
        }
        String text = beside.paragraph(written, room == 0 ? Comment.MOST : room);
        return text == null ? null : new Choice(value, text);
    }

    private int room(String value) {
        if (other != null && value.equals(Option.OTHER)) {
            return other.maxLength();
        }
        return comment(value).map(Comment::maxLength).orElse(0);
    }

    private boolean needsText(String value) {
        return other != null && value.equals(Option.OTHER) || comment(value).map(Comment::required).orElse(false);
    }

    private Optional<Comment> comment(String value) {
        return options.stream().filter(option -> option.value().equals(value)).findFirst().map(Option::comment);
    }

    List<String> allowed() {
        List<String> allowed = new ArrayList<>(Option.values(options));
        if (other != null) {
            allowed.add(Option.OTHER);
        }
        return allowed;
    }

    private List<String> shortened() {
        return allowed().size() <= 10 ? allowed() : List.of("the options");
    }
}
