package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.Test;

/** Results as pages show them: figures come from the service alone. */
class ResultsTest extends PortalTest {
    private static final String API = "/api/questionnaires/results";
    private static final String RESULTS = """
            {"waveId":"w1","programmeId":"biginn","questionnaireId":"progress","questionnaireVersion":1,"title":"Progress 2027","language":"en","public":%s,"invited":20,"n":12,"rate":60.0,
            "segments":[{"segment":"North","invited":12,"n":8,"rate":66.7},{"segment":"South","invited":8,"n":%s,"rate":%s}],
            "previous":{"waveId":"w0","title":"Progress 2026","invited":18,"n":9,"rate":50.0},
            "questions":[
            {"questionId":"done","sectionId":"a","section":"Strategy","type":"MULTIPLE_CHOICE","text":"What was done?","readers":"ALL","asked":12,"n":11,
             "options":[{"value":"A","label":"Plan","count":7,"percent":63.6,"comments":["With all partners"],"suppressed":false},{"value":"B","label":"Road","count":%s,"comments":[],"suppressed":true}],
             "segments":{"North":{"n":8,"options":[{"value":"A","label":"Plan","count":5,"percent":62.5,"comments":[]}]}},
             "previous":{"n":9,"options":[{"value":"A","label":"Plan","count":3,"percent":33.3,"comments":[]}],"segments":{}},"suppressed":%s},
            {"questionId":"nps","sectionId":"a","section":"Strategy","type":"NPS","text":"Recommend?","readers":"PARTNERSHIP","asked":12,"n":12,"nps":25.0,"mean":7.50,"median":8,"min":2,"max":10,"segments":{},"previous":null,"suppressed":false},
            {"questionId":"grid","sectionId":"b","section":"Rest","type":"MATRIX","text":"How often?","readers":"ALL","n":12,"rows":[{"value":"r","label":"Calls","n":12,"options":[{"value":"c","label":"Often","count":9,"percent":75.0,"comments":[]}]}],"segments":{},"previous":null,"suppressed":false},
            {"questionId":"rank","sectionId":"b","section":"Rest","type":"RANKING","text":"Order?","readers":"ALL","n":12,"ranking":[{"value":"x","label":"Trust","ranked":10,"first":6,"meanRank":1.40}],"segments":{},"previous":null,"suppressed":false},
            {"questionId":"agreements","sectionId":"b","section":"Rest","type":"ITEMS","text":"Agreements","readers":"ALL","n":12,"some":6,"items":9,"sum":9,"mean":0.75,"median":0.5,"min":0,"max":3,
             "fields":[{"questionId":"kind","text":"Kind","figures":{"n":9,"options":[{"value":"MOU","label":"Memorandum","count":9,"percent":100.0,"comments":[]}]}}],"segments":{},"previous":null,"suppressed":false},
            {"questionId":"words","sectionId":"b","section":"Rest","type":"TEXT","text":"Anything else?","readers":"ALL","n":1,"texts":["Thank <you>"],"segments":{},"previous":null,"suppressed":false}]}""";

    @Test
    void showsEveryKindOfFigureWithNSegmentsAndTheLastWave() {
        services.get(API, RESULTS.formatted("false", "4", "50.0", "2", "false"));

        Shown page = get(CARMEN, "/waves/w1/results");

        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("waveId", "w1").containsEntry("public", "false");
        assertThat(page.text()).contains("12 answered of 20 invited", "60.0 %", "beside Progress 2026 : 50.0 %", "North 8 12 66.7 %",
                "n = 11 · asked of 12", "Plan 7 63.6 % 5 62.5 % 3 33.3 %", "Road 2", "With all partners", "Net promoter score 25.0",
                "Coordinators of this programme only", "Calls 9 75.0 %", "Trust 1.40 6 10", "In all 9", "Named at least one 6",
                "Memorandum 9 100.0 %", "Thank &lt;you&gt;").doesNotContain("left out");
        assertThat(page.html()).contains("heat-8", "data-chart=\"table-done\"",
                "data-label=\"Plan\" data-now=\"63.6\" data-before=\"33.3\"",
                "/api/questionnaires/results/export?waveId=w1&amp;format=xlsx");
    }

    @Test
    void choosesTheWaveToStandBeside() {
        services.get(API, RESULTS.formatted("false", "4", "50.0", "2", "false"));
        services.get("/api/questionnaires/waves",
                "{\"items\":[" + wave("w1", "biginn", "CLOSED") + "," + wave("w0", "biginn", "CLOSED") + ","
                        + wave("w00", "biginn", "OPEN") + "," + wave("w2", "biginn", "DRAFT") + "," + wave("x", "another", "CLOSED")
                        + "," + wave("y", "biginn", "CLOSED").replace("\"progress\"", "\"partnership\"") + "],\"next\":null}");

        Shown page = get(CARMEN, "/waves/w1/results?compareWith=w00&segment=North");

        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("compareWith", "w00").containsEntry("segment", "North");
        assertThat(page.html()).contains("action=\"/waves/w1/results\"", "<option value=\"w0\" selected=\"selected\">Wave w0",
                "<option value=\"w00\">Wave w00", "name=\"segment\" value=\"North\"",
                "export?waveId=w1&amp;segment=North&amp;compareWith=w00&amp;format=csv&amp;part=CODEBOOK")
                .doesNotContain("<option value=\"w1\"", "<option value=\"w2\"", "<option value=\"x\"", "<option value=\"y\"");
    }

    @Test
    void showsResultsThoughNobodySaysWhichWavesThereAre() {
        services.get(API, RESULTS.formatted("false", "4", "50.0", "2", "false"));
        services.on("GET", "/api/questionnaires/waves", _ -> Answer.problem(403, "forbidden", "Not yours.", ""));

        Shown page = get(CARMEN, "/waves/w1/results");

        assertThat(page.text()).contains("12 answered of 20 invited");
        assertThat(page.html()).doesNotContain("compare-with");
    }

    private static String wave(String id, String programme, String state) {
        return """
                {"waveId":"%s","programmeId":"%s","title":"Wave %s","state":"%s","questionnaireId":"progress","questionnaireVersion":1,"opens":null,"closes":"2027-03-01T12:00:00",
                "zone":"Europe/Brussels","previousWaveId":null,"reminders":null,"invited":{},"invitees":0}"""
                .formatted(id, programme, id, state);
    }

    @Test
    void marksAndExplainsWhatAPublicReportLeavesOut() {
        services.get(API, RESULTS.formatted("true", "null", "null", "null", "true"));

        Shown page = get(DAGNY, "/waves/w1/report");

        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("public", "true");
        assertThat(page.text()).contains("Public report on Progress 2027", "Figures about one to four respondents are not told",
                "South left out 8 left out", "Road left out", "Some figures here are left out");
        assertThat(page.html()).contains("export?waveId=w1&amp;public=true&amp;format=csv");
    }

    @Test
    void showsAnswersAboutVisitsOfTheOnlyProgramme() {
        services.get(API, RESULTS.formatted("false", "4", "50.0", "2", "false"));

        assertThat(get(CARMEN, "/results/visitor-feedback").status()).isEqualTo(200);
        assertThat(services.asked("GET", API).getFirst().query()).containsEntry("questionnaireId", "visitor-feedback")
                .containsEntry("programmeId", "biginn");
    }

    @Test
    void saysWhyThereIsNothingYet() {
        services.on("GET", API, _ -> Answer.problem(409, "refused", "Not yet.",
                "{\"code\":\"WAVE_NOT_CLOSED\",\"message\":\"The public is told of a wave once it is closed\"}"));

        Shown page = get(CARMEN, "/waves/w1/report");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The public is told of a wave once it is closed");
    }
}
