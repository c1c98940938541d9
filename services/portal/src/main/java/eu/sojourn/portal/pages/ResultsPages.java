package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Results;
import eu.sojourn.portal.services.Waves;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What was answered: of a wave, of a questionnaire about visits, and what everybody may be told. Who reads what is the service's decision. */
@Controller
class ResultsPages {
    private final Waves waves;

    ResultsPages(Waves waves) {
        this.waves = waves;
    }

    @GetMapping("/waves/{waveId}/results")
    String ofWave(@PathVariable String waveId, @RequestParam(required = false) @Nullable String segment,
            @RequestParam(required = false) @Nullable String compareWith, Model model) {
        model.addAttribute("export", UriComponentsBuilder.newInstance().queryParam("waveId", "{waveId}").build(waveId).getRawQuery());
        return shown(() -> waves.results(waveId, null, null, blankAsNull(segment), blankAsNull(compareWith), false), model);
    }

    /** What everybody signed in may read, once the wave is closed. */
    @GetMapping("/waves/{waveId}/report")
    String report(@PathVariable String waveId, Model model) {
        model.addAttribute("export",
                UriComponentsBuilder.newInstance().queryParam("waveId", "{waveId}").queryParam("public", true).build(waveId).getRawQuery());
        return shown(() -> waves.results(waveId, null, null, null, null, true), model);
    }

    /** @param programmeId left out for the only programme of the reader */
    @GetMapping("/results/{questionnaireId}")
    String aboutVisits(@PathVariable String questionnaireId, @RequestParam(required = false) @Nullable String programmeId, Model model) {
        Person person = Person.current();
        String given = blankAsNull(programmeId);
        String programme = given == null && !person.programmes().isEmpty() ? person.programmes().getFirst() : given;
        model.addAttribute("export", UriComponentsBuilder.newInstance()
                .queryParam("questionnaireId", "{questionnaireId}")
                .queryParam("programmeId", "{programmeId}")
                .build(questionnaireId, programme)
                .getRawQuery());
        return shown(() -> waves.results(null, questionnaireId, programme, null, null, false), model);
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
