package eu.sojourn.acceptance.survey;

import eu.sojourn.acceptance.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ten questions of ten types for those who take part in BIGINN, and answers to them. */
public final class MemberSurvey {

    /** Its id on the platform. */
    public static final String ID = "biginn-members";
    /** Everybody answers it, so that answers can be counted by it. */
    public static final String INTEREST = "interest";

    private static final List<String> INTERESTS = List.of("YES", "MAYBE", "NO");
    private static final List<String> GAINS = List.of("CONTACTS", "KNOWLEDGE", "ORDERS");
    private static final List<String> SATISFACTION = List.of("VERY", "FAIRLY", "NOT");
    private static final List<String> TOPICS = List.of("DETECTORS", "VACUUM", "MAGNETS", "CRYOGENICS");

    private MemberSurvey() {}

    /** The definition, but for its programme. */
    public static String definition() {
        return Resources.text("/surveys/members.json");
    }

    /** Those who are asked in the demo: the organisations of its people, and companies that exist nowhere else. */
    public static Platform.Csv invitees() {
        return new Platform.Csv(Resources.text("/surveys/members.invitees.csv"));
    }

    /**
     * Answers in the form in which the platform gives them back.
     *
     * @param who different for each, and the same answers for the same
     */
    public static Map<String, Object> answers(int who) {
        var answers = new LinkedHashMap<String, Object>();
        var interest = INTERESTS.get(who % 3);
        answers.put(INTEREST, interest.equals("MAYBE") ? withText(interest, "Made up: on the dates, " + who) : interest);
        answers.put("gains", gains(who));
        answers.put("services", services(who));
        answers.put("effort", 1 + who % 5);
        answers.put("recommend", (who * 7 + 3) % 11);
        answers.put("staff", who % 20);
        answers.put("topics", List.of(TOPICS.get(who % 4), TOPICS.get((who + 1) % 4)));
        answers.put("second-visit", who % 2 == 0 ? withText(true, "Made up: meeting procurement") : false);
        answers.put("agreements", agreements(who));
        answers.put("wishes", "Made up: more time at the beamline, says " + who);
        return answers;
    }

    private static List<Object> gains(int who) {
        var gains = new ArrayList<Object>();
        for (var each = 0; each < GAINS.size(); each++) {
            if ((who >> each) % 2 == 0) {
                gains.add(GAINS.get(each).equals("CONTACTS") ? withText("CONTACTS", "Made up: two suppliers") : GAINS.get(each));
            }
        }
        return gains.isEmpty() ? List.of("NOTHING_YET") : gains;
    }

    private static Map<String, Object> services(int who) {
        var services = new LinkedHashMap<String, Object>();
        services.put("PREPARATION", SATISFACTION.get(who % 3));
        services.put("AGENDA", SATISFACTION.get(who / 3 % 3));
        services.put("PAPERWORK", SATISFACTION.get(who / 2 % 3));
        return services;
    }

    private static Object agreements(int who) {
        var agreements = new ArrayList<Map<String, Object>>();
        for (var each = 1; each <= who % 3; each++) {
            var agreement = new LinkedHashMap<String, Object>();
            agreement.put("kind", each == 1 ? "COOPERATION" : "SUPPLY");
            agreement.put("name", "Made up: agreement %d of %d".formatted(each, who));
            agreements.add(agreement);
        }
        return agreements.isEmpty() ? Map.of("count", 0, "items", List.of()) : agreements;
    }

    private static Map<String, Object> withText(Object choice, String text) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("choice", choice);
        answer.put("text", text);
        return answer;
    }
}
