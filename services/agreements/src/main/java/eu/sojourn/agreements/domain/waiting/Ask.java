package eu.sojourn.agreements.domain.waiting;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Party;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was asked for something, and is waited for until it is done. Who is asked again is asked anew: the silence begins then.
 *
 * @param xchangeId         null where it is about a host commitment, which holds for every Xchange and programme
 * @param programmeId       null where it is about a host commitment
 * @param hostPartnershipId null where it is about the commitment of a host that no partnership has validated
 * @param since    when the party was asked
 * @param askedOn  the same as a day in UTC, by which lists are sorted
 * @param level    how often the silence was told
 * @param answered whether nobody is waited for any more
 */
public record Ask(AskedFor what, @Nullable XchangeId xchangeId, @Nullable VisitId visitId, @Nullable ProgrammeId programmeId,
        OrganisationId hostOrganisationId, @Nullable PartnershipId hostPartnershipId, @Nullable OrganisationId visitingOrganisationId,
        @Nullable PartnershipId visitingPartnershipId, Asked asked, Instant since, LocalDate askedOn, int level, boolean answered) {

    /** A party is asked to sign the annex of a visit. */
    public static Ask toSign(Visit visit, Party party, Instant since) {
        return ofVisit(AskedFor.SIGNATURE, visit, Asked.of(party), since);
    }

    /** The visitor is asked who travels and what for. */
    public static Ask toNameParticulars(Visit visit, Instant since) {
        return ofVisit(AskedFor.PARTICULARS, visit, Asked.visitorOf(visit), since);
    }

    private static Ask ofVisit(AskedFor what, Visit visit, Asked asked, Instant since) {
        return new Ask(what, visit.xchangeId(), visit.visitId(), visit.programmeId(), visit.hostOrganisationId(),
                visit.hostPartnershipId(), visit.visitingOrganisationId(), visit.visitingPartnershipId(), asked, since, day(since), 0,
                false);
    }

    /** The host is asked to confirm an agenda. */
    public static Ask toConfirm(Xchange xchange, Instant since) {
        return ofAgenda(AskedFor.AGENDA_CONFIRMATION, xchange, Asked.host(xchange.hostOrganisationId()), since);
    }

    /** The host's partnership is asked for an agenda that does what the host wishes. */
    public static Ask toPropose(Xchange xchange, Instant since) {
        return ofAgenda(AskedFor.AGENDA_PROPOSAL, xchange, Asked.hostPartnershipOf(xchange), since);
    }

    /** The host is asked to have its legal department clear its commitment. */
    public static Ask toClearCommitment(OrganisationId host, @Nullable PartnershipId partnership, Instant since) {
        return ofCommitment(AskedFor.COMMITMENT_CLEARANCE, host, partnership, since);
    }

    /** The host is asked to sign its commitment. */
    public static Ask toSignCommitment(OrganisationId host, @Nullable PartnershipId partnership, Instant since) {
        return ofCommitment(AskedFor.COMMITMENT_SIGNATURE, host, partnership, since);
    }

    private static Ask ofCommitment(AskedFor what, OrganisationId host, @Nullable PartnershipId partnership, Instant since) {
        return new Ask(what, null, null, null, host, partnership, null, null, Asked.host(host), since, day(since), 0, false);
    }

    private static Ask ofAgenda(AskedFor what, Xchange xchange, Asked asked, Instant since) {
        return new Ask(what, xchange.xchangeId(), null, xchange.programmeId(), xchange.hostOrganisationId(), xchange.hostPartnershipId(),
                null,
                null, asked, since, day(since), 0, false);
    }

    /** What this ask is known by: each is asked for the same thing once at a time. */
    public String id() {
        return String.join(".", about().value(), what.name(), asked.kind().name(), asked.id());
    }

    /** Asks the same anew, also where there was no answer yet: the silence begins then. */
    public Decision<Ask> again(Ask other) {
        return isSameAs(other) && !answered ? Decision.unchanged(this) : Decision.accepted(other);
    }

    /** Whether it is the same ask, made at the same time. */
    public boolean isSameAs(Ask other) {
        return id().equals(other.id()) && since.equals(other.since);
    }

    /** It was done, or is not wanted any more. */
    public Decision<Ask> answer() {
        return answered ? Decision.unchanged(this) : Decision.accepted(with(level, true));
    }

    /** Tells of the silence when it has reached a level that was not told yet. After a pause of the clock the highest level alone is told. */
    public Decision<Ask> escalate(Escalation escalation, AskNames names, Instant now) {
        var reached = escalation.levelAt(since, now);
        return answered || reached <= level
                ? Decision.unchanged(this)
                : overdue(new Silence(reached, level, askedOn, names)).map(event -> Decision.accepted(with(reached, false), event))
                        .orElseGet(() -> Decision.unchanged(this));
    }

    /** How many days the party has been silent. */
    public long days(Instant now) {
        return Math.max(0, Duration.between(since, now).toDays());
    }

    private Id about() {
        return visitId != null ? visitId : xchangeId != null ? xchangeId : hostOrganisationId;
    }

    /** Silence about agendas is shown and not told. */
    private Optional<DomainEvent> overdue(Silence silence) {
        return switch (what) {
            case SIGNATURE -> visitId == null || xchangeId == null || programmeId == null
                    ? Optional.empty()
                    : Optional
                            .of(new SignatureOverdue(visitId, xchangeId, programmeId, hostOrganisationId, asked, silence, partnerships()));
            case PARTICULARS -> visitId == null || xchangeId == null || visitingOrganisationId == null || visitingPartnershipId == null
                    ? Optional.empty()
                    : Optional.of(new ParticularsOverdue(visitId, xchangeId, hostOrganisationId, visitingOrganisationId,
                            visitingPartnershipId, silence));
            case COMMITMENT_CLEARANCE, COMMITMENT_SIGNATURE -> Optional
                    .of(new HostCommitmentOverdue(hostOrganisationId, what, silence, partnerships()));
            case AGENDA_CONFIRMATION, AGENDA_PROPOSAL -> Optional.empty();
        };
    }

    /** Whose coordinators look after it; one that runs both sides once. */
    private List<PartnershipId> partnerships() {
        return Stream.of(Optional.ofNullable(hostPartnershipId), Optional.ofNullable(visitingPartnershipId))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Ask with(int told, boolean isAnswered) {
        return new Ask(what, xchangeId, visitId, programmeId, hostOrganisationId, hostPartnershipId, visitingOrganisationId,
                visitingPartnershipId, asked, since, askedOn, told, isAnswered);
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
