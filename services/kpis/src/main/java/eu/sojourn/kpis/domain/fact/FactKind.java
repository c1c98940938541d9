package eu.sojourn.kpis.domain.fact;

import java.util.Locale;
import java.util.Set;

/** What a fact is about. */
public enum FactKind {
    XCHANGE(Milestone.XCHANGE_OPENED, Milestone.XCHANGE_CHANGED),
    VISIT(Milestone.VISIT_SUBMITTED, Milestone.VISIT_APPROVED),
    /**
     * An organisation belongs to the programmes that its partnership runs. Which these are is no part of the fact, so that it never matters whether
     * an organisation or a programme was heard of first: whoever reads figures knows them. One that no partnership has judged yet belongs to none.
     */
    ORGANISATION(Milestone.ORGANISATION_REGISTERED, Milestone.ORGANISATION_VALIDATED, Milestone.ORGANISATION_RETURNED,
            Milestone.ORGANISATION_REJECTED, Milestone.ORGANISATION_CHANGED),
    /** Somebody's invitation to answer in a wave of a survey. What is asked about a visit is part of the visit's fact. */
    SURVEY_INVITATION(Milestone.INVITATION_SENT),
    ACTIVITY(Milestone.ACTIVITY_PLANNED, Milestone.ACTIVITY_CHANGED, Milestone.ACTIVITY_DONE, Milestone.ACTIVITY_CANCELLED);

    private final Set<Milestone> placedBy;

    FactKind(Milestone... placedBy) {
        this.placedBy = Set.of(placedBy);
    }

    /** The word used in ids and on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The milestones that say what figures of such facts are broken down by, and to which programme they belong; no other says it. Of each thing the
     * latest of them holds.
     */
    public Set<Milestone> placedBy() {
        return placedBy;
    }
}
