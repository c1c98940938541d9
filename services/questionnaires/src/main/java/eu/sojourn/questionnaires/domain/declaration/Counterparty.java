package eu.sojourn.questionnaires.domain.declaration;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.form.Country;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;

/**
 * With whom an agreement is: an organisation of the platform, or one that is known by name alone.
 *
 * @param country ISO 3166-1 alpha-2; null where it is not told
 */
public record Counterparty(@Nullable OrganisationId organisationId, @Nullable String name, @Nullable String country) {

    static final int LONGEST_NAME = 200;

    public Counterparty {
        if ((organisationId == null) == (name == null)) {
            throw new InvalidValue("counterparty", "is told by an organisationId or by a name, and not by both");
        }
        if (name != null) {
            name = PlainText.line("counterparty.name", name, LONGEST_NAME);
        }
        if (country != null && !Country.isKnown(country)) {
            throw new InvalidValue("counterparty.country", "must be the code of a country such as DK");
        }
    }

    /** Whom it names, whatever else is told of it. */
    String who() {
        return organisationId == null ? "name " + String.valueOf(name).toLowerCase(Locale.ROOT) : "id " + organisationId.value();
    }
}
