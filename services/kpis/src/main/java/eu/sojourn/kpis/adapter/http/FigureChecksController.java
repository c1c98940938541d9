package eu.sojourn.kpis.adapter.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import eu.sojourn.kpis.application.check.CheckingFigures;
import eu.sojourn.kpis.application.check.FigureTables;
import eu.sojourn.kpis.domain.check.PublishedFigures;
import eu.sojourn.kpis.domain.check.Rule;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Downloads;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;

/** Finds out whether published figures agree with themselves. Nothing that is sent is kept. */
@RestController
@RequestMapping("/api/kpis/figure-checks")
class FigureChecksController {

    private static final int MOST_RULES = 200;

    private final CheckingFigures checking;
    private final FigureTables tables;
    private final FigureExamples examples;
    private final JsonMapper json;

    FigureChecksController(CheckingFigures checking, FigureTables tables, FigureExamples examples, JsonMapper json) {
        this.checking = checking;
        this.tables = tables;
        this.examples = examples;
        this.json = json;
    }

    /** Checks tables that are sent as JSON. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    FigureCheckResponse checkTables(Actor actor, @RequestBody(required = false) @Nullable FigureCheckRequest request) {
        checking.mayCheck(actor);
        if (request == null) {
            throw new InvalidValue("tables", "must have at least one table");
        }
        return answer(request.figures(), request.rules(), request.infer());
    }

    /** Checks the tables of one file, CSV or XLSX. With it may come {@code rules}, a list as JSON. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    FigureCheckResponse checkFile(Actor actor, @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable String rules, @RequestParam(required = false) @Nullable Boolean infer)
            throws IOException {
        checking.mayCheck(actor);
        if (files == null || files.size() != 1) {
            throw new InvalidValue("file", "must be one file");
        }
        var given = rules(rules);
        var file = files.getFirst();
        return answer(tables.read(file.getBytes(), file.getOriginalFilename(), file.getContentType()), given, infer);
    }

    /** The kinds of rules in words. */
    @GetMapping("/rules")
    Page<RuleKindView> kinds(Actor actor) {
        checking.mayCheck(actor);
        return new Page<>(Arrays.stream(RuleKind.values()).map(RuleKindView::of).toList(), null);
    }

    /** @param fields that a rule of the kind has beside {@code kind} and {@code table} */
    record RuleKindView(RuleKind kind, String title, String description, List<String> fields) {
        private static RuleKindView of(RuleKind kind) {
            return new RuleKindView(kind, kind.title(), kind.description(), kind.fields());
        }
    }

    /** Tables to try, each with the rules that make checks of what was told of it. */
    @GetMapping("/examples")
    Page<FigureExamples.Example> examples(Actor actor) {
        checking.mayCheck(actor);
        return new Page<>(examples.all(), null);
    }

    /** The file of an example. */
    @GetMapping("/examples/{exampleId}")
    ResponseEntity<byte[]> example(Actor actor, @PathVariable String exampleId) {
        checking.mayCheck(actor);
        return Downloads.ofPeople(exampleId + ".csv", "text/csv;charset=UTF-8", examples.file(exampleId));
    }

    private FigureCheckResponse answer(PublishedFigures figures, @Nullable List<@Nullable RuleForm> forms, @Nullable Boolean infer) {
        var rules = new ArrayList<Rule>();
        if (forms != null) {
            if (forms.size() > MOST_RULES) {
                throw new InvalidValue("rules", "must be at most " + MOST_RULES);
            }
            for (var i = 0; i < forms.size(); i++) {
                var form = forms.get(i);
                if (form == null) {
                    throw new InvalidValue("rules[" + i + "]", "must be a rule");
                }
                rules.add(form.rule("rules[" + i + "]"));
            }
        }
        return FigureCheckResponse.of(figures, checking.check(figures, rules, infer == null ? rules.isEmpty() : infer));
    }

    private List<@Nullable RuleForm> rules(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            return json.readValue(text, new TypeReference<List<@Nullable RuleForm>>() {
            });
        } catch (JacksonException wrong) {
            var path = wrong.getPath()
                    .stream()
                    .map(step -> step.getPropertyName() != null ? "." + step.getPropertyName() : "[" + step.getIndex() + "]")
                    .collect(Collectors.joining());
            throw new InvalidValue("rules" + path,
                    "is no list of rules as JSON: " + wrong.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }
}
