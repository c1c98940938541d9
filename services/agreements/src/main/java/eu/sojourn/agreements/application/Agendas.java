package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All agendas, one for each Xchange that was opened; a change and its events are one write. */
public interface Agendas {

    Optional<Stored<Agenda>> find(XchangeId xchangeId);

    Stored<Agenda> get(XchangeId xchangeId);

    /** Those that the caller prepares as host or coordinator, one more than {@code limit} where there are more. */
    List<Stored<Agenda>> preparedBy(Caller caller, @Nullable OrganisationId host, @Nullable String after, int limit);

    /** Agendas of Xchanges that these organisations host, those that end last first. */
    List<Stored<Agenda>> hostedBy(Set<OrganisationId> hosts, int limit);

    /** Xchanges at a host that last longer than that day. */
    List<Xchange> atHostAfter(OrganisationId host, LocalDate day);

    /** Whether the caller coordinates an Xchange at this host. */
    boolean coordinatesXchangeAt(Caller caller, OrganisationId host);

    /** @param expectedVersion the version that the caller saw; null if it does not matter */
    Stored<Agenda> update(XchangeId xchangeId, @Nullable Long expectedVersion, Function<Agenda, Decision<Agenda>> change);

    Optional<Stored<Agenda>> apply(Received<?> event, XchangeId xchangeId, Function<@Nullable Agenda, Decision<Agenda>> change);
}
