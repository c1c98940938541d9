package eu.sojourn.kpis.domain.activity;

import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;

/**
 * What is planned.
 *
 * @param type what form it has, in lower case, e.g. {@code training} or {@code peer-learning}
 * @param lead the organisation that sees to it
 */
public record ActivityPlan(ActivityKind kind, String title, String type, PlannedFor plannedOn, String lead, int expectedParticipants,
        ActivityMode mode) {

    private static final int LONGEST_TITLE = 200;

    public ActivityPlan {
        title = PlainText.line("title", title, LONGEST_TITLE);
        Id.check("type", type);
        Id.check("lead", lead);
        checkParticipants("expectedParticipants", expectedParticipants);
    }

    /** Placed within a programme: a month in which it begins counts from its first day on. */
    ActivityPlan within(KnownProgramme programme) {
        return new ActivityPlan(kind, title, type, plannedOn.notBefore(programme.startsOn()), lead, expectedParticipants, mode);
    }

    static void checkParticipants(String field, int participants) {
        if (participants < 0 || participants > 1_000_000) {
            throw new InvalidValue(field, "must be between 0 and 1,000,000");
        }
    }
}
