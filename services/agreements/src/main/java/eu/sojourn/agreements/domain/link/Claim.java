package eu.sojourn.agreements.domain.link;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.service.domain.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a link wants signed, written down before the first signature: so that a link signs once, and signs all of it, whatever
 * breaks in between.
 *
 * @param name name and function, as the holder typed them
 */
public record Claim(String name, Instant at, List<Item> items) {
    public static final int LONGEST_NAME = 120;

    public Claim {
        name = PlainText.line("name", name, LONGEST_NAME);
        items = List.copyOf(items);
    }

    /**
     * @param visitId whose annex it is; null for the commitment of the link's host
     * @param outcome null until it was tried
     */
    public record Item(@Nullable VisitId visitId, Sha256 textSha256, @Nullable Outcome outcome) {
        public Item(@Nullable VisitId visitId, Sha256 textSha256) {
            this(visitId, textSha256, null);
        }
    }

    /** As it is after everything was tried; the outcomes are in the order of the items. */
    Claim tried(List<Outcome> outcomes) {
        return new Claim(name, at, IntStream.range(0, items.size())
                .mapToObj(i -> new Item(items.get(i).visitId(), items.get(i).textSha256(), outcomes.get(i)))
                .toList());
    }

    /** What came of signing one agreement. */
    public enum Outcome {
        /** It bears the signature of this link. */
        SIGNED,
        /** Its party had signed the same text already. */
        SIGNED_BEFORE,
        /** It changed, or was withdrawn, after the claim. */
        REFUSED
    }
}
