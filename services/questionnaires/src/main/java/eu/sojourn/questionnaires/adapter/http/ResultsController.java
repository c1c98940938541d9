package eu.sojourn.questionnaires.adapter.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import eu.sojourn.questionnaires.application.AnswerTables;
import eu.sojourn.questionnaires.application.ReadingResults.Respondent;
import eu.sojourn.questionnaires.application.ReadingResults.Shown;
import eu.sojourn.questionnaires.application.ReadingResults;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import eu.sojourn.tables.TableFormat;
import eu.sojourn.tables.TableWriter;
import io.swagger.v3.oas.annotations.Parameter;

/** Results of waves, and of questionnaires about visits: the same figures on pages and in files. */
@RestController
@RequestMapping("/api/questionnaires/results")
class ResultsController {

    private final ReadingResults reading;
    private final AnswerTables tables;
    private final JsonMapper json;

    ResultsController(ReadingResults reading, AnswerTables tables, JsonMapper json) {
        this.reading = reading;
        this.tables = tables;
        this.json = json;
    }

    /**
     * Whose results are wanted: those of a wave, or of a questionnaire about the visits of a programme.
     *
     * @param segment the one to show beside the whole; left out for all
     * @param compareWith the wave to stand beside; left out for the one that the wave itself names
     * @param language of labels; left out for the first that {@code Accept-Language} names and the questionnaire has, else its own
     */
    record Query(@Nullable String waveId, @Nullable String questionnaireId, @Nullable String programmeId, @Nullable String segment,
            @Nullable String compareWith, @Nullable String language) {}

    @GetMapping
    ResultsBody get(Actor actor, @ParameterObject @ModelAttribute Query query,
            @RequestParam(name = "public", defaultValue = "false") boolean isPublic,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String readers) {
        Shown shown = read(actor, query, isPublic);
        return ResultsBody.of(shown, language(query, readers, shown));
    }

    /** What a file in JSON holds; the figures are those of the page. */
    record ExportBody(Codebook codebook, ResultsBody results, List<AnswersRow> answers) {}

    /** One respondent's answers, by question id. */
    record AnswersRow(String invitationId, String invitee, String inviteeName, String segment, String submittedAt, String source,
            int questionnaireVersion,
            Map<String, Object> answers) {}

    /** What a file in CSV holds; the other formats hold all of them. */
    enum Part {
        FIGURES, CODEBOOK, ANSWERS
    }

    /**
     * @param format {@code csv}, {@code xlsx} or {@code json}
     * @param part of a file in CSV
     */
    @GetMapping("/export")
    void export(Actor actor, @ParameterObject @ModelAttribute Query query,
            @RequestParam(name = "public", defaultValue = "false") boolean isPublic, @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "FIGURES") Part part,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String readers,
            HttpServletResponse response) throws IOException {
        Shown shown = read(actor, query, isPublic);
        Language language = language(query, readers, shown);
        String name = "results-"
                + (shown.wave() == null ? shown.results().form().version().questionnaireId().value() : shown.wave().waveId().value())
                + (isPublic ? "-public" : "");
        switch (format) {
            case "json" -> {
                begin(response, MediaType.APPLICATION_JSON_VALUE, name + ".json");
                json.writeValue(response.getOutputStream(), new ExportBody(Codebook.of(shown.results()), ResultsBody.of(shown, language),
                        shown.respondents().stream().map(ResultsController::row).toList()));
            }
            case "csv" -> {
                begin(response, TableFormat.CSV.mediaType(), name + "-" + part.name().toLowerCase(Locale.ROOT) + ".csv");
                TableWriter table = TableFormat.CSV.writer(response.getOutputStream(), part.name());
                write(table, part, shown, language);
                table.close();
            }
            case "xlsx" -> {
                begin(response, TableFormat.XLSX.mediaType(), name + ".xlsx");
                TableWriter table = TableFormat.XLSX.writer(response.getOutputStream(), "figures");
                write(table, Part.FIGURES, shown, language);
                table.sheet("codebook");
                write(table, Part.CODEBOOK, shown, language);
                if (!shown.respondents().isEmpty()) {
                    table.sheet("answers");
                    write(table, Part.ANSWERS, shown, language);
                }
                table.close();
            }
            default -> throw new InvalidValue("format", "must be csv, xlsx or json");
        }
    }

    private Shown read(Actor actor, Query query, boolean isPublic) {
        if (query.waveId() != null) {
            return reading.ofWave(actor, new WaveId(query.waveId()), query.segment(),
                    query.compareWith() == null ? null : new WaveId(query.compareWith()), isPublic);
        }
        if (query.questionnaireId() == null || query.programmeId() == null) {
            throw new InvalidValue("waveId", "is needed, or questionnaireId and programmeId");
        }
        return reading.aboutVisits(actor, new ProgrammeId(query.programmeId()), new QuestionnaireId(query.questionnaireId()), isPublic);
    }

    private static Language language(Query query, @Nullable String readers, Shown shown) {
        if (query.language() != null) {
            return new Language(query.language());
        }
        Questionnaire form = shown.results().form();
        String read = Locale.lookupTag(ranges(readers), form.languages().stream().map(Language::tag).toList());
        return read == null ? form.defaultLanguage() : new Language(read);
    }

    /** Nobody's browser keeps them from the figures: a header that says nothing asks for nothing. */
    private static List<Locale.LanguageRange> ranges(@Nullable String readers) {
        try {
            return readers == null || readers.isBlank() ? List.of() : Locale.LanguageRange.parse(readers);
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private static void begin(HttpServletResponse response, String mediaType, String name) {
        response.setContentType(mediaType);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private void write(TableWriter table, Part part, Shown shown, Language language) throws IOException {
        switch (part) {
            case FIGURES -> write(table, FigureRows.COLUMNS, FigureRows.of(shown, language));
            case CODEBOOK -> {
                Codebook codebook = Codebook.of(shown.results());
                write(table, codebook.columns(), codebook.rows());
            }
            case ANSWERS -> answers(table, shown);
        }
    }

    private static void write(TableWriter table, List<String> columns, List<List<@Nullable Object>> rows) throws IOException {
        table.header(columns);
        for (List<@Nullable Object> row : rows) {
            table.row(row);
        }
    }

    /** As they are imported: such a file can be given to another wave. Of questions that an earlier version alone has, nothing is told. */
    private void answers(TableWriter table, Shown shown) throws IOException {
        Questionnaire form = shown.results().form();
        List<Respondent> respondents = shown.respondents().stream().filter(each -> each.form().version().equals(form.version())).toList();
        List<String> columns = tables.columns(form, respondents.stream().map(Respondent::answers).toList());
        List<String> header = new ArrayList<>(
                List.of(AnswerTables.INVITEE, AnswerTables.INVITEE_NAME, AnswerTables.SEGMENT, AnswerTables.SUBMITTED_AT));
        header.addAll(columns);
        table.header(header);
        for (Respondent each : respondents) {
            Map<String, Object> cells = tables.cells(form, each.answers());
            List<@Nullable Object> row = new ArrayList<>(
                    List.of(each.called(), each.name(), each.segment(), each.submittedAt().toString()));
            columns.forEach(column -> row.add(cells.get(column)));
            table.row(row);
        }
    }

    private static AnswersRow row(Respondent respondent) {
        Map<String, Object> answers = new LinkedHashMap<>(respondent.form().plain(respondent.answers()));
        return new AnswersRow(respondent.invitationId().value(), respondent.called(), respondent.name(), respondent.segment(),
                respondent.submittedAt().toString(),
                respondent.source().name(), respondent.form().version().version(), answers);
    }
}
