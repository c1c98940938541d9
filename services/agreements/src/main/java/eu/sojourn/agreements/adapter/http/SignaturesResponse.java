package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.SigningAnnexes.Outcome;
import eu.sojourn.agreements.domain.annex.AnnexState;
import eu.sojourn.service.domain.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each signature, in the order of the request. */
record SignaturesResponse(List<ItemResponse> items) {

    /** Whether an annex was signed. */
    enum Result {
        SIGNED, REFUSED
    }

    /**
     * What became of one.
     *
     * @param state   of the annex after it; null where it was refused
     * @param reasons why it was refused
     */
    record ItemResponse(String visitId, Result result, @Nullable AnnexState state, List<Reason> reasons) {
        static ItemResponse of(Outcome outcome) {
            var signed = outcome.signed();
            return signed == null
                    ? new ItemResponse(outcome.visitId().value(), Result.REFUSED, null, outcome.reasons())
                    : new ItemResponse(outcome.visitId().value(), Result.SIGNED, signed.state().state(), List.of());
        }
    }

    static SignaturesResponse of(List<Outcome> outcomes) {
        return new SignaturesResponse(outcomes.stream().map(ItemResponse::of).toList());
    }
}
