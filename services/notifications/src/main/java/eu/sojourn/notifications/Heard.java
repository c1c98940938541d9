package eu.sojourn.notifications;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Our readings of other services' events: of each, what a mail needs. */
final class Heard {

    private Heard() {
    }

    record XchangeOpened(String xchangeId, String title) {
    }

    record VisitSubmitted(String visitId, String xchangeId, String visitingPartnershipId, LocalDate firstDay, LocalDate lastDay) {
    }

    record VisitApproved(String visitId, String xchangeId, String hostOrganisationId) {
    }

    record VisitAccepted(String visitId, String xchangeId, String visitingOrganisationId, LocalDate firstDay, LocalDate lastDay) {
    }

    /** Declined by the partnership, or refused by the host. */
    record VisitTurnedDown(String visitId, String xchangeId, String visitingOrganisationId) {
    }

    record ClosingReportFiled(String visitId, String xchangeId, String visitingPartnershipId, LocalDate filedOn) {
    }

    record LumpSumPaid(String visitId, String xchangeId, String visitingOrganisationId, Amount lumpSum, LocalDate paidOn) {
    }

    record Amount(BigDecimal amount, String currency) {
    }

    record AnnexDrafted(String visitId, String xchangeId, List<Party> parties) {
    }

    /** A partnership signs as HOP or VOP, an organisation as HO or VO; one that is both does both with one signature. */
    record Party(String organisationId, Set<String> roles) {

        RecipientGroup group() {
            boolean organisation = roles.contains("HO") || roles.contains("VO");
            boolean partnership = roles.contains("HOP") || roles.contains("VOP");
            return new RecipientGroup(organisation || !partnership ? organisationId : null, partnership ? organisationId : null);
        }
    }

    record InvitationSent(String invitationId, String xchangeId, String organisationId) {
    }
}
