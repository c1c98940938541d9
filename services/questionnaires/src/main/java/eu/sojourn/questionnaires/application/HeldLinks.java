package eu.sojourn.questionnaires.application;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Gone;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.SignedReference;

/** Opens to holders of links what these were signed for. */
@Component
class HeldLinks {

    private final SignedReference links;

    HeldLinks(SignedReference links) {
        this.links = links;
    }

    /**
     * @param purpose what the link has to be signed for
     * @param find    what an id is of, which proves nothing yet
     * @param generation which links open it now; those of lower generations were taken back
     * @throws NotFound if there is no such link
     * @throws Gone if the link was taken back
     */
    <T> Stored<T> open(String purpose, @Nullable String token, Function<String, Optional<Stored<T>>> find, ToIntFunction<T> generation) {
        String held = token == null ? "" : token;
        Stored<T> stored = SignedReference.idOf(held).flatMap(find).orElseThrow(HeldLinks::unknown);
        int current = generation.applyAsInt(stored.state());
        if (links.opens(purpose, current, held)) {
            return stored;
        }
        if (IntStream.range(1, current).anyMatch(former -> links.opens(purpose, former, held))) {
            throw new Gone(Reason.of("LINK_REVOKED", "This link was taken back. Ask for another one"));
        }
        throw unknown();
    }

    private static NotFound unknown() {
        return new NotFound("link", "like that; perhaps it was not copied in full");
    }
}
