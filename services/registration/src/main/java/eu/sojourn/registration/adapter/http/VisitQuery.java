package eu.sojourn.registration.adapter.http;

import eu.sojourn.registration.application.VisitLists;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.visit.Payment;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.service.http.Fields;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What callers ask of a list of visits: filters and the sort. */
record VisitQuery(@Nullable String programmeId, @Nullable String xchangeId, @Nullable String organisationId,
        @Nullable String visitingOrganisationId, @Nullable String hostOrganisationId, @Nullable Set<VisitState> state,
        @Nullable String visitingCountry, @Nullable String hostCountry,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, Payment.@Nullable State payment, @Nullable String sort) {

    private static final String USUAL = "-firstDay";

    VisitLists.Filter filter() {
        return new VisitLists.Filter(given(programmeId), given(xchangeId), given(organisationId), given(visitingOrganisationId),
                given(hostOrganisationId), several(state), country("visitingCountry", visitingCountry), country("hostCountry", hostCountry),
                from, to, payment);
    }

    Sorted<VisitLists.Sort> sorted() {
        return Sorted.of("visits", VisitLists.Sort.class, sort, USUAL);
    }

    /** A form sends empty fields where nothing was chosen. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static <T> Set<T> several(@Nullable Set<@Nullable T> values) {
        return values == null ? Set.of() : values.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    static @Nullable Country country(String field, @Nullable String code) {
        var given = given(code);
        return given == null ? null : Fields.named(field, () -> new Country(given));
    }
}
