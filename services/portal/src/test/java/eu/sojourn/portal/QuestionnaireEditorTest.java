package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questionnaires as coordinators see, import, edit and publish them. */
class QuestionnaireEditorTest extends PortalTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String API = "/api/questionnaires/questionnaires";
    private static final String PAGE = "/questionnaires/yearly/edit";
    private static final String DEFINITION = """
            {"questionnaireId":"yearly","version":2,"programmeId":"biginn","audience":"ANYBODY","trigger":"WAVE","defaultLanguage":"en",
            "languages":["en","es"],"title":{"en":"Yearly","es":"Anual"},
            "reminders":{"afterDays":[7,14],"weekdaysOnly":false,"from":"09:00","until":"17:00","zone":"Europe/Madrid"},
            "sections":[{"id":"first","title":{"en":"First"},"readers":"PARTNERSHIP","questions":[
            {"id":"done","type":"MULTIPLE_CHOICE","text":{"en":"What was done?"},"required":true,"max":2,
             "options":[{"value":"A","label":{"en":"Plan"},"comment":{"label":{"en":"Which?"},"required":true,"maxLength":300}},{"value":"B","label":{"en":"Road"}}],
             "other":{"label":{"en":"Other"},"maxLength":100}},
            {"id":"agreed","type":"ITEMS","text":{"en":"Agreements"},"required":false,"when":{"question":"done","in":["A","B"]},"feeds":["DECLARATION"],
             "maxItems":5,"itemLabel":{"en":"Agreement"},"fields":[{"id":"name","type":"TEXT","text":{"en":"Name"},"required":true,"maxLength":80,"long":false}]}]},
            {"id":"second","readers":"ALL","when":{"any":[{"not":{"question":"done","answered":true}},{"question":"agreed","atLeast":1}]},"questions":[
            {"id":"stars","type":"STARS","text":{"en":"How well?"},"required":false,"max":5,"when":{"not":{"any":[{"question":"agreed","atMost":0},{"fact":"WORKING_DAYS","atLeast":3}]}}}]}]}""";

    @BeforeEach
    void draft() {
        services.on("GET", API + "/yearly/draft", _ -> Answer.tagged("\"7\"", body(DEFINITION, "")));
        services.on("PUT", API + "/yearly/draft", asked -> Answer.tagged("\"8\"", body(asked.body(), "")));
    }

    @Test
    void keepsEveryPartOfADefinitionThatNobodyTouched() throws Exception {
        Shown page = get(CARMEN, PAGE);

        Shown kept = post(CARMEN, PAGE, with(fields(page), "action", "save"));

        assertThat(kept.status()).isEqualTo(200);
        var sent = services.asked("PUT", API + "/yearly/draft").getFirst();
        assertThat(sent.headers()).containsEntry("if-match", "\"7\"").containsKey("idempotency-key");
        JsonNode before = JSON.readTree(DEFINITION.replace("\"questionnaireId\":\"yearly\",\"version\":2,\"programmeId\":\"biginn\",", ""));
        assertThat(JSON.readTree(sent.body())).isEqualTo(before);
        assertThat(kept.html()).contains("name=\"seen\" form=\"editor\" value=\"&quot;8&quot;\"");
    }

    @Test
    void takesPartsInOutUpAndDownWithoutScript() {
        Shown page = get(CARMEN, PAGE);

        Shown question = post(CARMEN, PAGE,
                with(fields(page), "action", "add:sections[1].questions", "sections[1].questions.newType", "SCALE"));
        post(CARMEN, PAGE, with(fields(page), "action", "add:sections[0].questions[0].options"));
        post(CARMEN, PAGE, with(fields(page), "action", "remove:sections[0].questions[0].options[0]"));
        post(CARMEN, PAGE, with(fields(page), "action", "down:sections[0].questions[1]"));
        post(CARMEN, PAGE, with(fields(page), "action", "up:sections[1]"));
        post(CARMEN, PAGE, with(fields(page), "action", "remove:sections[9].questions[1]"));

        assertThat(question.html()).contains("name=\"sections[1].questions[1].min\"", "value=\"question-1\"");
        List<JsonNode> sent = services.asked("PUT", API + "/yearly/draft").stream().map(asked -> JSON.readTree(asked.body())).toList();
        assertThat(sent.get(0).at("/sections/1/questions/1/type").asString()).isEqualTo("SCALE");
        assertThat(sent.get(0).at("/sections/1/questions/1/max").asInt()).isEqualTo(5);
        assertThat(sent.get(1).at("/sections/0/questions/0/options").findValuesAsString("value")).containsExactly("A", "B", "C");
        assertThat(sent.get(2).at("/sections/0/questions/0/options").findValuesAsString("value")).containsExactly("B");
        assertThat(sent.get(3).at("/sections/1/questions/0/id").asString()).isEqualTo("agreed");
        assertThat(sent.get(4).at("/sections/0/id").asString()).isEqualTo("second");
        assertThat(sent.get(5).at("/sections").size()).isEqualTo(2);
    }

    @Test
    void buildsConditionsOfRowsAndLeavesDeeperOnesAsJson() {
        Shown page = get(CARMEN, PAGE);

        assertThat(page.html()).containsPattern("name=\"sections\\[1]\\.when\\.json\"[^>]*>\\{&quot;any&quot;:\\[\\{&quot;not&quot;")
                .containsPattern("(?s)name=\"sections\\[1]\\.questions\\[0]\\.when\\.join\".*?<option value=\"NONE\" selected");
        post(CARMEN, PAGE, with(fields(page), "action", "save", "sections[1].when.json", "", "sections[1].when.join", "ANY",
                "sections[1].when[0].about", "question:done", "sections[1].when[0].test", "IN", "sections[1].when[0].value", "A, B",
                "sections[1].when[1].about", "fact:WORKING_DAYS", "sections[1].when[1].test", "AT_LEAST", "sections[1].when[1].value",
                "many"));

        JsonNode when = JSON.readTree(services.asked("PUT", API + "/yearly/draft").getFirst().body()).at("/sections/1/when");
        assertThat(when).isEqualTo(JSON.readTree("""
                {"any":[{"question":"done","in":["A","B"]},{"fact":"WORKING_DAYS","atLeast":"many"}]}"""));
    }

    @Test
    void showsFaultsAtTheirPlacesAndWhatIsNotTranslated() {
        services.on("PUT", API + "/yearly/draft", asked -> Answer.tagged("\"8\"", body(asked.body(),
                """
                        {"code":"WRONG_TYPE","field":"sections[0].questions[0].max","message":"sections[0].questions[0].max must be a number"},
                        {"code":"UNKNOWN_QUESTION","field":"sections[1].questions[0].when.not.any[0].question","message":"A condition speaks of earlier questions only"}""")));

        Shown page = post(CARMEN, PAGE, with(fields(get(CARMEN, PAGE)), "action", "save", "sections[0].questions[0].max", "two"));

        assertThat(page.html())
                .containsPattern("name=\"sections\\[0]\\.questions\\[0]\\.max\"[^>]* value=\"two\"[^>]* aria-invalid=\"true\"")
                .contains("href=\"#questionnaire-sections[1].questions[0].when\"", "id=\"questionnaire-sections[1].questions[0].when\"")
                .containsPattern("<details class=\"editor-question\"[^>]*id=\"questionnaire-sections\\[0]\\.questions\\[0]\" open");
        assertThat(page.text()).contains("Section 1, question 1, At most : Must be a number", "2 things are missing or wrong", "Spanish",
                "50 %");
    }

    @Test
    void losesNothingOnAStaleDraftOrASilentService() {
        String[] typed = with(fields(get(CARMEN, PAGE)), "action", "add:sections", "title.en", "Mine");
        services.on("PUT", API + "/yearly/draft", asked -> asked.headers().containsKey("if-match")
                ? Answer.problem(412, "stale", "Somebody else was faster.")
                : Answer.tagged("\"9\"", body(asked.body(), "")));
        Shown stale = post(CARMEN, PAGE, typed);
        Shown mine = post(CARMEN, PAGE, with(fields(stale), "action", "overwrite"));
        services.kill("questionnaires");
        Shown silent = post(CARMEN, PAGE, typed);

        assertThat(stale.text()).contains("Somebody else changed this draft", "Keep mine");
        assertThat(stale.html()).contains("value=\"Mine\"", "name=\"sections[2].id\"");
        assertThat(mine.text()).contains("Kept at").doesNotContain("Somebody else");
        assertThat(silent.html()).contains("value=\"Mine\"", "name=\"sections[2].id\"");
        assertThat(silent.text()).contains("is not kept yet");
    }

    @Test
    void answersTypingWithWhatStandsBesideTheFormAlone() {
        Shown beside = post(CARMEN, PAGE + "/beside", with(fields(get(CARMEN, PAGE)), "action", "publish"));

        assertThat(beside.html()).startsWith("<aside").contains("value=\"&quot;8&quot;\"").doesNotContain("<main", "<form");
    }

    @Test
    void keepsADraftAsOftenAsItChangesOutOfOneForm() {
        List<String> typed = fields(get(CARMEN, PAGE));

        post(CARMEN, PAGE + "/beside", with(typed, "title.en", "Once"));
        post(CARMEN, PAGE + "/beside", with(typed, "title.en", "Twice"));
        post(CARMEN, PAGE, with(typed, "title.en", "Twice", "action", "publish"));

        List<String> keys = services.asked("PUT", API + "/yearly/draft")
                .stream()
                .map(asked -> asked.headers().get("idempotency-key"))
                .toList();
        assertThat(keys.getFirst()).isNotEqualTo(keys.get(1));
        assertThat(keys.getLast()).isEqualTo(keys.get(1));
    }

    @Test
    void showsEveryQuestionAsItIsAskedBesideTheForm() {
        Shown page = get(CARMEN, PAGE);
        Shown spanish = post(CARMEN, PAGE, with(fields(page), "action", "save", "previewIn", "es", "sections[0].title.es", "Primero"));

        assertThat(page.html()).contains("id=\"preview-question-done\"", "id=\"preview-question-agreed\"", "id=\"preview-question-stars\"");
        assertThat(spanish.text()).contains("Primero");
        assertThat(spanish.html()).containsPattern("(?s)class=\"preview\".*<h2>Primero</h2>");
    }

    @Test
    void publishesAfterShowingWhatChanges() {
        services.get(API + "/yearly/versions/1",
                DEFINITION.replace("\"en\":\"How well?\"", "\"en\":\"How?\"").replace("\"id\":\"agreed\"", "\"id\":\"old\""));
        services.on("POST", API + "/yearly/draft/publication", _ -> new Answer(201, DEFINITION));

        Shown to = post(CARMEN, PAGE, with(fields(get(CARMEN, PAGE)), "action", "publish"));
        Shown page = get(CARMEN, to.location());
        Shown done = post(CARMEN, "/questionnaires/yearly/publication", "seen", "\"7\"", "_key", "key-of-the-form");

        assertThat(to.location()).endsWith("/questionnaires/yearly/publication");
        assertThat(page.text()).contains("What is different from version 1", "Changed Question How well? Text", "New Question Agreements",
                "Removed Question Agreements", "Publish version 2");
        assertThat(done.location()).endsWith("/questionnaires?done=questionnaire-published");
        assertThat(services.asked("POST", API + "/yearly/draft/publication").getFirst().headers()).containsEntry("if-match", "\"7\"");
    }

    @Test
    void listsWhatThereIsAndBeginsMore() {
        services.get(API,
                """
                        {"items":[{"questionnaireId":"visitor-feedback","programmeId":null,"title":{"en":"Your visit"},"audience":"VISITOR","trigger":"VISIT_OVER","languages":["en"],"versions":[1,2],"draft":false},
                        {"questionnaireId":"yearly","programmeId":"biginn","title":{"en":"Yearly"},"audience":"ANYBODY","trigger":"WAVE","languages":["en","es"],"versions":[1],"draft":false}],"next":null}""");
        services.on("POST", API, asked -> new Answer(201, body(DEFINITION, "")));

        Shown page = get(CARMEN, "/questionnaires");
        Shown begun = post(CARMEN, "/questionnaires", "programmeId", "biginn", "questionnaireId", "yearly", "from", "yearly");

        assertThat(page.text()).contains("Your visit", "Comes with the platform", "After a visit", "English, Spanish", "Work at version 2");
        assertThat(page.html()).contains("/api/questionnaires/questionnaires/visitor-feedback/versions/2?format=file");
        assertThat(begun.location()).endsWith(PAGE);
        assertThat(services.asked("POST", API).getFirst().body())
                .isEqualTo("{\"programmeId\":\"biginn\",\"questionnaireId\":\"yearly\",\"from\":{\"questionnaireId\":\"yearly\"}}");
        assertThat(get(DAGNY, "/questionnaires").status()).isEqualTo(403);
    }

    @Test
    void showsWhatAFileCouldNotCarryOverBeforeItBecomesADraft() {
        services.on("POST", API + "/imports", _ -> new Answer(201, "{\"draft\":" + body(DEFINITION, "")
                + """
                        ,"notCarriedOver":[{"where":"Question X1","what":"equation","why":"Computed in the tool itself"}]}"""));

        Shown read = upload("survey.lss", "<document/>", "");
        Shown wrongName = upload("survey.lss", "<document/>", "Not a name");
        upload("survey.lss", "<document/>", "progress");

        assertThat(services.asked("POST", API + "/imports")).hasSize(2);
        assertThat(services.asked("POST", API + "/imports").getFirst().query()).containsEntry("programmeId", "biginn")
                .doesNotContainKey("questionnaireId");
        assertThat(services.asked("POST", API + "/imports").getLast().query()).containsEntry("questionnaireId", "progress");
        assertThat(read.text()).contains("2 sections, 3 questions", "About 2 minutes", "One thing is not carried over", "Question X1",
                "equation", "Computed in the tool itself");
        assertThat(read.html()).contains("/questionnaires/yearly/edit");
        assertThat(wrongName.status()).isEqualTo(422);
        assertThat(wrongName.text()).contains("Small letters, digits and hyphens, such as");
    }

    @Test
    void saysWhyAFileIsNoSurvey() {
        services.on("POST", API + "/imports", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"NOT_A_SURVEY\",\"field\":\"file\",\"message\":\"This is no survey.\"}"));

        assertThat(upload("cat.png", "cat", "").text()).contains("This is no survey.");
    }

    private Shown upload(String name, String content, String questionnaireId) {
        String form = "--x\r\nContent-Disposition: form-data; name=\"programmeId\"\r\n\r\nbiginn\r\n--x\r\nContent-Disposition: form-data; name=\"questionnaireId\"\r\n\r\n"
                + questionnaireId + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name + "\"\r\n\r\n" + content + "\r\n--x--\r\n";
        return send(request(CARMEN, "/questionnaires/import").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String body(String definition, String faults) {
        return """
                {"questionnaireId":"yearly","programmeId":"biginn","version":2,"definition":%s,"faults":[%s],"secondsEstimate":%s,
                "completeness":[{"language":"en","translated":8,"missing":[]},{"language":"es","translated":1,"missing":["sections[0].title"]}]}"""
                .formatted(definition, faults, faults.isEmpty() ? "100" : "null");
    }

    /** What a browser would send of the page's main form as it stands. */
    private static List<String> fields(Shown page) {
        String html = page.html().substring(page.html().indexOf("<main")).replaceFirst("(?s)<form[^>]*discarding.*", "");
        List<String> fields = new ArrayList<>();
        var controls = Pattern.compile("(?s)<input([^>]*)>|<textarea([^>]*)>(.*?)</textarea>|<select([^>]*)>(.*?)</select>").matcher(html);
        while (controls.find()) {
            if (controls.group(1) != null) {
                String input = controls.group(1);
                if (!input.contains("type=\"checkbox\"") || input.contains("checked")) {
                    fields.addAll(List.of(attribute(input, "name"), attribute(input, "value")));
                }
            } else if (controls.group(2) != null) {
                fields.addAll(List.of(attribute(controls.group(2), "name"), text(controls.group(3))));
            } else {
                var chosen = Pattern.compile("<option([^>]*) selected").matcher(controls.group(5));
                var first = Pattern.compile("<option([^>]*)>").matcher(controls.group(5));
                String option = chosen.find() ? chosen.group(1) : first.find() ? first.group(1) : "";
                fields.addAll(List.of(attribute(controls.group(4), "name"), attribute(option, "value")));
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? text(found.group(1)) : "";
    }

    private static String text(String html) {
        return html.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static String[] with(List<String> fields, String... changes) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 2) {
            if (!List.of(changes).contains(fields.get(i))) {
                all.addAll(fields.subList(i, i + 2));
            }
        }
        all.addAll(List.of(changes));
        return all.toArray(String[]::new);
    }
}
