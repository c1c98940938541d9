package eu.sojourn.questionnaires.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.service.domain.Decision;

/** All declarations. What one has to tell is kept with it in the same write, and published from there. */
public interface Declarations {

    Optional<Stored<Declaration>> find(DeclarationId declarationId);

    /** Changes a declaration because of an event; the change gets null where there is none yet. */
    void apply(Received<?> because, DeclarationId declarationId, Function<@Nullable Declaration, Decision<Declaration>> change);

    /**
     * Changes a declaration, or makes it: then the change gets null.
     *
     * @param expectedVersion the version that the caller saw, 0 for none; null if it does not matter
     * @throws eu.sojourn.service.problem.StaleVersion if it is of another version than expected
     */
    Stored<Declaration> change(DeclarationId declarationId, @Nullable Long expectedVersion,
            Function<@Nullable Declaration, Decision<Declaration>> change);

    /** Changes one that is there. Throws {@link eu.sojourn.service.problem.NotFound} if it is not. */
    Stored<Declaration> update(DeclarationId declarationId, Function<Declaration, Decision<Declaration>> change);

    /** Those whose next follow-up is due. */
    List<DeclarationId> due(LocalDate today);

    /** Those of any of the organisations or programmes whose follow-up is waited for, by id; one more than {@code limit} where there are more. */
    List<Stored<Declaration>> waiting(Set<String> organisations, Set<String> programmes, @Nullable String after, int limit);
}
