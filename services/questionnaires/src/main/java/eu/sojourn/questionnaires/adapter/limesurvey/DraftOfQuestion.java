package eu.sojourn.questionnaires.adapter.limesurvey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.form.FileUpload;
import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.Part;
import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.Question;

/**
 * Makes questions of a definition out of one of LimeSurvey: mostly one, several where LimeSurvey gathers several fields under one question, none
 * where there is no counterpart.
 */
final class DraftOfQuestion {

    private static final int MOST_FIELDS = 60;
    private static final int SHORT_TEXT = 500;
    private static final int LONG_TEXT = 4_000;
    private static final int HUGE_TEXT = 10_000;
    private static final int COMMENT = 1_000;
    private static final int OTHER = 200;
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal FARTHEST = new BigDecimal("1000000000");
    private static final Map<String, String> MEDIA_TYPES = Map.of("pdf", "application/pdf", "png", "image/png", "jpg", "image/jpeg", "jpeg",
            "image/jpeg", "webp", "image/webp", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MOST_KILOBYTES = (int) (FileUpload.MOST_BYTES / 1024);

    private final Question question;
    private final DraftOfSurvey survey;
    private final Attributes attributes;
    private final List<Map<String, Object>> drafted = new ArrayList<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    DraftOfQuestion(Question question, DraftOfSurvey survey) {
        this.question = question;
        this.survey = survey;
        attributes = new Attributes(question);
    }

    /** The question's text in one line. */
    String wording() {
        return question.text().values().stream().findFirst().map(text -> PlainText.of(text).text()).orElse("");
    }

    /** What conditions may look at, by what stands behind the question's name. */
    Map<String, Variable> variables() {
        return variables;
    }

    List<Map<String, Object>> drafted() {
        switch (question.type()) {
            case "L", "!" -> singleChoice(options(question.answers(), null));
            case "O" -> singleChoice(options(question.answers(), comment()));
            case "G" -> singleChoice(worded("F", "female", "M", "male"));
            case "M" -> multipleChoice(null);
            case "P" -> multipleChoice(comment());
            case "F" -> matrix(options(question.answers(), null));
            case "H" -> {
                matrix(options(question.answers(), null));
                lost("subquestions as columns", "a matrix has them as rows");
            }
            case "A" -> matrix(numbered(5));
            case "B" -> matrix(numbered(10));
            case "C" -> matrix(worded("Y", "yes", "U", "uncertain", "N", "no"));
            case "E" -> matrix(worded("I", "increase", "S", "same", "D", "decrease"));
            case "1" -> dualScale();
            case ":" -> numbersOfArray();
            case ";" -> fields(cells(), (field, id) -> text(field, id, SHORT_TEXT, false));
            case "5" -> scale();
            case "S" -> single(text(question.text(), id(), SHORT_TEXT, false), Variable.Written::new);
            case "T" -> single(text(question.text(), id(), LONG_TEXT, true), Variable.Written::new);
            case "U" -> single(text(question.text(), id(), HUGE_TEXT, true), Variable.Written::new);
            case "Q" -> fields(rows(), (field, id) -> text(field, id, SHORT_TEXT, false));
            case "N" -> single(number(question.text(), id()), Variable.Figure::new);
            case "K" -> numbers(rows());
            case "D" -> date();
            case "Y" -> yesNo(question.text());
            case "R" -> ranking();
            case "|" -> files();
            case "X" -> single(asked("INFORMATION", id(), question.text()), Variable.Answered::new);
            case "I" -> lost("a choice of language", "everybody chooses the language above the form");
            case "*" -> lost("equation " + PlainText.shortened(wording()), "questionnaires do not calculate");
            default -> lost("type " + PlainText.shortened(question.type()), "the type is not known");
        }
        if (!drafted.isEmpty()) {
            tellOfTheRest();
        }
        return drafted;
    }

    private void singleChoice(List<Object> options) {
        Map<String, Object> draft = asked("SINGLE_CHOICE", id(), question.text());
        if (!puts(draft, "options", options, question.other() ? 1 : 2)) {
            return;
        }
        putOther(draft);
        Map<String, String> values = new LinkedHashMap<>();
        options.forEach(option -> values.put(code(option), value(option)));
        if (question.other()) {
            values.put("-oth-", "OTHER");
        }
        single(draft, id -> new Variable.Choice(id, values));
    }

    private void multipleChoice(@Nullable Map<String, Object> comment) {
        List<Object> options = options(question.subquestions(), comment);
        if (options.size() == 1 && !question.other()) {
            Part only = question.subquestions().getFirst();
            lost("the single box " + only.code(), "it is a question of yes or no");
            Map<String, Object> draft = asked("YES_NO", id(), joined(question.text(), only.text()));
            if (comment != null) {
                draft.put("detail", with(comment, "on", true));
            }
            drafted.add(draft);
            variables.put("_" + only.code(), new Variable.Tick(String.valueOf(draft.get("id")), "true"));
            return;
        }
        Map<String, Object> draft = asked("MULTIPLE_CHOICE", id(), question.text());
        if (!puts(draft, "options", options, question.other() ? 1 : 2)) {
            return;
        }
        putOther(draft);
        int all = options.size() + (question.other() ? 1 : 0);
        putIfKnown(draft, "min", attributes.whole("min_answers", 1, all));
        putIfKnown(draft, "max", attributes.whole("max_answers", 1, all));
        drafted.add(draft);
        String id = String.valueOf(draft.get("id"));
        variables.put("", new Variable.Answered(id));
        options.forEach(option -> {
            variables.put("_" + code(option), new Variable.Tick(id, value(option)));
            variables.put(code(option), new Variable.Tick(id, value(option)));
        });
        if (question.other()) {
            variables.put("_other", new Variable.Tick(id, "OTHER"));
        }
    }

    private void matrix(List<Object> columns) {
        Map<String, Object> draft = asked("MATRIX", id(), question.text());
        if (puts(draft, "rows", options(question.subquestions(0), null), 1) && puts(draft, "columns", columns, 2)) {
            single(draft, Variable.Answered::new);
        }
    }

    private void dualScale() {
        for (int scale = 0; scale < 2; scale++) {
            Map<String, String> header = attributes.texts(scale == 0 ? "dualscale_headerA" : "dualscale_headerB");
            Map<String, Object> draft = asked("MATRIX", survey.id(question.code() + "-" + (scale + 1)), joined(question.text(), header));
            if (puts(draft, "rows", options(question.subquestions(0), null), 1)
                    && puts(draft, "columns", options(question.answers(scale), null), 2)) {
                drafted.add(draft);
            }
        }
        lost("two scales in one array", "they are two matrices");
    }

    private void numbersOfArray() {
        if (attributes.isOn("multiflexible_checkbox")) {
            Map<String, Object> draft = asked("MATRIX", id(), question.text());
            if (puts(draft, "rows", options(question.subquestions(0), null), 1)
                    && puts(draft, "columns", options(question.subquestions(1), null), 2)) {
                draft.put("multiple", true);
                single(draft, Variable.Answered::new);
            }
            return;
        }
        numbers(cells());
    }

    private void numbers(Map<String, Map<String, String>> fields) {
        fields(fields, this::number);
    }

    /** Makes a question of its own out of each field. */
    private void fields(Map<String, Map<String, String>> fields,
            BiFunction<Map<String, String>, String, Map<String, Object>> made) {
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            lost(PlainText.shortened(wording()) + " (" + fields.size() + " fields)",
                    fields.isEmpty() ? "it has no fields" : "more than " + MOST_FIELDS + " fields cannot become questions of their own");
            return;
        }
        fields.forEach((suffix, field) -> {
            Map<String, Object> draft = made.apply(joined(question.text(), field), survey.id(question.code() + "-" + suffix));
            drafted.add(draft);
            String id = String.valueOf(draft.get("id"));
            Variable variable = draft.get("type").equals("NUMBER") ? new Variable.Figure(id) : new Variable.Written(id);
            variables.put("_" + suffix, variable);
            variables.put(suffix, variable);
        });
        lost(fields.size() == 1 ? "one field under a question" : fields.size() + " fields under one question",
                "each is a question of its own");
    }

    private void scale() {
        Map<String, Object> draft = asked("SCALE", id(), question.text());
        draft.put("min", 1);
        draft.put("max", 5);
        single(draft, Variable.Figure::new);
    }

    private Map<String, Object> text(Map<String, String> text, String id, int longest, boolean paragraphs) {
        Map<String, Object> draft = asked("TEXT", id, text);
        Integer most = attributes.whole("maximum_chars", 1, HUGE_TEXT);
        draft.put("maxLength", most == null ? longest : most);
        draft.put("long", paragraphs);
        return draft;
    }

    private Map<String, Object> number(Map<String, String> text, String id) {
        Map<String, Object> draft = asked("NUMBER", id, text);
        BigDecimal min = attributes.number("min_num_value_n");
        BigDecimal max = attributes.number("max_num_value_n");
        BigDecimal step = null;
        if (attributes.isOn("slider_layout")) {
            min = attributes.number("slider_min");
            max = attributes.number("slider_max");
            step = attributes.number("slider_accuracy");
        }
        draft.put("min", min == null ? FARTHEST.negate() : min);
        draft.put("max", max == null ? FARTHEST : max);
        boolean whole = attributes.isOn("num_value_int_only") || step != null && step.stripTrailingZeros().scale() <= 0;
        draft.put("decimals", whole ? 0 : MOST_DECIMALS);
        Map<String, Object> unit = survey.text(question.code(), attributes.texts("suffix"));
        if (!unit.isEmpty()) {
            draft.put("unit", unit);
        }
        return draft;
    }

    private void date() {
        Map<String, Object> draft = asked("DATE", id(), question.text());
        putIfKnown(draft, "earliest", day("date_min", "-01-01"));
        putIfKnown(draft, "latest", day("date_max", "-12-31"));
        single(draft, Variable.Answered::new);
    }

    /** A bound that is a date or a year; an equation is told with the other attributes. */
    private @Nullable String day(String attribute, String rest) {
        String bound = question.attribute(attribute).strip();
        String date = bound.matches("\\d{4}") ? bound + rest : bound.length() >= 10 ? bound.substring(0, 10) : bound;
        try {
            String day = LocalDate.parse(date).toString();
            attributes.text(attribute);
            return day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void yesNo(Map<String, String> text) {
        single(asked("YES_NO", id(), text), id -> new Variable.Choice(id, Map.of("Y", "true", "N", "false")));
    }

    private void ranking() {
        List<Part> parts = question.answers().isEmpty() ? question.subquestions() : question.answers();
        List<Object> options = options(parts, null);
        Map<String, Object> draft = asked("RANKING", id(), question.text());
        if (!puts(draft, "options", options, 2)) {
            return;
        }
        Integer top = attributes.whole("max_answers", 1, options.size());
        putIfKnown(draft, "top", top == null ? attributes.whole("max_subquestions", 1, options.size()) : top);
        single(draft, Variable.Answered::new);
    }

    private void files() {
        Map<String, Object> draft = asked("FILE", id(), question.text());
        Integer files = attributes.whole("max_num_of_files", 1, 10);
        Integer kilobytes = attributes.whole("max_filesize", 1, MOST_KILOBYTES);
        draft.put("maxFiles", files == null ? 1 : files);
        draft.put("maxBytes", (kilobytes == null ? MOST_KILOBYTES : kilobytes) * 1024);
        List<String> endings = Stream.of(attributes.text("allowed_filetypes").toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(ending -> !ending.isBlank())
                .toList();
        List<String> known = endings.stream().map(MEDIA_TYPES::get).filter(Objects::nonNull).distinct().toList();
        draft.put("mediaTypes", known.isEmpty() ? List.of("application/pdf", "image/png", "image/jpeg") : known);
        List<String> unknown = endings.stream().filter(ending -> !MEDIA_TYPES.containsKey(ending)).toList();
        if (!unknown.isEmpty()) {
            lost("files " + PlainText.shortened(String.join(", ", unknown)), "such files are not taken");
        }
        single(draft, Variable.Answered::new);
    }

    private void tellOfTheRest() {
        if (question.mandatory().equals("S")) {
            lost("softly mandatory", "it may be left out without being asked twice");
        }
        if (!question.validation().isBlank()) {
            lost("validation " + PlainText.shortened(question.validation()), "answers are not checked against expressions");
        }
        if (question.encrypted()) {
            lost("encrypted", "answers are stored as all others are");
        }
        question.subquestions()
                .stream()
                .filter(part -> !RelevanceEquation.isAlways(part.relevance()))
                .forEach(part -> lost(
                        "subquestion " + part.code() + " shown if " + PlainText.shortened(part.relevance()),
                        "options and rows are always shown"));
        if (question.answers().stream().anyMatch(part -> !part.relevance().isBlank() && !part.relevance().equals("0"))) {
            lost("values for assessment", "answers are not weighed");
        }
        attributes.tell(this::lost);
    }

    private void single(Map<String, Object> draft, Function<String, Variable> variable) {
        drafted.add(draft);
        variables.put("", variable.apply(String.valueOf(draft.get("id"))));
    }

    private String id() {
        return survey.id(question.code());
    }

    private Map<String, Object> asked(String type, String id, Map<String, String> text) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("id", id);
        draft.put("type", type);
        draft.put("text", survey.text(question.code(), text, question.code().isBlank() ? "?" : question.code()));
        Map<String, Object> help = survey.text(question.code(), question.help());
        if (!help.isEmpty()) {
            draft.put("help", help);
        }
        if (!type.equals("INFORMATION")) {
            draft.put("required", question.mandatory().equals("Y"));
        }
        return draft;
    }

    /** Whether there are enough of them; else the question is left out. */
    private boolean puts(Map<String, Object> draft, String name, List<Object> parts, int least) {
        if (parts.size() < least) {
            lost(PlainText.shortened(wording()), "it has fewer than " + least + " " + name + ", so that there is nothing to choose");
            return false;
        }
        draft.put(name, parts.stream().map(DraftOfQuestion::withoutCode).toList());
        return true;
    }

    private List<Object> options(List<Part> parts, @Nullable Map<String, Object> comment) {
        List<Object> options = new ArrayList<>();
        DraftValues values = new DraftValues();
        for (Part part : parts) {
            if (options.size() == Limit.PARTS) {
                lost(parts.size() - Limit.PARTS + " more of them", "a question has at most " + Limit.PARTS + " options or rows");
                break;
            }
            Map<String, Object> option = new LinkedHashMap<>();
            option.put("code", part.code());
            option.put("value", values.value(part.code()));
            option.put("label", survey.text(question.code() + " " + part.code(), part.text(), part.code().isBlank() ? "?" : part.code()));
            if (comment != null) {
                option.put("comment", comment);
            }
            options.add(option);
        }
        return options;
    }

    private List<Object> numbered(int most) {
        List<Object> options = new ArrayList<>();
        for (int number = 1; number <= most; number++) {
            String text = Integer.toString(number);
            Map<String, Object> label = new LinkedHashMap<>();
            survey.languages().forEach(language -> label.put(language, text));
            options.add(Map.of("code", text, "value", text, "label", label));
        }
        return options;
    }

    /** @param codesAndWords code, word, code, word … */
    private List<Object> worded(String... codesAndWords) {
        List<Object> options = new ArrayList<>();
        for (int at = 0; at < codesAndWords.length; at += 2) {
            options.add(Map.of("code", codesAndWords[at], "value", codesAndWords[at], "label",
                    Words.of(codesAndWords[at + 1], survey.languages())));
        }
        return options;
    }

    private void putOther(Map<String, Object> draft) {
        if (question.other()) {
            Map<String, Object> label = survey.text(question.code(), attributes.texts("other_replace_text"));
            Words.of("other", survey.languages()).forEach(label::putIfAbsent);
            draft.put("other", Map.of("label", label, "maxLength", OTHER));
            attributes.text("other_comment_mandatory");
        }
    }

    private Map<String, Object> comment() {
        return Map.of("label", Words.of("comment", survey.languages()), "required", false, "maxLength", COMMENT);
    }

    /** The fields of a question that has one for each subquestion. */
    private Map<String, Map<String, String>> rows() {
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        question.subquestions().forEach(row -> fields.put(row.code(), row.text()));
        return fields;
    }

    /** The fields of an array that has one for each row and column; no more of them than tell that they are too many. */
    private Map<String, Map<String, String>> cells() {
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        question.subquestions(0)
                .stream()
                .flatMap(row -> question.subquestions(1).stream().map(column -> List.of(row, column)))
                .limit(MOST_FIELDS + 1L)
                .forEach(cell -> fields.put(cell.getFirst().code() + "_" + cell.getLast().code(),
                        joined(cell.getFirst().text(), cell.getLast().text())));
        return fields;
    }

    private static Map<String, String> joined(Map<String, String> texts, Map<String, String> more) {
        Map<String, String> joined = new LinkedHashMap<>(texts);
        more.forEach((language, text) -> joined.merge(language, text, (first, second) -> first + " – " + second));
        return joined;
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    private static void putIfKnown(Map<String, Object> draft, String name, @Nullable Object value) {
        if (value != null) {
            draft.put(name, value);
        }
    }

    private static Object withoutCode(Object option) {
        Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) option);
        copy.remove("code");
        return copy;
    }

    private static String code(Object option) {
        return String.valueOf(((Map<?, ?>) option).get("code"));
    }

    private static String value(Object option) {
        return String.valueOf(((Map<?, ?>) option).get("value"));
    }

    private void lost(String what, String why) {
        survey.lost(question.code(), what, why);
    }
}
