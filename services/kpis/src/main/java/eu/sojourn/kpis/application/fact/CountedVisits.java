package eu.sojourn.kpis.application.fact;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Kpi;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Outlook;
import eu.sojourn.kpis.domain.indicator.Why;

/** Which visits of an organisation count, and so leave no place for another one. */
@Component
public class CountedVisits {

    static final String COUNTED = "visits-counted";

    /** The reasons that speak of another visit of the organisation, or after which nobody has looked for one yet. */
    private static final Set<String> BEYOND = Set.of("beyond-counted-visit", "supported", "waitlisted", "not-approved");

    private final FactSheets sheets;
    private final List<Kpi> counted;

    CountedVisits(FactSheets sheets, Dictionary dictionary) {
        this.sheets = sheets;
        this.counted = dictionary.kpis().stream().filter(kpi -> kpi.id().equals(COUNTED)).toList();
    }

    /** Another visit of an organisation. */
    public record Other(String visitId, @Nullable String firstDay, @Nullable String lastDay) {

        static Other of(FactSheet sheet) {
            return new Other(sheet.fact().subject(), sheet.attributes().get(Attribute.FIRST_DAY.word()),
                    sheet.attributes().get(Attribute.LAST_DAY.word()));
        }
    }

    /** Whether by this reason another visit of the organisation can count in place of this one. */
    static boolean leavesPlaceToAnother(Why why) {
        return BEYOND.contains(why.code());
    }

    /** The visits that count in place of one that does not. */
    List<Other> insteadOf(FactSheet sheet) {
        var programmeId = sheet.programmeId();
        var organisationId = sheet.attributes().get(Attribute.VISITING_ORGANISATION.word());
        return programmeId.isEmpty() || organisationId == null
                ? List.of()
                : sheets.visitsOf(programmeId.get(), organisationId)
                        .stream()
                        .filter(Predicate.not(other -> other.fact().equals(sheet.fact())))
                        .filter(this::holds)
                        .map(Other::of)
                        .toList();
    }

    /** Whether a visit counts, or was approved as one that will. */
    boolean holds(FactSheet visit) {
        var open = visit.open();
        if (open == null) {
            return visit.verdict(COUNTED).outcome() == Outcome.COUNTS;
        }
        var outlook = new Outlook(open, false);
        return outlook.isApproved()
                && outlook.rulings(counted).stream().allMatch(ruling -> ruling.verdict().outcome() == Outcome.COUNTS);
    }
}
