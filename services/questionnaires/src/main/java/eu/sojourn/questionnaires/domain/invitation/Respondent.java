package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.questionnaires.domain.OrganisationId;

import org.jspecify.annotations.Nullable;

/**
 * Who is asked: an organisation of the platform, or somebody who is known by name alone. Nobody can write to the latter; a coordinator hands
 * over the link.
 */
public record Respondent(@Nullable OrganisationId organisationId, @Nullable String name) {

    public Respondent {
        if (organisationId == null && (name == null || name.isBlank())) {
            throw new IllegalArgumentException("Somebody is asked by organisation or by name");
        }
    }

    public static Respondent of(OrganisationId organisationId) {
        return new Respondent(organisationId, null);
    }

    /** As tables of raw answers call it. */
    public String called() {
        return organisationId == null ? String.valueOf(name) : organisationId.value();
    }
}
