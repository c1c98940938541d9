package eu.sojourn.registration.adapter.http;

import static eu.sojourn.registration.adapter.http.VisitQuery.country;
import static eu.sojourn.registration.adapter.http.VisitQuery.given;
import static eu.sojourn.registration.adapter.http.VisitQuery.several;

import eu.sojourn.registration.application.XchangeLists;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeState;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What callers ask of a list of Xchanges: filters and the sort. */
record XchangeQuery(@Nullable String programmeId, @Nullable String hostOrganisationId, @Nullable Set<XchangeState> state,
        @Nullable String hostCountry, Xchange.@Nullable Format format, Xchange.@Nullable Mode mode, @Nullable Purpose purpose,
        @Nullable String sector, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String text, @Nullable String sort) {

    private static final String USUAL = "-firstDay";

    XchangeLists.Filter filter() {
        return new XchangeLists.Filter(given(programmeId), given(hostOrganisationId), several(state), country("hostCountry", hostCountry),
                format, mode, purpose, given(sector), from, to, given(text));
    }

    Sorted<XchangeLists.Sort> sorted() {
        return Sorted.of("xchanges", XchangeLists.Sort.class, sort, USUAL);
    }
}
