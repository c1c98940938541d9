package eu.sojourn.registration.application;

import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.service.security.Actor;
import java.util.Arrays;
import java.util.List;

/** The one place that says who may see a visit, and who may give it which command. */
public final class VisitRights {

    private VisitRights() {}

    /**
     * Visits are seen by their visitor, their host, the coordinators of their programme and of the host's partnership, operators and auditors.
     * A draft is seen by its visitor, and by coordinators only where one of them writes it.
     */
    public static boolean maySee(Actor actor, Visit visit) {
        var parties = visit.parties();
        if (visit.state() == VisitState.DRAFT) {
            return visits(actor, visit) || visit.encoded() && coordinates(actor, visit);
        }
        return visits(actor, visit) || hosts(actor, visit) || coordinates(actor, visit)
                || actor.coordinatesIn(parties.hostPartnershipId().value()) || actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR);
    }

    /**
     * Who may see what is between the visitor and who pays: evidence, which shows people by name and where they were, and whether somebody has a
     * disability. Hosts and those who run the machines need neither.
     */
    public static boolean maySeePrivate(Actor actor, Visit visit) {
        return maySee(actor, visit) && (visits(actor, visit) || coordinates(actor, visit) || actor.is(Actor.AUDITOR));
    }

    /** Whether a command is this person's to give, be it the time for it or not. */
    public static boolean mayGive(Actor actor, Visit visit, VisitCommand command) {
        return switch (command) {
            case APPROVE, WAITLIST, DECLINE, CANCEL, RETURN_CLOSING_REPORT, VALIDATE_CLOSING_REPORT, RECORD_PAYMENT,
                    CLOSE_WITHOUT_PAYMENT ->
                coordinates(actor, visit);
            case ACCEPT, REFUSE -> hosts(actor, visit);
            case WITHDRAW -> visits(actor, visit) || visit.state() == VisitState.DRAFT && maySee(actor, visit);
            case EDIT, SUBMIT -> maySee(actor, visit) && (visits(actor, visit) || coordinates(actor, visit));
            case FILE_CLOSING_REPORT, ATTACH_EVIDENCE -> visits(actor, visit) || coordinates(actor, visit);
            // Of a visit that seemed to be completed only who pays may say that it was not.
            case DISCONTINUE -> coordinates(actor, visit) || visits(actor, visit) && visit.state() != VisitState.COMPLETED;
            case COMMIT, START, COMPLETE, EXPIRE, RESCHEDULE -> false;
        };
    }

    /** What this person may do to the visit now. */
    public static List<VisitCommand> allowed(Actor actor, Visit visit) {
        return Arrays.stream(VisitCommand.values()).filter(command -> mayGive(actor, visit, command) && visit.allows(command)).toList();
    }

    /** @throws eu.sojourn.service.security.Forbidden if the command is not this person's to give */
    public static void require(Actor actor, Visit visit, VisitCommand command) {
        Actor.require(mayGive(actor, visit, command), switch (command) {
            case ACCEPT, REFUSE -> "Only the host may do this.";
            case WITHDRAW -> "Only members of the visiting organisation may withdraw its visit.";
            case EDIT, SUBMIT, FILE_CLOSING_REPORT, ATTACH_EVIDENCE, DISCONTINUE ->
                "Only members of the visiting organisation and coordinators of the programme may do this.";
            default -> "Only coordinators of the programme may do this.";
        });
    }

    private static boolean visits(Actor actor, Visit visit) {
        return actor.actsFor(visit.parties().visitingOrganisationId().value());
    }

    private static boolean hosts(Actor actor, Visit visit) {
        return actor.actsFor(visit.parties().hostOrganisationId().value());
    }

    private static boolean coordinates(Actor actor, Visit visit) {
        return actor.coordinates(visit.parties().programmeId().value());
    }
}
