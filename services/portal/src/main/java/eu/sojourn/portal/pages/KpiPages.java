package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Sending;
import eu.sojourn.portal.services.Kpis;
import eu.sojourn.portal.services.Kpis.Dictionary;
import eu.sojourn.portal.services.Kpis.Figure;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Registration;
import eu.sojourn.service.security.Forbidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The KPI board, on a desk and on a wall, and the facts behind its figures. The server writes them as they are; a script moves them while the page is open. */
@Controller
class KpiPages {
    private static final List<String> OUTCOMES = List.of("COUNTS", "COUNTS_NOT_YET", "COUNTS_NOT");

    private final Kpis kpis;
    private final Registration registration;
    private final Parts parts;
    private final KpiBoard boards;
    private final KpiFile file;
    private final KpiFrame frame;

    KpiPages(Kpis kpis, Registration registration, Parts parts, KpiBoard boards, KpiFile file, KpiFrame frame) {
        this.kpis = kpis;
        this.registration = registration;
        this.parts = parts;
        this.boards = boards;
        this.file = file;
        this.frame = frame;
    }

    @GetMapping("/kpis")
    String programmes(Model model) {
        Person person = Person.current();
        if (person.programmes().size() == 1) {
            return "redirect:/kpis/" + person.programmes().getFirst();
        }
        model.addAttribute("person", person);
        model.addAttribute("programmes", parts.load(() -> registration.programmes()
                .items()
                .stream()
                .filter(programme -> person.isOperator() || person.actor().is("auditor")
                        || person.actor().coordinates(programme.programmeId()))
                .toList()));
        return "programmes";
    }

    @GetMapping("/kpis/{programmeId}")
    String board(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> address, Model model) {
        KpiQuery query = KpiQuery.ofBoard(programmeId, address);
        frame.of(query, model);
        Part<Dictionary> dictionary = boards.dictionary();
        figures(query, dictionary, model);
        return "kpis";
    }

    /** The same from afar: page after page by itself, without anybody at the keyboard. */
    @GetMapping("/kpis/{programmeId}/wall")
    String wall(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> address,
            @RequestParam(required = false, defaultValue = "dark") String look,
            @RequestParam(required = false, defaultValue = "20") int every, Model model) {
        KpiQuery query = KpiQuery.ofBoard(programmeId, address);
        frame.of(query, model);
        KpiBoard.Shown shown = figures(query, boards.dictionary(), model);
        model.addAttribute("paces", shown.paces());
        model.addAttribute("pairs", shown.pairs());
        model.addAttribute("every", Math.clamp(every, 5, 300));
        model.addAttribute("look", look.equals("light") ? "light" : "dark");
        return "kpi-wall";
    }

    private KpiBoard.Shown figures(KpiQuery query, Part<Dictionary> dictionary, Model model) {
        KpiBoard.Shown shown = boards.of(query, dictionary.or(new Dictionary(0, List.of())));
        if (shown.board().forbidden()) {
            throw new Forbidden("the figures of " + query.programmeId());
        }
        if (shown.refused() != null) {
            Sending.forms(model).put("filter", Form.filled(query.page().filters()).refused(shown.refused()));
        }
        model.addAttribute("dictionary", dictionary);
        model.addAttribute("shown", shown);
        return shown;
    }

    /** The facts behind a figure: those that count first, the others where they are asked for. */
    @GetMapping("/kpis/{programmeId}/facts")
    String facts(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> address, Model model) {
        KpiQuery query = KpiQuery.ofFacts(programmeId, withDefaults(address));
        var facts = parts.start(() -> kpis.facts(programmeId, query.asked()));
        String kpi = query.page().value(KpiQuery.KPI);
        var figure = boards.started(() -> figure(query, kpi));
        frame.of(query, model);
        Part<Dictionary> dictionary = boards.dictionary();
        model.addAttribute("kpi", kpi);
        model.addAttribute("indicator", dictionary.or(new Dictionary(0, List.of())).find(kpi).orElse(null));
        model.addAttribute("indicators", indicators(dictionary));
        model.addAttribute("outcomes", OUTCOMES);
        model.addAttribute("facts", ListPages.mendable(facts, query.page(), model));
        model.addAttribute("figure", figure.get());
        return "kpi-facts";
    }

    /** The figure that the facts are behind: one row of a breakdown, or of everything that the filters leave. */
    private @Nullable Figure figure(KpiQuery query, String kpi) {
        String age = query.age();
        if (age == null) {
            return kpis.programme(query.programmeId(), query.ofFigure()).figure(kpi).orElse(null);
        }
        var asked = new LinkedMultiValueMap<>(query.ofFigure());
        asked.add("by", KpiQuery.AGE);
        asked.add(KpiQuery.KPI, kpi);
        return kpis.breakdown(query.programmeId(), asked)
                .rows()
                .stream()
                .filter(row -> age.equals(row.keys().get(KpiQuery.AGE)))
                .map(row -> row.figure(kpi))
                .findFirst()
                .orElse(null);
    }

    /** All of them as a file, not only one page. */
    @GetMapping("/kpis/{programmeId}/facts.csv")
    ResponseEntity<byte[]> factsAsFile(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> address) {
        KpiQuery query = KpiQuery.ofFacts(programmeId, withDefaults(address));
        String kpi = query.page().value(KpiQuery.KPI);
        return ResponseEntity.status(HttpStatus.OK)
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kpi.replaceAll("[^a-z0-9-]", "") + ".csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(file.of(query));
    }

    private static MultiValueMap<String, String> withDefaults(MultiValueMap<String, String> address) {
        var complete = new LinkedMultiValueMap<>(address);
        complete.computeIfAbsent(KpiQuery.KPI, _ -> List.of(KpiBoard.COUNTED));
        complete.computeIfAbsent(KpiQuery.OUTCOME, _ -> List.of("COUNTS"));
        return complete;
    }

    private static Map<String, String> indicators(Part<Dictionary> dictionary) {
        Map<String, String> indicators = new LinkedHashMap<>();
        dictionary.or(new Dictionary(0, List.of())).indicators().forEach(one -> indicators.put(one.id(), one.name()));
        return indicators;
    }
}
