package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the text of an annex is composed from, beside the visit, as it stands now. What is not known is null.
 *
 * @param agenda     of the visit's Xchange
 * @param commitment of the visit's host
 */
public record Sources(@Nullable Agenda agenda, @Nullable HostCommitment commitment, @Nullable Organisation host,
        @Nullable Organisation visitor) {

    /** Composes the annex of a visit, or says all that is missing. */
    Composing compose(Visit visit) {
        var period = visit.period();
        var version = agenda == null ? null : agenda.serving().orElse(null);
        var signed = commitment == null ? null : commitment.inForce();
        if (period != null && agenda != null && version != null && host != null && visitor != null && signed != null
                && signed.coversUntil(period.lastDay())) {
            var text = AnnexText.of(visit, period, agenda.xchange(), host, visitor, signed, version);
            return new Composing.Complete(new Composition(text, signed.version(), version.version()));
        }
        return new Composing.Incomplete(missing(visit));
    }

    private List<Missing> missing(Visit visit) {
        var period = visit.period();
        var signed = commitment == null ? null : commitment.inForce();
        List<Missing> missing = new ArrayList<>();
        add(missing, period == null, Missing.VISIT_DATES);
        add(missing, agenda == null, Missing.XCHANGE);
        add(missing, host == null, Missing.HOST_ORGANISATION);
        add(missing, visitor == null, Missing.VISITING_ORGANISATION);
        add(missing, agenda == null || agenda.serving().isEmpty(), Missing.AGENDA);
        add(missing, signed == null || period != null && !signed.coversUntil(period.lastDay()), Missing.HOST_COMMITMENT);
        return List.copyOf(missing);
    }

    private static void add(List<Missing> missing, boolean isMissing, Missing what) {
        if (isMissing) {
            missing.add(what);
        }
    }
}
