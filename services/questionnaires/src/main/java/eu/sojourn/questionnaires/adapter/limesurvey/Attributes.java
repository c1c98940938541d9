package eu.sojourn.questionnaires.adapter.limesurvey;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.Question;

/** The attributes of a question: those that are asked for are used, and the others told at the end. */
final class Attributes {

    private static final Set<String> UNSET = Set.of("", "0", "N", "normal", "default", "none");
    /** Values that LimeSurvey writes where nobody has chosen one. */
    private static final Map<String, Set<String>> USUAL = Map.ofEntries(Map.entry("statistics_showgraph", Set.of("1")),
            Map.entry("save_as_default", Set.of("Y")), Map.entry("time_limit_action", Set.of("1")), Map.entry("keep_aspect", Set.of("1")),
            Map.entry("show_grand_total", Set.of("1")), Map.entry("em_validation_q_tip", Set.of()),
            Map.entry("display_columns", Set.of("1")),
            Map.entry("slider_separator", Set.of("|")), Map.entry("choice_input_columns", Set.of("12")),
            Map.entry("text_input_columns", Set.of("12")),
            Map.entry("other_position", Set.of("end")), Map.entry("showpopups", Set.of("1")), Map.entry("samechoiceheight", Set.of("1")),
            Map.entry("samelistheight", Set.of("1")), Map.entry("slider_showminmax", Set.of("1")),
            Map.entry("date_format", Set.of("dd/mm/yyyy")));

    private final Question question;
    private final Set<String> read = new HashSet<>(Set.of("hidden", "question_template"));

    Attributes(Question question) {
        this.question = question;
    }

    /** The value of an attribute; blank where it is not set. */
    String text(String name) {
        read.add(name);
        return question.attribute(name).strip();
    }

    /** The texts of an attribute by language. */
    Map<String, String> texts(String name) {
        read.add(name);
        return question.attributes().getOrDefault(name, Map.of());
    }

    boolean isOn(String name) {
        return text(name).equals("1") || text(name).equals("Y");
    }

    /** The attribute where it is a number; null where it is none, and then it is told at the end if it is anything. */
    @Nullable
    BigDecimal number(String name) {
        String value = question.attribute(name).strip();
        if (!value.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            return null;
        }
        read.add(name);
        return new BigDecimal(value);
    }

    /** The attribute where it is a whole number within bounds; null where it is none. */
    @Nullable
    Integer whole(String name, int least, int most) {
        BigDecimal number = number(name);
        if (number == null || number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            read.remove(name);
            return null;
        }
        return number.intValue();
    }

    /** Tells what is set and was not asked for. */
    void tell(BiConsumer<String, String> lost) {
        Map<String, String> others = new TreeMap<>();
        question.attributes().forEach((name, values) -> {
            List<String> set = values.values()
                    .stream()
                    .map(String::strip)
                    .filter(value -> !UNSET.contains(value) && !USUAL.getOrDefault(name, Set.of()).contains(value))
                    .toList();
            if (!read.contains(name) && !set.isEmpty()) {
                others.put(name, PlainText.shortened(PlainText.of(set.getFirst()).text()));
            }
        });
        if (!others.isEmpty()) {
            lost.accept(others.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(Collectors.joining(", ")),
                    "such attributes have no counterpart here");
        }
    }
}
