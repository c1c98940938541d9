package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Programme;
import eu.sojourn.portal.services.Registration;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;

/** What every page about the figures of a programme has: the programme, its address, and the choices for its filters. */
@Component
class KpiFrame {
    private static final List<String> SME_CLASSES = List.of("MICRO", "SMALL", "MEDIUM", "LARGE");

    private final Registration registration;
    private final Parts parts;
    private final DimensionWords dimensions;
    private final Words words;
    private final Clock clock;

    KpiFrame(Registration registration, Parts parts, DimensionWords dimensions, Words words, Clock clock,
            @Value("${sojourn.zone}") ZoneId zone) {
        this.registration = registration;
        this.parts = parts;
        this.dimensions = dimensions;
        this.words = words;
        this.clock = clock.withZone(zone);
    }

    /** Of a page without filters of its own. */
    void of(String programmeId, Model model) {
        of(KpiQuery.ofBoard(programmeId, new LinkedMultiValueMap<>()), model);
    }

    void of(KpiQuery query, Model model) {
        Person person = Person.current();
        var programmes = parts.start(() -> registration.programmes().items());
        var programme = parts.load(() -> registration.programme(query.programmeId()));
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("person", person);
        model.addAttribute("writes", writes(person, query.programmeId()));
        model.addAttribute("programmeId", query.programmeId());
        model.addAttribute("programme", programme);
        model.addAttribute("kpis", query);
        model.addAttribute("query", query.page());
        model.addAttribute("dimensions", dimensions);
        model.addAttribute("choices", choices(programmes.get().or(List.of())));
        model.addAttribute("quarterFrom", today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1));
        model.addAttribute("monthFrom", today.withDayOfMonth(1));
        model.addAttribute("yearFrom", today.withDayOfYear(1));
        model.addAttribute("today", today);
    }

    private static boolean writes(Person person, String programmeId) {
        return person.isOperator() || person.actor().coordinates(programmeId);
    }

    private Map<String, Map<String, String>> choices(List<Programme> programmes) {
        Map<String, Map<String, String>> choices = new LinkedHashMap<>();
        Map<String, String> partnerships = new TreeMap<>();
        programmes.stream()
                .map(Programme::partnershipId)
                .filter(partnership -> partnership != null)
                .forEach(partnership -> partnerships.put(partnership, words.partnership(partnership)));
        choices.put("partnership", partnerships);
        choices.put("country", words.countries());
        choices.put("visitingCountry", words.countries());
        choices.put("hostCountry", words.countries());
        choices.put("organisationType", words.choices("type", OrganisationPages.TYPES));
        choices.put("smeClass", words.choices("sme", SME_CLASSES));
        choices.put("format", words.choices("format", List.of("GROUP", "ONE_TO_ONE")));
        choices.put("mode", words.choices("mode", List.of("PHYSICAL", "VIRTUAL")));
        choices.put("purpose", words.choices("purpose", OrganisationPages.PURPOSES));
        return choices;
    }
}
