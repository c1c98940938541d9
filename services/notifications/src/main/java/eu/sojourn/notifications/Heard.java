package eu.sojourn.notifications;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Our readings of other services' events: of each, what a mail needs. */
final class Heard {

    private Heard() {}

    record XchangeOpened(String xchangeId, String title) {}

    record XchangeChanged(String xchangeId, String title, String hostOrganisationId, LocalDate firstDay, LocalDate lastDay) {}

    record XchangeCancelled(String xchangeId, String hostOrganisationId) {}

    record VisitSubmitted(String visitId, String xchangeId, String visitingPartnershipId, LocalDate firstDay, LocalDate lastDay) {}

    record VisitApproved(String visitId, String xchangeId, String visitingOrganisationId, String hostOrganisationId) {}

    record VisitAccepted(String visitId, String xchangeId, String visitingOrganisationId, LocalDate firstDay, LocalDate lastDay) {}

    /** @param lumpSum null where the visit is not approved yet */
    record VisitRescheduled(String visitId, String xchangeId, String visitingOrganisationId, LocalDate firstDay, LocalDate lastDay,
            @Nullable Amount lumpSum, List<String> objections) {}

    record VisitDiscontinued(String visitId, String xchangeId, String visitingOrganisationId, String visitingPartnershipId,
            LocalDate lastDayStayed) {}

    record LumpSumOverdue(String visitId, String xchangeId, String visitingPartnershipId, Amount lumpSum, LocalDate dueBy) {}

    /** Waitlisted, cancelled or expired: all that its visitor has to be told of is that. */
    record VisitOfVisitor(String visitId, String xchangeId, String visitingOrganisationId) {}

    /** Declined by the partnership, or refused by the host. */
    record VisitTurnedDown(String visitId, String xchangeId, String visitingOrganisationId) {}

    record ClosingReportFiled(String visitId, String xchangeId, String visitingPartnershipId, LocalDate filedOn) {}

    record LumpSumPaid(String visitId, String xchangeId, String visitingOrganisationId, Amount lumpSum, LocalDate paidOn) {}

    record Amount(BigDecimal amount, String currency) {}

    /** Drafted, or reopened by a change; {@code parties} are those that are asked to sign. */
    record AnnexToSign(String visitId, String xchangeId, List<Party> parties) {}

    /** @param parties all of the annex, the one that declined among them */
    record AnnexDeclined(String visitId, String xchangeId, String organisationId, Set<String> roles, List<Party> parties) {

        Party declining() {
            return new Party(organisationId, roles);
        }
    }

    /**
     * A party was asked and is silent. Names are null where they were not told.
     *
     * @param level          that its silence has reached
     * @param levelBefore    that was told last, 0 where none was; null where that was not told
     * @param partnershipIds whose coordinators look after the visit
     */
    record SignatureOverdue(String visitId, String xchangeId, String hostOrganisationId, @Nullable String hostOrganisationName,
            String organisationId, @Nullable String organisationName, Set<String> roles, int level, @Nullable Integer levelBefore,
            LocalDate askedOn, List<String> partnershipIds) {

        Party silent() {
            return new Party(organisationId, roles);
        }

        String host() {
            return named(hostOrganisationName, hostOrganisationId);
        }

        String party() {
            return named(organisationName, organisationId);
        }
    }

    /**
     * A visitor has not said who travels and what for. Names are null where they were not told.
     *
     * @param level       that its silence has reached
     * @param levelBefore that was told last, 0 where none was; null where that was not told
     */
    record ParticularsOverdue(String visitId, String xchangeId, String hostOrganisationId, @Nullable String hostOrganisationName,
            String visitingOrganisationId, @Nullable String visitingOrganisationName, String visitingPartnershipId, int level,
            @Nullable Integer levelBefore, LocalDate askedOn) {

        String host() {
            return named(hostOrganisationName, hostOrganisationId);
        }

        String visitor() {
            return named(visitingOrganisationName, visitingOrganisationId);
        }
    }

    record AgendaChangesRequested(String xchangeId, String hostPartnershipId) {}

    /** A version of a host commitment is with the host's lawyers, or is cleared by them. */
    record HostCommitmentMoved(String hostOrganisationId) {}

    /**
     * A host is silent about its commitment. Its name is null where it was not told.
     *
     * @param askedFor       that it is cleared, or signed
     * @param level          that its silence has reached
     * @param levelBefore    that was told last, 0 where none was; null where that was not told
     * @param partnershipIds whose coordinators look after the host
     */
    record HostCommitmentOverdue(String hostOrganisationId, @Nullable String hostOrganisationName, String askedFor, int level,
            @Nullable Integer levelBefore, LocalDate askedOn, List<String> partnershipIds) {

        String host() {
            return named(hostOrganisationName, hostOrganisationId);
        }

        /** What is missing, as a mail says it. */
        String missing() {
            return switch (askedFor) {
                case "COMMITMENT_CLEARANCE" -> "the clearance by its legal department";
                case "COMMITMENT_SIGNATURE" -> "the signature";
                default -> "the next step";
            };
        }
    }

    private static String named(@Nullable String name, String id) {
        return name == null ? id : name;
    }

    /**
     * A host commitment has expired or was terminated.
     *
     * @param hostOrganisationName null where it was not told
     * @param lastDay        the last on which it holds
     * @param partnershipIds whose coordinators look after the host, or after what needs another commitment; null where that was not told
     */
    record HostCommitmentEnded(String hostOrganisationId, @Nullable String hostOrganisationName, LocalDate lastDay,
            @Nullable List<String> partnershipIds) {

        String host() {
            return named(hostOrganisationName, hostOrganisationId);
        }
    }

    /** The host commitment does not cover a visit any more. */
    record AnnexUncovered(String visitId, String xchangeId, String visitingOrganisationId) {}

    /** A partnership signs as HOP or VOP, an organisation as HO or VO; {@code organisationId} is the id of either. */
    record Party(String organisationId, Set<String> roles) {

        RecipientGroup group() {
            boolean partnership = roles.contains("HOP") || roles.contains("VOP");
            return partnership ? RecipientGroup.partnership(organisationId) : RecipientGroup.organisation(organisationId);
        }
    }

    /** An invitation about a visit. What is null was not told by those who sent invitations before there were links. */
    record InvitationSent(String invitationId, String xchangeId, String organisationId, @Nullable Integer linkGeneration,
            @Nullable Integer secondsEstimate) {}

    /** @param organisationId null for somebody who is invited by name alone, whom we cannot write to */
    record WaveInvitationSent(String invitationId, String waveId, @Nullable String organisationId, String questionnaireTitle,
            int linkGeneration, int secondsEstimate) {}

    /**
     * About a visit, which then has an Xchange, or of a wave.
     *
     * @param started whether something was saved already; null where that is not told
     */
    record ReminderDue(String invitationId, @Nullable String xchangeId, @Nullable String waveId, String organisationId,
            @Nullable String questionnaireTitle, int reminder, boolean manual, @Nullable Boolean started, int linkGeneration,
            @Nullable Integer secondsEstimate) {}

    record InterviewEntered(String invitationId, @Nullable String xchangeId, @Nullable String waveId, String organisationId,
            @Nullable String questionnaireTitle, LocalDate enteredOn, int linkGeneration) {}

    record DeclarationFollowUpDue(String declarationId, String xchangeId, String organisationId, int months, int linkGeneration) {}

    /**
     * The light of a target changed. Values are decimal numbers.
     *
     * @param filters  for which part of the programme the target is, empty for the whole
     * @param actual   null where there is nothing to measure
     * @param forecast null where none is made
     */
    record AlertRaised(String programmeId, String programmeName, String partnershipId, String kpiName, String unit,
            Map<String, List<String>> filters, Light light, Light former, BigDecimal target, @Nullable BigDecimal actual,
            @Nullable BigDecimal forecast, String methodWords, String rule, LocalDate to) {

        /** From the best to the worst, no light first. */
        enum Light {
            NONE, GREEN, AMBER, RED
        }

        boolean isWorse() {
            return light.compareTo(former) > 0;
        }

        /** {@code “Visits counted” (hostCountry: DE, FR)}, without brackets for the whole programme. */
        String about() {
            String quoted = "“" + kpiName + "”";
            return filters.isEmpty()
                    ? quoted
                    : filters.entrySet()
                            .stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(filter -> filter.getKey() + ": " + String.join(", ", filter.getValue()))
                            .collect(Collectors.joining("; ", quoted + " (", ")"));
        }
    }

    record DeclarationAskedByHand(String declarationId, String xchangeId, String organisationId, int linkGeneration) {}
}
