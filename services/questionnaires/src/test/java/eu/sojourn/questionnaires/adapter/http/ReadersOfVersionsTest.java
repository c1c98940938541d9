package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.questionnaires.domain.form.Forms.plain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.questionnaires.Progress;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import tools.jackson.databind.JsonNode;

/** What was answered for the partnership alone stays so, whatever the next version of the questionnaire says. */
@SojournTest
class ReadersOfVersionsTest {

    private static final String RESULTS = "/api/questionnaires/results";
    private static final String OUTCOME = """
            {'id':'came-of-it','questions':[{'id':'outcome','type':'SINGLE_CHOICE','text':{'en':'What came of it?'},'required':true,'options':[
             {'value':'NOT_HELD','label':{'en':'Not held'}},{'value':'NO_INTEREST','label':{'en':'No interest'}},
             {'value':'INFORMATIVE','label':{'en':'Informative'}},{'value':'COOPERATION_POSSIBLE','label':{'en':'Cooperation'}}]}]},""";

    @Autowired
    private Http http;

    private final String story = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void tellsAuditorsNothingOfTheEarlierWave() {
        Progress progress = new Progress(story, http);
        publish(progress.own(), progress.programmeId(), "", "PARTNERSHIP");
        wave(progress, "first", null);
        progress.importResponses("first", "invitee,segment,submittedAt,secret\nGCA,all,2024-03-01T10:00:00Z,true\n").expect(200);
        publish(progress.own(), progress.programmeId(), "", "ALL");
        wave(progress, "second", "first");
        String query = RESULTS + "?waveId=" + progress.waveId("second");

        JsonNode own = secret(progress.own().get(query).expect(200).json());
        JsonNode audited = secret(auditor().get(query).expect(200).json());

        assertThat(own.at("/previous/n").asInt()).isEqualTo(1);
        assertThat(audited.path("asked").isNumber()).isTrue();
        assertThat(audited.path("previous").isNull()).isTrue();
    }

    @Test
    void tellsAuditorsNothingOfTheEarlierVersionAboutVisits() {
        Visit visit = answered();
        publish(http.as(visit.coordinator()), visit.programmeId(), aboutVisits(), "ALL");
        String query = RESULTS + "?questionnaireId=secrets-" + story + "&programmeId=" + visit.programmeId();

        assertThat(secret(http.as(visit.coordinator()).get(query).expect(200).json()).path("n").asInt()).isEqualTo(1);
        assertThat(secret(auditor().get(query).expect(200).json()).path("n").asInt()).isZero();
    }

    @Test
    void leavesOutOfAuditorsOfficialFormsWhatThePartnershipReads() {
        Visit visit = answered();
        String path = "/api/questionnaires/visits/" + visit.visitId() + "/official-form";

        assertThat(http.as(visit.coordinator()).get(path).expect(200).text()).contains("secret-field");
        assertThat(auditor().get(path).expect(200).text()).contains("host-outcome").doesNotContain("secret-field");
    }

    private Visit answered() {
        Visit visit = Completion.of(story);
        publish(http.as(visit.coordinator()), visit.programmeId(), aboutVisits(), "PARTNERSHIP");
        visit.invited(http);
        String invitation = visit.visitorInvitation();
        http.as(visit.visitor())
                .post(invitation + "/response", Map.of("answers", Map.of("outcome", "INFORMATIVE", "secret", true)))
                .expect(200);
        return visit;
    }

    private void publish(Http coordinator, String programmeId, String before, String readers) {
        String definition = """
                {'programmeId':'%s',%s'defaultLanguage':'en','title':{'en':'Secrets'},'sections':[%s{'id':'own','readers':'%s','questions':[
                 {'id':'secret','type':'YES_NO','text':{'en':'Secret?'},'feeds':['OFFICIAL_FORM:secret-field']}]}]}"""
                .formatted(programmeId, before, before.isEmpty() ? "" : OUTCOME, readers);
        String draft = "/api/questionnaires/questionnaires/secrets-" + story + "/draft";
        coordinator.put(draft, plain(definition)).expect(200);
        coordinator.send("POST", draft + "/publication", null).expect(201);
    }

    private static String aboutVisits() {
        return "'audience':'VISITOR','trigger':'VISIT_OVER',";
    }

    private void wave(Progress progress, String name, @Nullable String previous) {
        Map<String, Object> details = new HashMap<>(progress.details(name, "2099-06-05T18:00"));
        details.put("questionnaireId", "secrets-" + story);
        if (previous != null) {
            details.put("previousWaveId", progress.waveId(previous));
        }
        progress.own().post("/api/questionnaires/waves", details).expect(201);
        progress.invite(name, "name\nGCA\n").expect(200);
        progress.open(name);
    }

    private Http auditor() {
        return http.as(Tokens.person("auditor").role("auditor").token());
    }

    private static JsonNode secret(JsonNode results) {
        return results.path("questions")
                .valueStream()
                .filter(each -> each.path("questionId").asString().equals("secret"))
                .findFirst()
                .orElseThrow();
    }
}
