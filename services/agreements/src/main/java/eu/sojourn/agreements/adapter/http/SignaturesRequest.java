package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.SigningAnnexes.Item;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;

/** Signatures over several annexes, each over the text that was shown. */
record SignaturesRequest(@NotNull @Size(min = 1, max = 200) List<@NotNull @Valid ItemRequest> signatures) {

    /** A signature over the annex of one visit. */
    record ItemRequest(@NotNull String visitId, @NotNull String textSha256) {}

    List<Item> items() {
        var visits = new HashSet<VisitId>();
        return Fields.each("signatures", signatures, item -> {
            var visitId = new VisitId(item.visitId());
            if (!visits.add(visitId)) {
                throw new InvalidValue("visitId", "must be named once");
            }
            return new Item(visitId, new Sha256(item.textSha256()));
        });
    }
}
