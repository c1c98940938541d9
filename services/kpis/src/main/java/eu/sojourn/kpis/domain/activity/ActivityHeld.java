package eu.sojourn.kpis.domain.activity;

import java.time.LocalDate;

/** What came of an activity: its (last) day, and how many took part. */
public record ActivityHeld(LocalDate doneOn, int actualParticipants) {

    public ActivityHeld {
        ActivityPlan.checkParticipants("actualParticipants", actualParticipants);
    }
}
