package eu.sojourn.kpis.application.fact;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.fact.CountedVisits.Other;
import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Kpi;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Outlook;
import eu.sojourn.kpis.domain.indicator.Outlook.Step;
import eu.sojourn.kpis.domain.indicator.Verdict;
import eu.sojourn.kpis.domain.indicator.Why;
import eu.sojourn.kpis.domain.programme.KnownProgramme;

/**
 * Tells before a visit is over whether it will count, by the judgement of the figures itself: see {@link Outlook}. Whether a visit counts for its
 * organisation is settled by registration when it is approved. Before, it is assumed that it does unless another one does (rule 3).
 */
@Service
public class PreviewingVisits {

    private static final String PHYSICAL = "PHYSICAL";

    private final FactSheets sheets;
    private final KnownProgrammes programmes;
    private final CountedVisits counted;
    private final List<Kpi> foreseen;
    private final Map<String, Indicator> indicators;

    PreviewingVisits(FactSheets sheets, KnownProgrammes programmes, CountedVisits counted, Dictionary dictionary) {
        this.sheets = sheets;
        this.programmes = programmes;
        this.counted = counted;
        this.foreseen = dictionary.kpis()
                .stream()
                .filter(kpi -> Outlook.foresees(dictionary.find(kpi.id()).orElseThrow(), kpi))
                .toList();
        this.indicators = dictionary.indicators().stream().collect(Collectors.toMap(Indicator::kpi, indicator -> indicator));
    }

    /** Whether a visit counts, now or in the end. */
    public enum Counts {
        COUNTS, WILL_COUNT,
        /** The organisation has applied for several; the one that is approved first will count. */
        UNDECIDED, WILL_NOT_COUNT, COUNTS_NOT
    }

    /**
     * What is to be expected of a visit.
     *
     * @param partnershipId for which it counts; {@code null} where it is not known
     * @param message in a sentence
     * @param why it counts, or does not
     * @param others visits of the organisation that count in its place, or where it is undecided could
     * @param missing what is still to come, and is assumed to go well
     * @param prospects what the indicators that can be foreseen say then, in the order of the dictionary
     * @param asOf when the latest event was recorded that it reflects; {@code null} where nobody has applied for the visit
     */
    public record Preview(String visitingOrganisationId, @Nullable String partnershipId, Counts counts, String message, Why why,
            List<Other> others, List<Step> missing, List<Prospect> prospects, @Nullable Instant asOf) {}

    /** @param now what the indicator says today; {@code null} where nobody has applied for the visit */
    public record Prospect(Indicator indicator, @Nullable Verdict now, Verdict then) {}

    private record Visit(String programmeId, String organisationId, @Nullable String partnershipId, Map<String, Verdict> now,
            @Nullable Instant asOf) {}

    /**
     * Of a visit that was applied for; of one that is over it is told what counts. Empty where the programme has no such visit, and where its sheet is
     * of a time before sheets told what an outlook needs.
     */
    public Optional<Preview> find(String programmeId, String visitId) {
        return sheets.find(FactId.visit(visitId))
                .filter(sheet -> sheet.programmeId().filter(programmeId::equals).isPresent())
                .filter(sheet -> sheet.open() != null || sheet.verdict(CountedVisits.COUNTED).outcome() != Outcome.COUNTS_NOT_YET)
                .map(sheet -> of(programmeId, sheet));
    }

    private Preview of(String programmeId, FactSheet sheet) {
        var organisationId = String.valueOf(says(sheet, Attribute.VISITING_ORGANISATION));
        var others = sheets.visitsOf(programmeId, organisationId).stream().filter(other -> !other.fact().equals(sheet.fact())).toList();
        var now = sheet.rulings().stream().collect(Collectors.toMap(Ruling::kpi, Ruling::verdict));
        var visit = new Visit(programmeId, organisationId, says(sheet, Attribute.VISITING_PARTNERSHIP), now, sheet.at());
        var open = sheet.open();
        return open == null ? ofOne(visit, others) : ofOne(visit, new Outlook(open, others.stream().noneMatch(counted::holds)), others);
    }

    /** Of a visit that nobody has applied for. */
    public Preview ofPlanned(String programmeId, String organisationId, String mode) {
        var others = sheets.visitsOf(programmeId, organisationId);
        var known = new EnumMap<Attribute, String>(Map.of(Attribute.PROGRAMME, programmeId, Attribute.VISITING_ORGANISATION, organisationId,
                Attribute.MODE, mode));
        var partnershipId = sheets.find(FactId.organisation(organisationId)).map(sheet -> says(sheet, Attribute.PARTNERSHIP)).orElse(null);
        return ofOne(new Visit(programmeId, organisationId, partnershipId, Map.of(), null),
                Outlook.ofNone(known, others.stream().noneMatch(counted::holds)), others);
    }

    /** Of one that is over. */
    private Preview ofOne(Visit visit, List<FactSheet> others) {
        var prospects = foreseen.stream()
                .flatMap(kpi -> Optional.ofNullable(visit.now().get(kpi.id()))
                        .map(now -> new Prospect(indicator(kpi.id()), now, now))
                        .stream())
                .toList();
        var verdict = prospects.stream()
                .filter(one -> one.indicator().kpi().equals(CountedVisits.COUNTED))
                .findFirst()
                .orElseThrow()
                .then();
        return preview(visit, verdict.outcome() == Outcome.COUNTS ? Counts.COUNTS : Counts.COUNTS_NOT, verdict.why(), others, List.of(),
                prospects);
    }

    private Preview ofOne(Visit visit, Outlook outlook, List<FactSheet> others) {
        var prospects = outlook.rulings(foreseen)
                .stream()
                .map(then -> new Prospect(indicator(then.kpi()), visit.now().get(then.kpi()), then.verdict()))
                .toList();
        var verdict = prospects.stream()
                .filter(one -> one.indicator().kpi().equals(CountedVisits.COUNTED))
                .findFirst()
                .orElseThrow()
                .then();
        var rivals = !outlook.isApproved() && others.stream().anyMatch(PreviewingVisits::contends);
        return preview(visit, verdict.outcome() != Outcome.COUNTS ? Counts.WILL_NOT_COUNT : rivals ? Counts.UNDECIDED : Counts.WILL_COUNT,
                verdict.why(), others, outlook.missing(), prospects);
    }

    private Preview preview(Visit visit, Counts counts, Why why, List<FactSheet> others, List<Step> missing, List<Prospect> prospects) {
        var instead = others.stream()
                .filter(other -> counts == Counts.UNDECIDED
                        ? contends(other)
                        : CountedVisits.leavesPlaceToAnother(why) && counted.holds(other))
                .map(Other::of)
                .toList();
        return new Preview(visit.organisationId(), visit.partnershipId(), counts, message(counts, visit), why, instead, missing, prospects,
                visit.asOf());
    }

    /** Whether it can be approved as one that counts. */
    private static boolean contends(FactSheet sheet) {
        var open = sheet.open();
        return open != null && !new Outlook(open, false).isApproved() && PHYSICAL.equals(says(sheet, Attribute.MODE));
    }

    private String message(Counts counts, Visit visit) {
        var of = visit.partnershipId() == null ? "" : " for the VOP " + name(visit.programmeId(), visit.partnershipId());
        return switch (counts) {
            case COUNTS -> "This visit counts" + of + ".";
            case WILL_COUNT -> "This visit will count" + of + " if all that is still to come goes well.";
            case UNDECIDED ->
                "This visit will count" + of + " if it is the first that is approved of those for which its organisation applied.";
            case WILL_NOT_COUNT -> "This visit will not count" + of + ".";
            case COUNTS_NOT -> "This visit does not count" + of + ".";
        };
    }

    /** A partnership is called as the programme that it runs, this one if it does. */
    private String name(String programmeId, String partnershipId) {
        var runs = programmes.all().stream().filter(programme -> programme.partnershipId().equals(partnershipId)).toList();
        return runs.stream()
                .filter(programme -> programme.programmeId().value().equals(programmeId))
                .findFirst()
                .or(() -> runs.stream().findFirst())
                .map(KnownProgramme::name)
                .orElse(partnershipId);
    }

    private Indicator indicator(String kpi) {
        var indicator = indicators.get(kpi);
        if (indicator == null) {
            throw new IllegalStateException("no indicator " + kpi);
        }
        return indicator;
    }

    private static @Nullable String says(FactSheet sheet, Attribute attribute) {
        return sheet.attributes().get(attribute.word());
    }
}
