package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.waiting.Ask;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.agreements.domain.waiting.Escalation;
import eu.sojourn.messaging.store.Place;
import eu.sojourn.messaging.store.Slice;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everybody who was asked for something; a change and its events are one write. */
public interface Asks {

    /**
     * Which asks to list, of those that the caller may see.
     *
     * @param askedFor   only those asked for that
     * @param askedUntil only those asked on that day or before
     */
    record Wanted(@Nullable ProgrammeId programmeId, @Nullable OrganisationId hostOrganisationId, @Nullable AskedFor askedFor,
            @Nullable LocalDate askedUntil) {}

    /** Asks without an answer that concern the caller's organisations, partnerships or programmes, the oldest first. */
    Slice<Ask> open(Caller caller, Wanted wanted, @Nullable Place after, int limit);

    /** Asks without an answer for the signatures of one annex. */
    List<Stored<Ask>> openOf(VisitId visitId);

    /** Asks without an answer about the agenda of one Xchange. */
    List<Stored<Ask>> openOf(XchangeId xchangeId);

    /** Asks without an answer about the commitment of one host. */
    List<Stored<Ask>> openOf(OrganisationId host);

    /** Ids of asks whose silence has reached a level that was not told. */
    List<String> due(Escalation escalation, Instant now);

    /** Asks, or asks again. */
    Stored<Ask> ask(Ask ask);

    Stored<Ask> update(String id, Function<Ask, Decision<Ask>> change);
}
