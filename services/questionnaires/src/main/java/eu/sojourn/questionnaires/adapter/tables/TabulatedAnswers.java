package eu.sojourn.questionnaires.adapter.tables;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.application.AnswerTables;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.TableReader;
import eu.sojourn.tables.UnreadableTable;

/** Raw answers in CSV and XLSX files. */
@Component
class TabulatedAnswers implements AnswerTables {

    private static final Limits LIMITS = new Limits(5 * 1024 * 1024, 30L * 1024 * 1024, 100, 5_001, 2_000, 10_000);
    private static final Set<String> OWN = Set.of(INVITEE, INVITEE_NAME, SEGMENT, SUBMITTED_AT);
    private static final Set<String> YES = Set.of("1", "x", "y", "yes", "true");
    private static final Set<String> NO = Set.of("0", "n", "no", "false");
    private static final Pattern NUMBER = Pattern.compile("\\[(\\d{1,3})]");
    private static final int MOST_FAULTS = 200;

    @Override
    public RawAnswers read(Questionnaire questionnaire, byte[] file, @Nullable String name, @Nullable String mediaType) {
        List<Table.Row> rows;
        try {
            rows = TableReader.read(file, name, mediaType, LIMITS).rows();
        } catch (UnreadableTable unreadable) {
            throw refused("file", unreadable.fault().name(), String.valueOf(unreadable.getMessage()));
        }
        if (rows.isEmpty()) {
            throw refused("file", "EMPTY_FILE", "The file is empty. Its first row names the columns.");
        }
        return new Reader(questionnaire, rows.getFirst()).rows(rows.subList(1, rows.size()));
    }

    @Override
    public List<String> columns(Questionnaire questionnaire, List<Answers> answers) {
        Set<String> used = new LinkedHashSet<>();
        answers.forEach(each -> used.addAll(cells(questionnaire, each).keySet()));
        int most = used.stream().mapToInt(TabulatedAnswers::number).max().orElse(0);
        Set<String> always = new LinkedHashSet<>();
        questionnaire.questions().forEach(question -> always.addAll(AnswerColumns.of(question, 0)));
        return questionnaire.questions()
                .stream()
                .flatMap(question -> AnswerColumns.of(question, most).stream())
                .filter(column -> always.contains(column) || used.contains(column))
                .toList();
    }

    @Override
    public Map<String, Object> cells(Questionnaire questionnaire, Answers answers) {
        Map<String, Object> plain = questionnaire.plain(answers);
        Map<String, Object> cells = new LinkedHashMap<>();
        for (Question question : questionnaire.questions()) {
            Object answer = plain.get(question.questionId().value());
            if (answer != null) {
                AnswerColumns.spread(question, answer, cells::put);
            }
        }
        return cells;
    }

    /** The highest number that stands in brackets; 0 where there is none. */
    private static int number(String column) {
        Matcher matcher = NUMBER.matcher(column);
        int most = 0;
        while (matcher.find()) {
            most = Math.max(most, Integer.parseInt(matcher.group(1)));
        }
        return most;
    }

    private static InvalidInput refused(String field, String code, String message) {
        return new InvalidInput(List.of(Reason.ofField(field, code, message)));
    }

    /** Reads the rows below a heading. */
    private static final class Reader {

        private final Questionnaire questionnaire;
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private final List<Reason> faults = new ArrayList<>();
        private final Map<String, Integer> invitees = new HashMap<>();
        private final int most;

        Reader(Questionnaire questionnaire, Table.Row heading) {
            this.questionnaire = questionnaire;
            List<Reason> wrong = new ArrayList<>();
            for (int column = 0; column < heading.cells().size(); column++) {
                String name = heading.cell(column).text();
                if (!name.isEmpty() && columns.putIfAbsent(name, column) != null) {
                    wrong.add(Reason.ofField(Table.address(column, heading.number()), "TWICE",
                            "There are two columns called " + shortened(name)));
                }
            }
            most = Math.min(100, columns.keySet().stream().mapToInt(TabulatedAnswers::number).max().orElse(0));
            Set<String> known = new LinkedHashSet<>(OWN);
            questionnaire.questions().forEach(question -> known.addAll(AnswerColumns.of(question, most)));
            columns.forEach((name, column) -> {
                if (!known.contains(name)) {
                    wrong.add(Reason.ofField(Table.address(column, heading.number()), "UNKNOWN_COLUMN",
                            shortened(name) + " is no place of an answer to " + questionnaire.version().questionnaireId().value()));
                }
            });
            if (!columns.containsKey(INVITEE)) {
                wrong.add(Reason.ofField("file", "MISSING_COLUMN", "The first row has to name a column " + INVITEE));
            }
            if (!wrong.isEmpty()) {
                throw new InvalidInput(wrong.subList(0, Math.min(wrong.size(), MOST_FAULTS)));
            }
        }

        RawAnswers rows(List<Table.Row> rows) {
            List<RawAnswer> read = new ArrayList<>();
            for (Table.Row row : rows) {
                RawAnswer answer = row(row);
                if (answer != null) {
                    read.add(answer);
                }
            }
            Map<String, String> letters = new HashMap<>();
            columns.forEach((name, column) -> letters.put(name, Table.address(column, 1).replaceAll("\\d", "")));
            return new RawAnswers(read, faults, letters);
        }

        private @Nullable RawAnswer row(Table.Row row) {
            RowCells cells = new RowCells(row);
            String invitee = cells.text(INVITEE);
            if (invitee == null) {
                cells.fault(INVITEE, "MISSING", "Say whose answers these are");
                return null;
            }
            Integer before = invitees.putIfAbsent(invitee, row.number());
            if (before != null) {
                cells.fault(INVITEE, "TWICE", "The answers of " + shortened(invitee) + " stand in row " + before + " already");
                return null;
            }
            Map<String, Object> answers = new LinkedHashMap<>();
            for (Question question : questionnaire.questions()) {
                Object answer = AnswerColumns.gathered(question, cells, most);
                if (answer != null) {
                    answers.put(question.questionId().value(), answer);
                }
            }
            return new RawAnswer(row.number(), invitee, cells.text(SEGMENT), submittedAt(cells), answers);
        }

        private @Nullable Instant submittedAt(RowCells cells) {
            String text = cells.text(SUBMITTED_AT);
            if (text == null) {
                return null;
            }
            List<Function<String, Instant>> forms = List.of(it -> OffsetDateTime.parse(it).toInstant(),
                    it -> LocalDateTime.parse(it.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
                    it -> LocalDate.parse(it).atStartOfDay(ZoneOffset.UTC).toInstant());
            for (Function<String, Instant> form : forms) {
                try {
                    return form.apply(text);
                } catch (DateTimeParseException _) {
                    // Another form may fit.
                }
            }
            cells.fault(SUBMITTED_AT, "WRONG_TYPE", "must be a time such as 2019-05-14T07:31:00Z, or a date");
            return null;
        }

        private final class RowCells implements AnswerColumns.Cells {

            private final Table.Row row;
            private final Set<String> told = new LinkedHashSet<>();

            RowCells(Table.Row row) {
                this.row = row;
            }

            @Override
            public @Nullable String text(String name) {
                Integer column = columns.get(name);
                if (column == null || row.cell(column).isBlank()) {
                    return null;
                }
                Table.Cell cell = row.cell(column);
                return switch (cell.kind()) {
                    case VALUE -> cell.text();
                    case FORMULA -> unusable(name, "FORMULA", "is a formula; put the value there");
                    case ERROR -> unusable(name, "ERROR", "is an error of the spreadsheet program");
                    case TOO_LONG -> unusable(name, "TOO_LONG", "has more than %,d characters".formatted(LIMITS.cellLength()));
                };
            }

            @Override
            public @Nullable Boolean ticked(String name) {
                String text = text(name);
                String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
                if (YES.contains(word) || NO.contains(word)) {
                    return YES.contains(word);
                }
                if (text != null) {
                    fault(name, "WRONG_TYPE", "must be 1, x, yes or true; 0, no or false; or blank");
                }
                return null;
            }

            @Override
            public void fault(String name, String code, String message) {
                if (told.add(name) && faults.size() < MOST_FAULTS) {
                    faults.add(Reason.ofField(Table.address(columns.getOrDefault(name, 0), row.number()), code, name + ": " + message));
                }
            }

            private @Nullable String unusable(String name, String code, String message) {
                fault(name, code, message);
                return null;
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
