package eu.sojourn.kpis.domain.activity;

import eu.sojourn.service.domain.Id;

/** A capacity-building or dissemination activity. */
public record ActivityId(String value) implements Id {

    public ActivityId {
        Id.check("activityId", value);
    }
}
