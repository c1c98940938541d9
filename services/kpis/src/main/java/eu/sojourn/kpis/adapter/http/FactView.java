package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.fact.CountedVisits.Other;
import eu.sojourn.kpis.application.fact.ListingFacts.Listed;
import eu.sojourn.kpis.application.fact.ListingFacts.Said;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Share;

/**
 * A fact behind the numbers, and what each indicator says of it and why.
 *
 * @param others where a reason says that another visit of its organisation counts, that one
 */
record FactView(String factId, String kind, @Nullable String visitId, @Nullable String xchangeId, @Nullable String programmeId,
        @Nullable String visitingOrganisationId, @Nullable String visitingPartnershipId, @Nullable String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String firstDay, @Nullable String lastDay, List<MilestoneView> milestones,
        List<VerdictView> verdicts, List<Other> others, Instant asOf) {

    /** What happened, when, and who did it where several can. */
    record MilestoneView(String milestone, LocalDate on, @Nullable String by) {}

    /**
     * What an indicator says.
     *
     * @param value what the fact gives to the number that was asked for: a sum, how many different elements, or a median
     * @param gives of what that is made
     */
    record VerdictView(String kpi, Outcome outcome, BigDecimal value, List<GivenView> gives, String reason, String message) {}

    /**
     * What a fact gives on a day.
     *
     * @param amount a decimal number as text, so that no reader rounds it
     * @param element what is counted once, where the indicator counts different ones
     * @param dimensions beside those of the fact
     */
    record GivenView(LocalDate on, String amount, @Nullable String element, Map<String, String> dimensions) {

        private static GivenView of(Share share) {
            return new GivenView(share.on(), share.amount().toPlainString(), share.element(), Dimension.written(share.dimensions()));
        }
    }

    static FactView of(Listed listed) {
        var sheet = listed.sheet();
        return new FactView(sheet.fact().toString(), sheet.fact().kind().word(),
                sheet.fact().kind() == FactKind.VISIT ? sheet.fact().subject() : null,
                says(sheet, Attribute.XCHANGE), says(sheet, Attribute.PROGRAMME), says(sheet, Attribute.VISITING_ORGANISATION),
                says(sheet, Attribute.VISITING_PARTNERSHIP), says(sheet, Attribute.HOST_ORGANISATION),
                says(sheet, Attribute.HOST_PARTNERSHIP),
                says(sheet, Attribute.FIRST_DAY), says(sheet, Attribute.LAST_DAY),
                sheet.happened().stream().map(one -> new MilestoneView(one.milestone().word(), one.on(), one.by())).toList(),
                listed.said().stream().map(FactView::verdict).toList(), listed.others(), sheet.at());
    }

    private static VerdictView verdict(Said said) {
        var verdict = said.ruling().verdict();
        return new VerdictView(said.ruling().kpi(), verdict.outcome(), said.value(), said.gives().stream().map(GivenView::of).toList(),
                verdict.why().code(), verdict.why().message());
    }

    private static @Nullable String says(FactSheet sheet, Attribute attribute) {
        return sheet.attributes().get(attribute.word());
    }
}
