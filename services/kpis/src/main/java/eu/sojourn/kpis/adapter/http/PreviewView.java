package eu.sojourn.kpis.adapter.http;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.fact.CountedVisits.Other;
import eu.sojourn.kpis.application.fact.PreviewingVisits.Counts;
import eu.sojourn.kpis.application.fact.PreviewingVisits.Preview;
import eu.sojourn.kpis.application.fact.PreviewingVisits.Prospect;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Outlook.Step;
import eu.sojourn.kpis.domain.indicator.Why;

/**
 * Whether a visit will count, before it is over.
 *
 * @param visitId null where nobody has applied for it
 * @param partnershipId for which it counts
 * @param others visits of the organisation that count in its place, or where it is undecided could
 * @param missing what is still to come, and is assumed to go well
 * @param indicators what those that can be foreseen say now and then, those of counted visits among them
 */
record PreviewView(String programmeId, @Nullable String visitId, String visitingOrganisationId, @Nullable String partnershipId,
        Counts counts, String message, List<Why> reasons, List<Other> others, List<MissingView> missing, List<ProspectView> indicators,
        @Nullable Instant asOf) {

    /** @param milestone that has not been reached */
    record MissingView(String milestone, String message) {

        private static MissingView of(Step step) {
            return new MissingView(step.milestone().word(), step.words());
        }
    }

    /** @param now null where nobody has applied for the visit */
    record ProspectView(String kpi, String name, @Nullable Outcome now, Outcome then, String reason, String message) {

        private static ProspectView of(Prospect prospect) {
            var now = prospect.now();
            var why = prospect.then().why();
            return new ProspectView(prospect.indicator().kpi(), prospect.indicator().name(), now == null ? null : now.outcome(),
                    prospect.then().outcome(), why.code(), why.message());
        }
    }

    static PreviewView of(String programmeId, @Nullable String visitId, Preview preview) {
        return new PreviewView(programmeId, visitId, preview.visitingOrganisationId(), preview.partnershipId(), preview.counts(),
                preview.message(), List.of(preview.why()), preview.others(), preview.missing().stream().map(MissingView::of).toList(),
                preview.prospects().stream().map(ProspectView::of).toList(), preview.asOf());
    }
}
