package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.domain.organisation.Establishment;
import eu.sojourn.registration.domain.organisation.Label;
import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.organisation.Membership;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.organisation.Size;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an organisation says of itself, as it is sent. Only name, country and type are needed; what is left out is unsaid. */
record ProfileBody(@NotNull String name, @Nullable String legalName, @Nullable List<@NotNull String> aliases, @NotNull String country,
        @Nullable String city, @Nullable Double latitude, @Nullable Double longitude,
        @Nullable List<@NotNull @Valid EstablishmentBody> establishments, @NotNull OrganisationType type,
        @Nullable Set<@NotNull String> sectors, @Nullable Set<@NotNull Purpose> purposes, @Nullable Boolean willingToHost,
        @Nullable @Valid SizeBody size, @Nullable List<@NotNull @Valid MembershipBody> memberships,
        @Nullable List<@NotNull @Valid LabelBody> labels, @Nullable String website, @Nullable String description) {

    record EstablishmentBody(@NotNull String name, @NotNull String country, @Nullable String city, @Nullable Double latitude,
            @Nullable Double longitude) {
        Establishment establishment() {
            return new Establishment(name, new Country(country), city, location(latitude, longitude));
        }

        static EstablishmentBody of(Establishment e) {
            var place = e.location();
            return new EstablishmentBody(e.name(), e.country().value(), e.city(), place == null ? null : place.latitude(),
                    place == null ? null : place.longitude());
        }
    }

    record SizeBody(@NotNull Integer staff, @NotNull BigDecimal turnoverEur, @NotNull BigDecimal balanceSheetEur,
            @NotNull Integer year) {
        Size size() {
            return new Size(staff, turnoverEur, balanceSheetEur, year);
        }

        static SizeBody of(Size size) {
            return new SizeBody(size.staff(), size.turnoverEur(), size.balanceSheetEur(), size.year());
        }
    }

    record MembershipBody(@NotNull String cluster, @NotNull LocalDate since, @Nullable LocalDate until) {
        Membership membership() {
            if (!Id.FORM.matcher(cluster).matches()) {
                throw new InvalidValue("cluster", "names no registered organisation");
            }
            return new Membership(new OrganisationId(cluster), since, until);
        }

        static MembershipBody of(Membership membership) {
            return new MembershipBody(membership.cluster().value(), membership.since(), membership.until());
        }
    }

    record LabelBody(Label.@NotNull Level level, @NotNull LocalDate since, @NotNull LocalDate validUntil) {
        Label label() {
            return new Label(level, since, validUntil);
        }

        static LabelBody of(Label label) {
            return new LabelBody(label.level(), label.since(), label.validUntil());
        }
    }

    /** @throws InvalidValue naming the field as it was sent, such as {@code labels[0].validUntil} */
    Profile profile() {
        return new Profile(name, legalName, aliases == null ? List.of() : aliases, new Country(country), city,
                location(latitude, longitude), each("establishments", establishments, EstablishmentBody::establishment), type,
                sectors == null ? Set.of() : sectors, purposes == null ? Set.of() : purposes, Boolean.TRUE.equals(willingToHost),
                size == null ? null : Fields.within("size", size::size), each("memberships", memberships, MembershipBody::membership),
                each("labels", labels, LabelBody::label), website, description);
    }

    /** @param withSize whether to show the figures of its accounts */
    static ProfileBody of(Profile p, boolean withSize) {
        var place = p.location();
        return new ProfileBody(p.name(), p.legalName(), p.aliases(), p.country().value(), p.city(),
                place == null ? null : place.latitude(), place == null ? null : place.longitude(),
                p.establishments().stream().map(EstablishmentBody::of).toList(), p.type(), p.sectors(), p.purposes(), p.willingToHost(),
                p.size() == null || !withSize ? null : SizeBody.of(p.size()), p.memberships().stream().map(MembershipBody::of).toList(),
                p.labels().stream().map(LabelBody::of).toList(), p.website(), p.description());
    }

    private static @Nullable Location location(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null && longitude == null) {
            return null;
        }
        if (latitude == null || longitude == null) {
            throw new InvalidValue(latitude == null ? "latitude" : "longitude", "is needed where the other coordinate is given");
        }
        return new Location(latitude, longitude);
    }

    private static <B, T> List<T> each(String field, @Nullable List<B> bodies, Function<B, T> value) {
        if (bodies == null) {
            return List.of();
        }
        if (bodies.size() > Profile.MOST_FACTS) {
            throw new InvalidValue(field, "must be at most " + Profile.MOST_FACTS);
        }
        return Fields.each(field, bodies, value);
    }
}
