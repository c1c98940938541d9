package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organisation's profile and how far its validation is. */
public record Organisation(String organisationId, String name, @Nullable String legalName, List<String> aliases, @Nullable String country,
        @Nullable String city, @Nullable Double latitude, @Nullable Double longitude, List<Establishment> establishments,
        @Nullable String type, List<String> sectors, List<String> purposes, @Nullable Boolean willingToHost, @Nullable Size size,
        @Nullable SmeClass smeClass, List<Membership> memberships, List<Label> labels, @Nullable String website,
        @Nullable String description, String state, @Nullable String partnershipId, List<Reason> reasons, List<Judgement> judgements,
        List<String> absorbed) {
    public Organisation {
        aliases = copy(aliases);
        establishments = copy(establishments);
        sectors = copy(sectors);
        purposes = copy(purposes);
        memberships = copy(memberships);
        labels = copy(labels);
        reasons = copy(reasons);
        judgements = copy(judgements);
        absorbed = copy(absorbed);
    }

    public record Establishment(String name, String country, @Nullable String city, @Nullable Double latitude,
            @Nullable Double longitude) {}

    public record Size(int staff, BigDecimal turnoverEur, BigDecimal balanceSheetEur, int year) {}

    /** @param because absent for those who do not see the accounts */
    public record SmeClass(String smeClass, boolean sme, @Nullable String because) {}

    public record Membership(String cluster, LocalDate since, @Nullable LocalDate until) {}

    public record Label(String level, LocalDate since, LocalDate validUntil) {}

    public record Judgement(String outcome, String partnershipId, LocalDate date, List<String> reasons) {
        public Judgement {
            reasons = copy(reasons);
        }
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
