package eu.sojourn.portal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One visiting organisation's participation in an Xchange, and what the caller may do with it now. */
public record Visit(String visitId, String xchangeId, @Nullable String xchangeTitle, String programmeId,
        String visitingOrganisationId, @Nullable String visitingPartnershipId, String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String visitingCountry, @Nullable String hostCountry,
        LocalDate firstDay, LocalDate lastDay, @Nullable String purpose, String state, @Nullable Boolean acceptedByHost,
        @Nullable Integer ruleSetVersion, @Nullable Boolean counting, @Nullable Money lumpSum,
        @Nullable ClosingReport closingReport, @Nullable Payment payment, List<Reason> reasons, Set<String> allowed,
        @Nullable String establishment, @Nullable Boolean withDisability, @Nullable Boolean waitlist, @Nullable LocalDate expiresOn,
        @Nullable Instant waitlistedAt, List<Reason> concerns, @Nullable Discontinuation discontinuation, List<Evidence> evidence) {

    public Visit {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
        concerns = concerns == null ? List.of() : List.copyOf(concerns);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    public static List<Visit> latestFirst(List<Visit> visits) {
        return visits.stream()
                .sorted(Comparator.comparing(Visit::firstDay).reversed().thenComparing(Visit::visitingOrganisationId))
                .toList();
    }

    /** Who waits longest for a place comes first, everybody else after that, latest first. */
    public static List<Visit> waitingFirst(List<Visit> visits) {
        var waiting = visits.stream()
                .filter(visit -> visit.state().equals("WAITLISTED") && visit.waitlistedAt() != null)
                .sorted(Comparator.comparing(Visit::waitlistedAt).thenComparing(Visit::visitId));
        var others = latestFirst(visits).stream().filter(visit -> !visit.state().equals("WAITLISTED") || visit.waitlistedAt() == null);
        return Stream.concat(waiting, others).toList();
    }

    public String title() {
        return xchangeTitle == null ? xchangeId : xchangeTitle;
    }

    /** @param command as registration names it, e.g. {@code FILE_CLOSING_REPORT} */
    public boolean may(String command) {
        return allowed.contains(command);
    }

    public boolean accepted() {
        return Boolean.TRUE.equals(acceptedByHost);
    }

    public boolean paymentDue() {
        return payment != null && "DUE".equals(payment.state());
    }

    /** Filed by the visiting organisation, validated by its partnership. */
    public record ClosingReport(@Nullable String summary, @Nullable LocalDate filedOn, @Nullable LocalDate validatedOn,
            @Nullable LocalDate returnedOn, List<String> reasons) {
        public ClosingReport {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
        }
    }

    /** How it ended early. */
    public record Discontinuation(LocalDate lastDayStayed, @Nullable String reason, boolean forceMajeure) {}

    /** What would become of it if it ended early. */
    public record Early(Money lumpSum, boolean counting) {}

    /** A file that proves something of it. */
    public record Evidence(String fileId, String name, String mediaType, long size, LocalDate addedOn) {}

    /** The clock of the lump sum. */
    public record Payment(String state, @Nullable LocalDate dueBy, @Nullable LocalDate paidOn, @Nullable Money amount,
            @Nullable Boolean overdue) {}

    /** A payment that is due, in the list of a programme. */
    public record Due(String visitId, String visitingOrganisationId, String hostOrganisationId, Money amount, LocalDate validatedOn,
            LocalDate dueBy, int daysLeft, boolean overdue) {}
}
