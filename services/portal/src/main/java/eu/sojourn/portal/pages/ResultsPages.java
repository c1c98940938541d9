package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Results;
import eu.sojourn.portal.services.Wave;
import eu.sojourn.portal.services.Waves;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What was answered: of a wave, of a questionnaire about visits, and what everybody may be told. Who reads what is the service's decision. */
@Controller
class ResultsPages {
    private static final int MANY = 200;

    private final Waves waves;
    private final Parts parts;

    ResultsPages(Waves waves, Parts parts) {
        this.waves = waves;
        this.parts = parts;
    }

    /** @param compareWith the wave to stand beside; left out for the one that the wave itself names */
    @GetMapping("/waves/{waveId}/results")
    String ofWave(@PathVariable String waveId, @RequestParam(required = false) @Nullable String segment,
            @RequestParam(required = false) @Nullable String compareWith,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String readers, Model model) {
        String part = blankAsNull(segment);
        String beside = blankAsNull(compareWith);
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        asked.put("waveId", waveId);
        asked.put("segment", part);
        asked.put("compareWith", beside);
        model.addAttribute("export", query(asked));
        String page = shown(() -> waves.results(waveId, null, null, part, beside, false, readers), model);
        if (model.getAttribute("results") instanceof Results results) {
            model.addAttribute("others", others(results));
            model.addAttribute("segment", part);
        }
        return page;
    }

    /** What everybody signed in may read, once the wave is closed. */
    @GetMapping("/waves/{waveId}/report")
    String report(@PathVariable String waveId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String readers, Model model) {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        asked.put("waveId", waveId);
        asked.put("public", true);
        model.addAttribute("export", query(asked));
        return shown(() -> waves.results(waveId, null, null, null, null, true, readers), model);
    }

    /** @param programmeId left out for the only programme of the reader */
    @GetMapping("/results/{questionnaireId}")
    String aboutVisits(@PathVariable String questionnaireId, @RequestParam(required = false) @Nullable String programmeId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String readers, Model model) {
        Person person = Person.current();
        String given = blankAsNull(programmeId);
        String programme = given == null && !person.programmes().isEmpty() ? person.programmes().getFirst() : given;
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        asked.put("questionnaireId", questionnaireId);
        asked.put("programmeId", programme);
        model.addAttribute("export", query(asked));
        return shown(() -> waves.results(null, questionnaireId, programme, null, null, false, readers), model);
    }

    /** The waves that asked the same, beside which these results can stand, the last one first. */
    private Map<String, String> others(Results results) {
        Map<String, String> others = new LinkedHashMap<>();
        parts.load(() -> waves.list(MANY).items())
                .or(List.of())
                .stream()
                .filter(each -> each.programmeId().equals(results.programmeId())
                        && each.questionnaireId().equals(results.questionnaireId()) && !each.draft()
                        && !each.waveId().equals(results.waveId()))
                .sorted(Comparator.comparing(Wave::closes).reversed())
                .forEach(each -> others.put(each.waveId(), each.title()));
        return others;
    }

    /** What is asked for, as the query of an address; without what is null. */
    private static String query(Map<String, @Nullable Object> asked) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        Map<String, Object> values = new LinkedHashMap<>();
        asked.forEach((name, value) -> {
            if (value != null) {
                query.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return String.valueOf(query.encode().buildAndExpand(values).toUri().getRawQuery());
    }

    /** A page that says why there is nothing yet, where the service says so. */
    private static String shown(Supplier<Results> results, Model model) {
        try {
            model.addAttribute("results", results.get());
        } catch (Refused refused) {
            if (!refused.mendable()) {
                throw refused;
            }
            model.addAttribute("refused", refused);
        }
        return "results";
    }

    private static @Nullable String blankAsNull(@Nullable String given) {
        return given == null || given.isBlank() ? null : given;
    }
}
