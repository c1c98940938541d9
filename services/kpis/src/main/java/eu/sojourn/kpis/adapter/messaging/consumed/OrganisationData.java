package eu.sojourn.kpis.adapter.messaging.consumed;

import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.required;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Label;

/** What we read of the data of registration's events about an organisation. */
record OrganisationData(@Nullable String organisationId, @Nullable String partnershipId, @Nullable String name, @Nullable String country,
        @Nullable String type,
        @Nullable String smeClass, @Nullable List<String> sectors, @Nullable List<Labelled> labels,
        @Nullable String intoOrganisationId) {

    /** A label that it has or had. */
    record Labelled(@Nullable String level, @Nullable LocalDate since, @Nullable LocalDate until) {

        Label label() {
            return new Label(Saying.word("labels.level", level), required("labels.since", since), required("labels.until", until));
        }
    }
}
