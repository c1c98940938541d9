package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.SignedCommitment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the text of an annex is composed from, beside the visit, as it stands now. What is not known is null.
 *
 * @param agenda     of the visit's Xchange
 * @param commitment of the visit's host
 */
public record Sources(@Nullable Agenda agenda, @Nullable HostCommitment commitment, @Nullable Organisation host,
        @Nullable Organisation visitor, Names names) {

    /** What an annex of the visit can rely on of the host commitment. */
    record Relying(@Nullable Integer onVersion, boolean wasInForce) {
        static final Relying ON_NOTHING = new Relying(null, false);
    }

    /** Composes the annex of a visit, or says all that is missing. */
    Composing compose(Visit visit, Particulars particulars, Relying relying) {
        var period = visit.period();
        var version = agenda == null ? null : agenda.serving().orElse(null);
        var signed = period == null ? null : signed(period, relying).orElse(null);
        if (period != null && agenda != null && version != null && host != null && visitor != null && signed != null) {
            var text = AnnexText.of(visit, particulars, period, agenda.xchange(), host, visitor, signed, version, names);
            return new Composing.Complete(new Composition(1, text, signed.version(), version.version()));
        }
        return new Composing.Incomplete(missing(visit, relying));
    }

    /**
     * The version that the visit takes place under. Where it was in force under one, the end of that by notice leaves it alone, as long as the
     * visit lies within the period that the version was signed for.
     */
    private Optional<SignedCommitment> signed(Period period, Relying relying) {
        if (commitment == null) {
            return Optional.empty();
        }
        return commitment.signedCovering(period.lastDay(), relying.onVersion())
                .or(() -> commitment.signed()
                        .stream()
                        .filter(each -> relying.wasInForce() && relying.onVersion() != null && each.version() == relying.onVersion())
                        .filter(each -> !period.lastDay().isAfter(each.validUntil()))
                        .findFirst());
    }

    private List<Missing> missing(Visit visit, Relying relying) {
        var period = visit.period();
        List<Missing> missing = new ArrayList<>();
        add(missing, period == null, Missing.VISIT_DATES);
        add(missing, agenda == null, Missing.XCHANGE);
        add(missing, host == null, Missing.HOST_ORGANISATION);
        add(missing, visitor == null, Missing.VISITING_ORGANISATION);
        add(missing, agenda == null || agenda.serving().isEmpty(), Missing.AGENDA);
        add(missing, commitment == null || commitment.inForce() == null || period != null && signed(period, relying).isEmpty(),
                Missing.HOST_COMMITMENT);
        return List.copyOf(missing);
    }

    private static void add(List<Missing> missing, boolean isMissing, Missing what) {
        if (isMissing) {
            missing.add(what);
        }
    }
}
