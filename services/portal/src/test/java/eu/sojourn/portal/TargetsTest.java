package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import eu.sojourn.portal.StubIdentity.Someone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Targets: how far each is and why its light is as it is; set, changed and taken back. */
class TargetsTest extends PortalTest {
    private static final String API = "/api/kpis/programmes/biginn";
    private static final String PAGE = "/kpis/biginn/targets";
    private static final Someone AUDITOR = new Someone("ada", "Ada Novak", "auditor", "", "", "");

    @BeforeEach
    void targets() {
        services.get(API + "/targets",
                """
                        [{"id":"rules-submitted","kpi":"visits-submitted","filters":{},"value":"200","from":"2022-09-01","to":"2025-08-31","warnAt":90,"alarmAt":75,"ofRules":true,"overriddenBy":null,"version":0},
                        {"id":"rules-counted","kpi":"visits-counted","filters":{},"value":"120","from":"2022-09-01","to":"2025-08-31","warnAt":90,"alarmAt":75,"ofRules":true,"overriddenBy":"t1","version":0},
                        {"id":"t1","kpi":"visits-counted","filters":{"hostCountry":["DE","FR"]},"value":"30","from":"2022-09-01","to":"2025-08-31","warnAt":85,"alarmAt":70,"ofRules":false,"overriddenBy":null,"version":3}]""");
        services.get(API + "/pace",
                "[" + pace("t1", "visits-counted", "RED") + "," + pace("rules-submitted", "visits-submitted", "NONE") + "]");
        services.get(API + "/alerts",
                """
                        [{"id":"a1","kpi":"visits-counted","targetId":"t1","light":"RED","former":"AMBER","at":"2024-04-05T09:30:12Z","message":"Red: the forecast (21 visits) is 70 %."}]""");
    }

    private static String pace(String target, String kpi, String light) {
        return """
                {"targetId":"%s","kpi":"%s","name":"Visits counted","unit":"visits","direction":"MORE","filters":{"hostCountry":["DE","FR"]},"target":"30","actual":"12","expectedToday":"18.2",
                "forecast":"21","method":"SINCE_START","methodWords":"At the pace since 2022-09-01 another 9 come.","light":"%s","rule":"Red: the forecast (21 visits) is 70 %% of the target.",
                "from":"2022-09-01","to":"2025-08-31","series":[{"month":"2022-09","actual":"4","plan":"0.8"},{"month":"2022-10","actual":"12","plan":"1.7"},{"month":"2022-11","actual":null,"plan":"30"}]}"""
                .formatted(target, kpi, light);
    }

    @Test
    void saysOfEachHowFarItIsAndWhyItsLightIsSo() {
        Shown page = get(CARMEN, PAGE);

        assertThat(page.text()).contains("Visits counted · To country: Germany, France Behind",
                "12 of 30 · 40 % · plan for today 18.2 · forecast 21 by 31 August 2025",
                "Red: the forecast (21 visits) is 70 % of the target.",
                "At the pace since 2022-09-01 another 9 come.", "Not judged", "from the rules of the programme", "Visits counted: 120",
                "Visits counted: from “At risk” to “Behind” 5 April 2024, 09:30 UTC");
        assertThat(page.text()).contains("reached plan forecast Sep 2022 4 0.8 – Oct 2022 12 1.7 – Nov 2022 – 30 21");
    }

    @Test
    void setsOneForAPartOfTheProgramme() {
        services.on("POST", API + "/targets", _ -> new Answer(201,
                "{\"id\":\"t2\",\"kpi\":\"visits-counted\",\"filters\":{},\"value\":\"40\",\"ofRules\":false,\"version\":1}"));
        String key = get(CARMEN, PAGE).key(PAGE);

        Shown set = post(CARMEN, PAGE, "_key", key, "kpi", "visits-counted", "value", "40", "from", "", "to", "2025-06-30",
                "filters.hostCountry",
                "DE", "filters.mode", "", "filters.sector", " optics ", "warnAt", "", "alarmAt", "60");

        assertThat(set.location()).endsWith(PAGE + "?done=target-set");
        var sent = services.asked("POST", API + "/targets").getFirst();
        assertThat(sent.headers()).containsEntry("idempotency-key", key);
        assertThat(JsonMapper.shared().readTree(sent.body())).isEqualTo(JsonMapper.shared()
                .readTree(
                        """
                                {"kpi":"visits-counted","value":40,"from":null,"to":"2025-06-30","warnAt":null,"alarmAt":60,"filters":{"hostCountry":["DE"],"sector":["optics"]}}"""));
    }

    @Test
    void keepsWhatWasTypedWhereSomethingIsWrong() {
        services.on("POST", API + "/targets", _ -> Answer.problem(422, "refused", "No.",
                "{\"code\":\"OUTSIDE_PROGRAMME\",\"field\":\"to\",\"message\":\"to is outside of the programme.\"}"));

        Shown wordy = post(CARMEN, PAGE, "kpi", "", "value", "many");
        Shown late = post(CARMEN, PAGE, "kpi", "visits-counted", "value", "40", "to", "2099-01-01");

        assertThat(wordy.status()).isEqualTo(422);
        assertThat(wordy.html()).contains("value=\"many\"", "href=\"#target-kpi\"", "href=\"#target-value\"");
        assertThat(services.asked("POST", API + "/targets")).hasSize(1);
        assertThat(late.text()).contains("to is outside of the programme.");
        assertThat(late.html()).contains("value=\"2099-01-01\"", "<option value=\"visits-counted\" selected");
    }

    @Test
    void changesTheVersionThatWasSeen() {
        services.on("PUT", API + "/targets/t1", asked -> "\"3\"".equals(asked.headers().get("if-match"))
                ? Answer.ok("{\"id\":\"t1\",\"kpi\":\"visits-counted\",\"value\":\"35\",\"ofRules\":false,\"version\":4}")
                : Answer.problem(412, "stale", "Changed meanwhile."));

        Shown form = get(CARMEN, PAGE + "?change=t1");
        Shown changed = post(CARMEN, PAGE + "/t1", ".version", "\"3\"", "kpi", "visits-counted", "value", "35");
        Shown stale = post(CARMEN, PAGE + "/t1", ".version", "\"2\"", "kpi", "visits-counted", "value", "36");

        assertThat(form.html()).contains("action=\"/kpis/biginn/targets/t1\"", "name=\".version\" value=\"&quot;3&quot;\"",
                "id=\"target-value\" name=\"value\" type=\"text\" value=\"30\"",
                "<option value=\"DE\" selected=\"selected\">Germany</option>");
        assertThat(changed.location()).endsWith("?done=target-changed");
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.text()).contains("Somebody has changed this target meanwhile.");
        assertThat(stale.html()).contains("name=\".version\" value=\"&quot;3&quot;\"", "value=\"36\"");
    }

    @Test
    void takesItsOwnBackAndOverridesThoseOfTheRules() {
        services.on("DELETE", API + "/targets/t1", _ -> new Answer(204, ""));

        Shown page = get(CARMEN, PAGE);
        Shown gone = post(CARMEN, PAGE + "/t1/removal", "_key", page.key(PAGE + "/t1/removal"), ".version", "\"3\"");

        assertThat(gone.location()).endsWith("?done=target-removed");
        assertThat(services.asked("DELETE", API + "/targets/t1").getFirst().headers()).containsEntry("if-match", "\"3\"");
        assertThat(page.html()).contains("href=\"/kpis/biginn/targets?like=rules-submitted\"")
                .doesNotContain("/targets/rules-submitted/removal");
        assertThat(get(CARMEN, PAGE + "?like=rules-submitted").html()).contains("action=\"/kpis/biginn/targets\"",
                "<option value=\"visits-submitted\" selected");
    }

    @Test
    void offersNoFormToThoseWhoOnlyRead() {
        assertThat(get(AUDITOR, PAGE).html()).contains("Behind").doesNotContain("action=\"" + PAGE);
    }

    @Test
    void showsTheTargetsOfAServiceThatCannotTellThePace() {
        services.on("GET", API + "/pace", _ -> new Answer(503, ""));
        services.on("GET", API + "/alerts", _ -> new Answer(503, ""));

        Shown page = get(CARMEN, PAGE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("How far the targets are is not known right now.", "Alerts This part has no answer right now.");
    }

    @Test
    void leavesTheDecisionToTheService() {
        services.on("POST", API + "/targets", _ -> Answer.problem(403, "forbidden", "Not yours."));

        assertThat(post(DAGNY, PAGE, "kpi", "visits-counted", "value", "1").status()).isEqualTo(403);
    }
}
