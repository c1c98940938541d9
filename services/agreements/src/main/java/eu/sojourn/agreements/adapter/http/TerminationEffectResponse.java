package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.EndingHostCommitments.Effect;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.AnnexState;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What is open at a host after the day on which its commitment would end.
 *
 * @param annexes annexes that will wait for another commitment
 * @param inForce annexes that remain in force
 */
record TerminationEffectResponse(LocalDate lastDay, List<XchangeResponse> xchanges, List<AffectedResponse> annexes,
        List<AffectedResponse> inForce) {

    /** An Xchange that lasts longer. */
    record XchangeResponse(String xchangeId, String programmeId, String title, LocalDate firstDay, LocalDate lastDay) {
        static XchangeResponse of(Xchange xchange) {
            return new XchangeResponse(xchange.xchangeId().value(), xchange.programmeId().value(), xchange.title(),
                    xchange.period().firstDay(), xchange.period().lastDay());
        }
    }

    /** The annex of a visit that lasts longer. */
    record AffectedResponse(String visitId, String xchangeId, String visitingOrganisationId, AnnexState state, LocalDate firstDay,
            LocalDate lastDay) {
        static AffectedResponse of(Annex annex) {
            var visit = annex.visit();
            var period = Objects.requireNonNull(visit.period(), "the annex of a visit with dates");
            return new AffectedResponse(visit.visitId().value(), visit.xchangeId().value(), visit.visitingOrganisationId().value(),
                    annex.state(), period.firstDay(), period.lastDay());
        }
    }

    static TerminationEffectResponse of(Effect effect) {
        return new TerminationEffectResponse(effect.lastDay(), effect.xchanges().stream().map(XchangeResponse::of).toList(),
                effect.annexes().stream().map(AffectedResponse::of).toList(),
                effect.inForce().stream().map(AffectedResponse::of).toList());
    }
}
