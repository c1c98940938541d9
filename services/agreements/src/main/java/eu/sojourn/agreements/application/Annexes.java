package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All annexes, one for each visit; a change and its events are one write. */
public interface Annexes {

    Optional<Stored<Annex>> find(VisitId visitId);

    Stored<Annex> get(VisitId visitId);

    /** Those that the caller may see, in the order of their visits' ids; one more than {@code limit} where there are more. */
    List<Stored<Annex>> visibleTo(Caller caller, @Nullable XchangeId xchangeId, @Nullable VisitId visitId, @Nullable String after,
            int limit);

    /** Those that wait for a signature of the caller; ordered and limited as the other. */
    List<Stored<Annex>> awaiting(Caller caller, @Nullable XchangeId xchangeId, @Nullable VisitId visitId, @Nullable String after,
            int limit);

    /** Whether the caller's organisation visits, or the caller's partnership sends a visitor to, this Xchange. */
    boolean takesPart(Caller caller, XchangeId xchangeId);

    /** Whether the caller's organisation visits, or the caller's partnership sends a visitor to, this host. */
    boolean visits(Caller caller, OrganisationId host);

    /** How many visits to an Xchange have an annex that is not void. */
    int participants(XchangeId xchangeId);

    /** Xchanges that these organisations visit, those of the visits that end last first. */
    List<XchangeId> xchangesVisitedBy(Set<OrganisationId> visitors, int limit);

    /** Visits of an Xchange whose annexes still follow their sources: they are not void, and their visits not over. */
    List<VisitId> ofXchange(XchangeId xchangeId);

    /** Visits to a host whose annexes still follow their sources. */
    List<VisitId> ofHost(OrganisationId host);

    /** Annexes of visits to a host that last longer than that day, and did not end before they started. */
    List<Annex> atHostAfter(OrganisationId host, LocalDate day);

    /** Visits to or by an organisation whose annexes still follow their sources. */
    List<VisitId> naming(OrganisationId organisationId);

    /** Visits of a programme, or from or to a partnership, whose annexes still follow their sources. */
    List<VisitId> naming(ProgrammeId programmeId, @Nullable PartnershipId partnershipId);

    Stored<Annex> update(VisitId visitId, @Nullable Long expectedVersion, Function<Annex, Decision<Annex>> change);

    Optional<Stored<Annex>> apply(Received<?> event, VisitId visitId, Function<@Nullable Annex, Decision<Annex>> change);
}
