package eu.sojourn.kpis.domain.activity;

import eu.sojourn.service.domain.DomainEvent;

/** What happened to an activity; each tells the whole of it. */
public sealed interface ActivityEvent extends DomainEvent {

    Activity activity();

    record ActivityPlanned(Activity activity) implements ActivityEvent {}

    /** The plan was changed, or what was told of a done one corrected. */
    record ActivityChanged(Activity activity) implements ActivityEvent {}

    record ActivityDone(Activity activity) implements ActivityEvent {}

    record ActivityCancelled(Activity activity) implements ActivityEvent {}
}
