package eu.sojourn.questionnaires.domain.wave;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;

/**
 * Who is asked in a wave: an organisation of the platform, or somebody known by name alone, to whom a coordinator hands over the link.
 *
 * @param segment the part of the population, as results tell it apart
 */
public record Invitee(String segment, @Nullable OrganisationId organisationId, @Nullable String name) {

    /** The segment of those who are put into none. */
    public static final String EVERYBODY = "all";

    private static final int LONGEST_SEGMENT = 120;
    private static final int LONGEST_NAME = 200;

    public Invitee {
        segment = segment.isBlank() ? EVERYBODY : segment.strip();
        name = name == null || name.isBlank() ? null : name.strip();
        if (segment.length() > LONGEST_SEGMENT || !PlainText.isLine(segment)) {
            throw new InvalidValue("segment", "must be a line of at most " + LONGEST_SEGMENT + " characters");
        }
        if (name != null && (name.length() > LONGEST_NAME || !PlainText.isLine(name))) {
            throw new InvalidValue("name", "must be a line of at most " + LONGEST_NAME + " characters");
        }
        if ((organisationId == null) == (name == null)) {
            throw new InvalidValue("organisationId", "is needed, or a name in its place, not both");
        }
    }

    public static Invitee of(String segment, OrganisationId organisationId) {
        return new Invitee(segment, organisationId, null);
    }

    public static Invitee named(String segment, String name) {
        return new Invitee(segment, null, name);
    }

    /** Tells this one from all others of the wave; in whatever segment, nobody is asked twice. */
    public String key() {
        return organisationId == null ? "name/" + name : "organisation/" + organisationId.value();
    }

    /** As tables of raw answers call it. */
    public String called() {
        return organisationId == null ? String.valueOf(name) : organisationId.value();
    }
}
