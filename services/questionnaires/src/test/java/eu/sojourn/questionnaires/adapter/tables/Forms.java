package eu.sojourn.questionnaires.adapter.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.AnswerTables;
import eu.sojourn.questionnaires.application.AnswerTables.RawAnswers;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Definition;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.tables.TableFormat;
import eu.sojourn.tables.TableWriter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Questionnaires and tables of answers to them. */
final class Forms {

    private Forms() {}

    static Questionnaire shipped(String name) {
        return form(new String(resource("/questionnaires/" + name), StandardCharsets.UTF_8));
    }

    static Questionnaire form(String json) {
        Definition definition = DefinitionReader.read(new JsonMapper().readValue(json, new TypeReference<Map<String, Object>>() {
        }));
        assertThat(definition.faults()).isEmpty();
        return Objects.requireNonNull(definition.questionnaire());
    }

    static RawAnswers read(Questionnaire form, byte[] file) {
        return new TabulatedAnswers().read(form, file, null, null);
    }

    static RawAnswers read(Questionnaire form, String csv) {
        return read(form, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** The answers of a table that all fit, by invitee. */
    static Map<String, Answers> answers(Questionnaire form, RawAnswers raw) {
        assertThat(raw.faults()).isEmpty();
        Map<String, Answers> answers = new LinkedHashMap<>();
        raw.rows().forEach(row -> {
            Checked checked = form.check(row.answers(), KnownFacts.none(), List.of());
            assertThat(checked).as(row.invitee()).isInstanceOf(Checked.Fitting.class);
            answers.put(row.invitee(), ((Checked.Fitting) checked).answers());
        });
        return answers;
    }

    static byte[] csv(Questionnaire form, List<String> columns, Map<String, Answers> answers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = TableFormat.CSV.writer(out, "answers")) {
            writer.header(Stream.concat(Stream.of(AnswerTables.INVITEE), columns.stream()).toList());
            for (Map.Entry<String, Answers> each : answers.entrySet()) {
                Map<String, Object> cells = new TabulatedAnswers().cells(form, each.getValue());
                List<@Nullable Object> row = new ArrayList<>(List.of(each.getKey()));
                columns.forEach(column -> row.add(cells.get(column)));
                writer.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] resource(String path) {
        try (InputStream file = Objects.requireNonNull(Forms.class.getResourceAsStream(path))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
