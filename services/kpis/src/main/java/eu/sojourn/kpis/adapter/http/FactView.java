package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Share;

/** A visit or an Xchange behind the numbers, and what each indicator says of it and why. */
record FactView(String factId, String kind, @Nullable String visitId, @Nullable String xchangeId, @Nullable String programmeId,
        @Nullable String visitingOrganisationId, @Nullable String visitingPartnershipId, @Nullable String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String firstDay, @Nullable String lastDay, List<MilestoneView> milestones,
        List<VerdictView> verdicts, Instant asOf) {

    /** What happened, when, and who did it where several can. */
    record MilestoneView(String milestone, LocalDate on, @Nullable String by) {}

    /** What an indicator says; {@code value} is what the fact gives to it. */
    record VerdictView(String kpi, Outcome outcome, BigDecimal value, String reason, String message) {}

    static FactView of(FactSheet sheet, @Nullable String kpi) {
        return new FactView(sheet.fact().toString(), sheet.fact().kind().word(),
                sheet.fact().kind() == FactKind.VISIT ? sheet.fact().subject() : null,
                says(sheet, Attribute.XCHANGE), says(sheet, Attribute.PROGRAMME), says(sheet, Attribute.VISITING_ORGANISATION),
                says(sheet, Attribute.VISITING_PARTNERSHIP), says(sheet, Attribute.HOST_ORGANISATION),
                says(sheet, Attribute.HOST_PARTNERSHIP),
                says(sheet, Attribute.FIRST_DAY), says(sheet, Attribute.LAST_DAY),
                sheet.happened().stream().map(one -> new MilestoneView(one.milestone().word(), one.on(), one.by())).toList(),
                sheet.rulings().stream().filter(ruling -> kpi == null || ruling.kpi().equals(kpi)).map(FactView::verdict).toList(),
                sheet.at());
    }

    private static VerdictView verdict(Ruling ruling) {
        var verdict = ruling.verdict();
        return new VerdictView(ruling.kpi(), verdict.outcome(),
                verdict.shares().stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                verdict.why().code(), verdict.why().message());
    }

    private static @Nullable String says(FactSheet sheet, Attribute attribute) {
        return sheet.attributes().get(attribute.word());
    }
}
