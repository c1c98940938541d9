package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Programme;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was heard of programmes. */
public interface Programmes {

    Optional<Programme> find(ProgrammeId programmeId);

    void apply(Received<?> event, ProgrammeId programmeId, Function<@Nullable Programme, Decision<Programme>> change);
}
