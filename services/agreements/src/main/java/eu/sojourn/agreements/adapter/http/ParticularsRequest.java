package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.annex.Particulars;
import org.jspecify.annotations.Nullable;

/** Who travels, in which function, and what for; what is left out is open. */
record ParticularsRequest(@Nullable String traveller, @Nullable String function, @Nullable String goals) {
    Particulars particulars() {
        return new Particulars(traveller, function, goals);
    }
}
