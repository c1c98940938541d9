package eu.sojourn.portal.services;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One visiting organisation's participation in an Xchange, and what the caller may do with it now. */
public record Visit(String visitId, String xchangeId, @Nullable String xchangeTitle, String programmeId,
        String visitingOrganisationId, @Nullable String visitingPartnershipId, String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String visitingCountry, @Nullable String hostCountry,
        LocalDate firstDay, LocalDate lastDay, @Nullable String purpose, String state, @Nullable Boolean acceptedByHost,
        @Nullable Integer ruleSetVersion, @Nullable Boolean counting, @Nullable Money lumpSum,
        @Nullable ClosingReport closingReport, @Nullable Payment payment, List<Reason> reasons, Set<String> allowed) {

    public Visit {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public static List<Visit> latestFirst(List<Visit> visits) {
        return visits.stream()
                .sorted(Comparator.comparing(Visit::firstDay).reversed().thenComparing(Visit::visitingOrganisationId))
                .toList();
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
    public record ClosingReport(@Nullable String summary, @Nullable LocalDate filedOn, @Nullable LocalDate validatedOn) {}

    /** The clock of the lump sum. */
    public record Payment(String state, @Nullable LocalDate dueBy, @Nullable LocalDate paidOn, @Nullable Money amount) {}
}
