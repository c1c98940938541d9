package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.link.Claim;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param name name and function of who signs */
record LinkedSignaturesRequest(@NotNull String name,
        @NotNull @Size(min = 1, max = SigningLink.MOST_ANNEXES) List<@NotNull @Valid ItemRequest> signatures) {

    /** @param textSha256 hash of the text that the holder was shown */
    record ItemRequest(@NotNull String visitId, @NotNull String textSha256) {}

    List<Claim.Item> items() {
        return Fields.each("signatures", signatures, item -> new Claim.Item(new VisitId(item.visitId()), new Sha256(item.textSha256())));
    }
}
