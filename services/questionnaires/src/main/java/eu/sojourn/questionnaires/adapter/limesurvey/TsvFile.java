package eu.sojourn.questionnaires.adapter.limesurvey;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.Gathering;
import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.OpenGroup;
import eu.sojourn.questionnaires.adapter.limesurvey.LimeSurvey.OpenQuestion;
import eu.sojourn.questionnaires.application.NotCarriedOver;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.TableReader;
import eu.sojourn.tables.UnreadableTable;

/**
 * A tab-separated structure file: one row for each setting (S, SL), group (G), question (Q), subquestion (SQ) and answer (A), told apart by the
 * column {@code class}. Rows belong to what stands above them. The whole survey is repeated for each further language; repeated groups are the
 * same by their place, questions by their name, subquestions and answers by name and scale.
 */
final class TsvFile {

    private static final Limits LIMITS = new Limits(Limit.BYTES, Limit.BYTES, 1, Limit.ROWS, 1_000, 65_536);
    private static final List<String> NEEDED = List.of("class", "type/scale", "name", "text");
    private static final Set<String> COLUMNS = Set.of("id", "related_id", "class", "type/scale", "name", "relevance", "text", "help",
            "language", "validation", "mandatory", "encrypted", "other", "default", "same_default", "same_script");
    private static final Map<String, String> LEFT = Map.of("AS", "answers are not weighed", "QTA",
            "quotas end a survey by counts; here nobody is sent away",
            "QTAM", "quotas end a survey by counts; here nobody is sent away", "QTALS",
            "quotas end a survey by counts; here nobody is sent away", "C", "only relevance equations are read");

    private final Map<String, Integer> columns;
    private final Gathering gathering = new Gathering();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    private final Set<String> languages = new LinkedHashSet<>();
    private final Map<String, Integer> groupsSeen = new LinkedHashMap<>();
    private final Map<String, Integer> left = new TreeMap<>();
    private @Nullable String group;
    private @Nullable OpenQuestion question;

    private TsvFile(Map<String, Integer> columns) {
        this.columns = columns;
    }

    static LimeSurvey read(byte[] file) {
        List<Table.Row> rows = rows(file);
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < rows.getFirst().cells().size(); i++) {
            String name = rows.getFirst().cell(i).text();
            columns.putIfAbsent(COLUMNS.contains(name.toLowerCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name, i);
        }
        List<String> missing = NEEDED.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw UnreadableSurvey.of("NOT_A_SURVEY",
                    "The file is neither a survey of LimeSurvey (.lss, or .txt with tabs) nor a questionnaire (.json)."
                            + " As a table it lacks the columns " + String.join(", ", missing) + ".");
        }
        TsvFile tsv = new TsvFile(columns);
        rows.subList(1, rows.size()).forEach(tsv::row);
        return tsv.survey();
    }

    private static List<Table.Row> rows(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
        } catch (CharacterCodingException e) {
            throw UnreadableSurvey.of("NOT_UTF_8", "The file is not in UTF-8. Save it as “Unicode (UTF-8)” text with tabs.");
        }
        try {
            List<Table.Row> rows = TableReader.read(file, null, null, LIMITS).rows();
            if (rows.isEmpty()) {
                throw UnreadableSurvey.of("EMPTY_FILE", "The file is empty. Export the survey's structure as .lss or .txt.");
            }
            return rows;
        } catch (UnreadableTable unreadable) {
            throw UnreadableSurvey.of(unreadable.fault().name(), String.valueOf(unreadable.getMessage()));
        }
    }

    private void row(Table.Row row) {
        String language = of(row, "language");
        switch (of(row, "class").toUpperCase(Locale.ROOT)) {
            case "S" -> settings.putIfAbsent(of(row, "name"), of(row, "text"));
            case "SL" -> {
                texts.computeIfAbsent(language(language), it -> new LinkedHashMap<>(Map.of("surveyls_language", language(language))))
                        .put(of(row, "name"), of(row, "text"));
                languages.add(language(language));
            }
            case "G" -> group(row, language(language));
            case "Q" -> question(row, language(language));
            case "SQ" -> part(row, language(language), true);
            case "A" -> part(row, language(language), false);
            default -> left.merge(of(row, "class").isBlank() ? "rows without a class" : of(row, "class"), 1, Integer::sum);
        }
    }

    private void group(Table.Row row, String language) {
        int place = groupsSeen.merge(language, 1, Integer::sum);
        group = String.valueOf(place);
        question = null;
        languages.add(language);
        OpenGroup open = gathering.group(group);
        put(open.name, language, of(row, "name"));
        put(open.description, language, of(row, "text"));
        open.relevance = open.relevance.isBlank() ? of(row, "relevance") : open.relevance;
        open.randomization = open.randomization.isBlank() ? of(row, "random_group") : open.randomization;
    }

    private void question(Table.Row row, String language) {
        question = null;
        if (group == null) {
            lost(row, "it stands above the first group");
            return;
        }
        OpenQuestion open = gathering.question(of(row, "name"), group);
        question = open;
        open.code = of(row, "name");
        open.qid = of(row, "id").isBlank() ? null : of(row, "id");
        open.type = open.type.isBlank() ? of(row, "type/scale") : open.type;
        open.mandatory = open.mandatory.isBlank() ? of(row, "mandatory") : open.mandatory;
        open.relevance = open.relevance.isBlank() ? of(row, "relevance") : open.relevance;
        open.validation = open.validation.isBlank() ? of(row, "validation") : open.validation;
        open.other |= of(row, "other").equals("Y");
        open.encrypted |= of(row, "encrypted").equals("Y");
        put(open.text, language, of(row, "text"));
        put(open.help, language, of(row, "help"));
        columns.forEach((name, column) -> {
            if (!COLUMNS.contains(name) && !name.isBlank()) {
                open.attribute(name, language, row.cell(column).text());
            }
        });
        defaulted(row);
    }

    private void part(Table.Row row, String language, boolean subquestion) {
        if (question == null) {
            lost(row, "there is no question above it that it could belong to");
            return;
        }
        int scale = of(row, "type/scale").equals("1") ? 1 : 0;
        Map<String, String> text = subquestion
                ? question.subquestion(of(row, "name"), scale, of(row, "relevance"))
                : question.answer(of(row, "name"), scale, of(row, "relevance"));
        put(text, language, of(row, "text"));
        defaulted(row);
    }

    private void defaulted(Table.Row row) {
        if (!of(row, "default").isBlank()) {
            gathering.losses.add(new NotCarriedOver(of(row, "name"), "default " + PlainText.shortened(of(row, "default")),
                    "a field is prefilled from known facts alone"));
        }
    }

    private LimeSurvey survey() {
        left.forEach((name, count) -> gathering.losses.add(new NotCarriedOver(name, count + (count == 1 ? " row" : " rows"),
                LEFT.getOrDefault(name, "such rows are not known"))));
        LanguageSettings.losses(List.copyOf(texts.values()), gathering.losses);
        SurveySettings.losses(settings, gathering.losses);
        List<String> known = Stream.concat(Stream.of(base()), languages.stream()).distinct().toList();
        return new LimeSurvey(settings.get("sid"), known, text("surveyls_title"), text("surveyls_description"),
                text("surveyls_welcometext"),
                gathering.groups(), gathering.losses);
    }

    private Map<String, String> text(String name) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        texts.forEach((language, values) -> put(byLanguage, language, values.getOrDefault(name, "")));
        return byLanguage;
    }

    private String base() {
        String base = settings.getOrDefault("language", "");
        return !base.isBlank() ? base : languages.isEmpty() ? "en" : languages.iterator().next();
    }

    private String language(String given) {
        return given.isBlank() ? base() : given;
    }

    private void lost(Table.Row row, String why) {
        gathering.losses.add(new NotCarriedOver("row " + row.number(), of(row, "class") + " " + PlainText.shortened(of(row, "name")), why));
    }

    private String of(Table.Row row, String column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.cell(at).text();
    }

    private static void put(Map<String, String> texts, String language, String text) {
        if (!text.isBlank()) {
            texts.putIfAbsent(language, text);
        }
    }
}
