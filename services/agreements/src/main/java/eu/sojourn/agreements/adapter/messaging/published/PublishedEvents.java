package eu.sojourn.agreements.adapter.messaging.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.sojourn.agreements.domain.agenda.AgendaChangesRequested;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.agenda.AgendaConfirmed;
import eu.sojourn.agreements.domain.agenda.AgendaProposed;
import eu.sojourn.agreements.domain.agenda.SessionId;
import eu.sojourn.agreements.domain.annex.AnnexDeclined;
import eu.sojourn.agreements.domain.annex.AnnexDrafted;
import eu.sojourn.agreements.domain.annex.AnnexInForce;
import eu.sojourn.agreements.domain.annex.AnnexReopened;
import eu.sojourn.agreements.domain.annex.AnnexSigned;
import eu.sojourn.agreements.domain.annex.AnnexUncovered;
import eu.sojourn.agreements.domain.annex.Party;
import eu.sojourn.agreements.domain.annex.Role;
import eu.sojourn.agreements.domain.annex.SignaturesAwaited;
import eu.sojourn.agreements.domain.commitment.Concerned;
import eu.sojourn.agreements.domain.commitment.HostCommitmentCleared;
import eu.sojourn.agreements.domain.commitment.HostCommitmentDrafted;
import eu.sojourn.agreements.domain.commitment.HostCommitmentExpired;
import eu.sojourn.agreements.domain.commitment.HostCommitmentHandedToLegal;
import eu.sojourn.agreements.domain.commitment.HostCommitmentSigned;
import eu.sojourn.agreements.domain.commitment.HostCommitmentTerminated;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.agreements.domain.waiting.HostCommitmentOverdue;
import eu.sojourn.agreements.domain.waiting.ParticularsOverdue;
import eu.sojourn.agreements.domain.waiting.SignatureOverdue;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what happened inside into what is said on the wire. */
@Component
final class PublishedEvents implements Function<DomainEvent, OutgoingEvent> {
    private static final String HOSTS = "agreements.hosts";
    private static final String XCHANGES = "agreements.xchanges";

    /** {@code agreements.host-commitment-drafted.v1}, {@code -handed-to-legal.v1} and {@code -cleared.v1} */
    record HostCommitmentVersionV1(String hostOrganisationId, int commitmentVersion) {}

    /** {@code agreements.host-commitment-overdue.v1} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HostCommitmentOverdueV1(String hostOrganisationId, @Nullable String hostOrganisationName, AskedFor askedFor, int level,
            int levelBefore, LocalDate askedOn,
            List<String> partnershipIds) {}

    /** {@code agreements.host-commitment-signed.v1} */
    record HostCommitmentSignedV1(String hostOrganisationId, int commitmentVersion, String textSha256, LocalDate signedOn) {}

    /** {@code agreements.host-commitment-expired.v1} and {@code agreements.host-commitment-terminated.v1} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HostCommitmentEndedV1(String hostOrganisationId, @Nullable String hostOrganisationName, int commitmentVersion,
            LocalDate lastDay, List<String> partnershipIds) {
        static HostCommitmentEndedV1 of(OrganisationId host, int version, LocalDate lastDay, Concerned concerned) {
            return new HostCommitmentEndedV1(host.value(), concerned.hostName(), version, lastDay,
                    concerned.partnerships().stream().map(PartnershipId::value).toList());
        }
    }

    /** {@code agreements.agenda-proposed.v1} and {@code agreements.agenda-confirmed.v1} */
    record AgendaVersionV1(String xchangeId, String hostOrganisationId, int agendaVersion) {}

    /** {@code agreements.agenda-changes-requested.v1}: which sessions, not what is wished of them. */
    record AgendaChangesRequestedV1(String xchangeId, String programmeId, String hostOrganisationId, String hostPartnershipId,
            int agendaVersion, List<String> sessionIds) {}

    /** {@code agreements.annex-drafted.v1} */
    record AnnexDraftedV1(String visitId, String xchangeId, String textSha256, List<PartyV1> parties) {}

    /** A party of an annex; the id is that of a partnership where the roles are HOP or VOP. */
    record PartyV1(String organisationId, List<Role> roles) {
        static PartyV1 of(Party party) {
            return new PartyV1(party.id(), party.roles());
        }
    }

    /** {@code agreements.annex-signed.v1} */
    record AnnexSignedV1(String visitId, String xchangeId, String organisationId, List<Role> roles, String textSha256,
            LocalDate askedOn) {}

    /** {@code agreements.signatures-awaited.v1} */
    record SignaturesAwaitedV1(String visitId, String xchangeId, List<AwaitedV1> awaited) {}

    /** A party that was asked to sign and has said nothing. */
    record AwaitedV1(String organisationId, List<Role> roles, LocalDate askedOn) {
        static AwaitedV1 of(SignaturesAwaited.Awaited awaited) {
            return new AwaitedV1(awaited.party().id(), awaited.party().roles(), day(awaited.since()));
        }
    }

    /** {@code agreements.annex-reopened.v1} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnnexReopenedV1(String visitId, String xchangeId, @Nullable String textSha256, List<PartyV1> parties) {}

    /** {@code agreements.annex-declined.v1} */
    record AnnexDeclinedV1(String visitId, String xchangeId, String organisationId, List<Role> roles, String textSha256,
            List<PartyV1> parties) {}

    /** {@code agreements.annex-uncovered.v1} */
    record AnnexUncoveredV1(String visitId, String xchangeId, String hostOrganisationId, String visitingOrganisationId) {}

    /** {@code agreements.annex-in-force.v1} */
    record AnnexInForceV1(String visitId, String xchangeId, String textSha256) {}

    /** {@code agreements.signature-overdue.v1} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatureOverdueV1(String visitId, String xchangeId, String programmeId, String hostOrganisationId,
            @Nullable String hostOrganisationName, String organisationId, @Nullable String organisationName, List<Role> roles, int level,
            int levelBefore, LocalDate askedOn, List<String> partnershipIds) {
        static SignatureOverdueV1 of(SignatureOverdue overdue) {
            var silence = overdue.silence();
            return new SignatureOverdueV1(overdue.visitId().value(), overdue.xchangeId().value(), overdue.programmeId().value(),
                    overdue.hostOrganisationId().value(), silence.names().host(), overdue.asked().id(), silence.names().asked(),
                    overdue.asked().roles(), silence.level(), silence.levelBefore(), silence.askedOn(),
                    overdue.partnerships().stream().map(PartnershipId::value).toList());
        }
    }

    /** {@code agreements.particulars-overdue.v1} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParticularsOverdueV1(String visitId, String xchangeId, String hostOrganisationId, @Nullable String hostOrganisationName,
            String visitingOrganisationId, @Nullable String visitingOrganisationName, String visitingPartnershipId, int level,
            int levelBefore, LocalDate askedOn) {}

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        return switch (event) {
            case HostCommitmentDrafted(var host, var version) -> commitment("drafted", host, version);
            case HostCommitmentHandedToLegal(var host, var version) -> commitment("handed-to-legal", host, version);
            case HostCommitmentCleared(var host, var version) -> commitment("cleared", host, version);
            case HostCommitmentOverdue(var host, var what, var silence, var partnerships) -> new OutgoingEvent(HOSTS,
                    "agreements.host-commitment-overdue.v1", host.value(),
                    new HostCommitmentOverdueV1(host.value(), silence.names().host(), what,
                            silence.level(), silence.levelBefore(), silence.askedOn(),
                            partnerships.stream().map(PartnershipId::value).toList()));
            case HostCommitmentSigned(var host, var version, var sha256, var signedOn) -> new OutgoingEvent(HOSTS,
                    "agreements.host-commitment-signed.v1", host.value(),
                    new HostCommitmentSignedV1(host.value(), version, sha256.hex(), signedOn));
            case HostCommitmentExpired(var host, var version, var lastDay, var concerned) -> new OutgoingEvent(HOSTS,
                    "agreements.host-commitment-expired.v1", host.value(),
                    HostCommitmentEndedV1.of(host, version, lastDay, concerned));
            case HostCommitmentTerminated(var host, var version, var lastDay, var concerned) -> new OutgoingEvent(HOSTS,
                    "agreements.host-commitment-terminated.v1", host.value(),
                    HostCommitmentEndedV1.of(host, version, lastDay, concerned));
            case AgendaProposed(var xchange, var host, var version) -> new OutgoingEvent(XCHANGES, "agreements.agenda-proposed.v1",
                    xchange.value(), new AgendaVersionV1(xchange.value(), host.value(), version));
            case AgendaConfirmed(var xchange, var host, var version) -> new OutgoingEvent(XCHANGES, "agreements.agenda-confirmed.v1",
                    xchange.value(), new AgendaVersionV1(xchange.value(), host.value(), version));
            case AgendaChangesRequested(var xchange, var version, var sessions) -> new OutgoingEvent(XCHANGES,
                    "agreements.agenda-changes-requested.v1", xchange.xchangeId().value(),
                    new AgendaChangesRequestedV1(xchange.xchangeId().value(), xchange.programmeId().value(),
                            xchange.hostOrganisationId().value(), xchange.hostPartnershipId().value(), version,
                            sessions.stream().map(SessionId::value).toList()));
            case AnnexDrafted(var visit, var xchange, var sha256, var parties) -> new OutgoingEvent(XCHANGES, "agreements.annex-drafted.v1",
                    xchange.value(),
                    new AnnexDraftedV1(visit.value(), xchange.value(), sha256.hex(), parties.stream().map(PartyV1::of).toList()));
            case AnnexSigned(var visit, var xchange, var party, var sha256, var askedAt) -> new OutgoingEvent(XCHANGES,
                    "agreements.annex-signed.v1", xchange.value(),
                    new AnnexSignedV1(visit.value(), xchange.value(), party.id(), party.roles(), sha256.hex(), day(askedAt)));
            case SignaturesAwaited(var visit, var xchange, var awaited) -> new OutgoingEvent(XCHANGES, "agreements.signatures-awaited.v1",
                    xchange.value(),
                    new SignaturesAwaitedV1(visit.value(), xchange.value(), awaited.stream().map(AwaitedV1::of).toList()));
            case AnnexReopened(var visit, var xchange, var sha256, var parties) -> new OutgoingEvent(XCHANGES,
                    "agreements.annex-reopened.v1", xchange.value(), new AnnexReopenedV1(visit.value(), xchange.value(),
                            sha256 == null ? null : sha256.hex(), parties.stream().map(PartyV1::of).toList()));
            case AnnexDeclined(var visit, var xchange, var party, var sha256, var parties) -> new OutgoingEvent(XCHANGES,
                    "agreements.annex-declined.v1", xchange.value(), new AnnexDeclinedV1(visit.value(), xchange.value(), party.id(),
                            party.roles(), sha256.hex(), parties.stream().map(PartyV1::of).toList()));
            case AnnexUncovered(var visit, var xchange, var host, var visitor) -> new OutgoingEvent(XCHANGES,
                    "agreements.annex-uncovered.v1", xchange.value(),
                    new AnnexUncoveredV1(visit.value(), xchange.value(), host.value(), visitor.value()));
            case AnnexInForce(var visit, var xchange, var sha256) -> new OutgoingEvent(XCHANGES, "agreements.annex-in-force.v1",
                    xchange.value(), new AnnexInForceV1(visit.value(), xchange.value(), sha256.hex()));
            case ParticularsOverdue(var visit, var xchange, var host, var visitor, var partnership, var silence) ->
                new OutgoingEvent(XCHANGES, "agreements.particulars-overdue.v1", xchange.value(), new ParticularsOverdueV1(visit.value(),
                        xchange.value(), host.value(), silence.names().host(), visitor.value(), silence.names().asked(),
                        partnership.value(),
                        silence.level(), silence.levelBefore(), silence.askedOn()));
            case SignatureOverdue overdue -> new OutgoingEvent(XCHANGES, "agreements.signature-overdue.v1",
                    overdue.xchangeId().value(), SignatureOverdueV1.of(overdue));
            default -> throw new IllegalArgumentException("nothing is said about " + event.getClass().getSimpleName());
        };
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static OutgoingEvent commitment(String what, OrganisationId host, int version) {
        return new OutgoingEvent(HOSTS, "agreements.host-commitment-" + what + ".v1", host.value(),
                new HostCommitmentVersionV1(host.value(), version));
    }
}
