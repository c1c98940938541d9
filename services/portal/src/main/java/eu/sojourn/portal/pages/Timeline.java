package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The way of a visit from application to payment, and how far it has come. */
public record Timeline(List<Stage> stages) {
    static final List<String> STATES = List.of("DRAFT", "SUBMITTED", "WAITLISTED", "APPROVED", "COMMITTED", "ONGOING", "COMPLETED",
            "DISCONTINUED", "REPORTED", "VALIDATED", "CLOSED", "DECLINED", "WITHDRAWN", "EXPIRED", "CANCELLED");
    private static final List<String> WAY = List.of("SUBMITTED", "APPROVED", "ACCEPTED", "COMMITTED", "ONGOING", "COMPLETED", "REPORTED",
            "VALIDATED", "PAID");
    private static final Set<String> BEFORE_APPROVAL = Set.of("DECLINED", "EXPIRED");

    /** How far a stage is: {@code done}, {@code now}, {@code ahead} or {@code stopped}. */
    public record Stage(String name, String progress) {}

    static Timeline of(Visit visit) {
        int reached = reached(visit);
        List<Stage> stages = new ArrayList<>();
        if (reached < 0) {
            int last = BEFORE_APPROVAL.contains(visit.state()) || visit.ruleSetVersion() == null ? 1 : visit.accepted() ? 3 : 2;
            for (String stage : WAY.subList(0, last)) {
                stages.add(new Stage(stage, "done"));
            }
            stages.add(new Stage(visit.state(), "stopped"));
            return new Timeline(List.copyOf(stages));
        }
        boolean early = visit.discontinuation() != null;
        for (int i = 0; i < WAY.size(); i++) {
            String stage = WAY.get(i);
            stages.add(new Stage(early && stage.equals("COMPLETED") ? "DISCONTINUED" : unpaid(visit, stage) ? "UNPAID" : stage,
                    i < reached ? "done" : i == reached ? "now" : "ahead"));
            if (stage.equals("SUBMITTED") && visit.state().equals("WAITLISTED")) {
                stages.add(new Stage("WAITLISTED", "now"));
                reached = 0;
            }
        }
        return new Timeline(List.copyOf(stages));
    }

    private static boolean unpaid(Visit visit, String stage) {
        return stage.equals("PAID") && visit.state().equals("CLOSED")
                && (visit.payment() == null || !visit.payment().state().equals("PAID"));
    }

    /** Index of the stage that the visit waits for; the number of stages when it is at its end; -1 when it left the way. */
    private static int reached(Visit visit) {
        return switch (visit.state()) {
            case "DRAFT" -> 0;
            case "SUBMITTED", "WAITLISTED" -> 1;
            case "APPROVED" -> visit.accepted() ? 3 : 2;
            case "COMMITTED" -> 4;
            case "ONGOING" -> 5;
            case "COMPLETED", "DISCONTINUED" -> 6;
            case "REPORTED" -> 7;
            case "VALIDATED" -> 8;
            case "CLOSED" -> 9;
            default -> -1;
        };
    }
}
