package eu.sojourn.questionnaires.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

/** Whoever has a link, and no account. */
@SojournTest
@ExtendWith(OutputCaptureExtension.class)
class LinkedInvitationTest {

    private static final String LINKED = "/api/questionnaires/linked";
    private static final Map<String, Object> INFORMATIVE = Map.of("answers", Map.of("outcome", "INFORMATIVE", "days-attended", 5));

    @Autowired
    private Http http;

    private Visit visit = Completion.of("unset");
    private String invitation = "";

    @BeforeEach
    void invite() {
        visit = Completion.over(http);
        invitation = visit.visitorInvitation();
    }

    @Test
    void opensTheInvitationAndChangesNothing() {
        Answer opened = holder().get(LINKED).expect(200);

        assertThat(opened.at("/invitationId")).isEqualTo(visit.visitorInvitationId());
        assertThat(opened.json().path("mayAnswer").asBoolean()).isTrue();
        assertThat(opened.json().path("reminders").isNull()).isTrue();
        assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
        assertThat(holder().get(LINKED).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void goesOnElsewhereWithWhatWasBegunByTheLink() {
        holder().put(LINKED + "/draft", Map.of("answers", Map.of("remarks", "half a sentence"))).expect(200);

        assertThat(http.as(visit.visitor()).get(invitation).at("/draft/remarks")).isEqualTo("half a sentence");
    }

    @Test
    void takesAResponseAndTheSameAgainAndACorrection() {
        assertThat(holder().post(LINKED + "/response", INFORMATIVE).expect(200).at("/responses/0/source")).isEqualTo("LINK");
        assertThat(holder().post(LINKED + "/response", INFORMATIVE).expect(200).json().path("responses").size()).isEqualTo(1);
        assertThat(holder().post(LINKED + "/response", Map.of("answers", Map.of("outcome", "NOT_HELD")))
                .expect(200)
                .json()
                .path("responses")
                .size()).isEqualTo(2);
    }

    @Test
    void namesWhatIsWrongAndKeepsIt() {
        Answer answer = holder().post(LINKED + "/response", Map.of("answers", Map.of("outcome", "GREAT"))).expect(400);

        assertThat(answer.fields()).containsExactly("outcome");
        assertThat(holder().get(LINKED).at("/draft/outcome")).isEqualTo("GREAT");
    }

    @Test
    void confirmsAnInterview() {
        http.as(visit.coordinator()).put(invitation + "/interview", INFORMATIVE).expect(200);

        Answer confirmed = holder().post(LINKED + "/interview/confirmation", "{}").expect(200);

        assertThat(confirmed.at("/responses/0/source")).isEqualTo("INTERVIEW");
        assertThat(confirmed.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void opensNothingByALinkThatWasTakenBack() {
        Http former = holder();

        http.as(visit.coordinator()).post(invitation + "/link/revocation", "{}").expect(200);

        assertThat(former.get(LINKED).expect(410).reasons()).containsExactly("LINK_REVOKED");
        former.post(LINKED + "/response", INFORMATIVE).expect(410);
        holder().get(LINKED).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".", "no-such-invitation.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void opensNothingByWhatIsNoLink(String token) {
        http.with("Sojourn-Link", token).get(LINKED).expect(404);
        http.with("Sojourn-Link", token).put(LINKED + "/draft", INFORMATIVE).expect(404);
        http.get(LINKED).expect(404);
    }

    @Test
    void opensNothingByALinkThatWasTamperedWith() {
        String token = token();
        String other = (token.endsWith("A") ? "E" : "A");

        http.with("Sojourn-Link", token.substring(0, token.length() - 1) + other).get(LINKED).expect(404);
        http.with("Sojourn-Link", visit.hostInvitationId() + token.substring(token.indexOf('.'))).get(LINKED).expect(404);
    }

    @Test
    void givesNoMoreRightToSomebodyWhoIsSignedIn() {
        Http strangerWithLink = http.as(Tokens.stranger()).with("Sojourn-Link", token());

        strangerWithLink.get(LINKED).expect(200);
        strangerWithLink.get(invitation).expect(403);
    }

    @Test
    void hasTheTokenInNoLog(CapturedOutput logged) {
        String token = token();

        http.with("Sojourn-Link", token).get(LINKED).expect(200);
        http.with("Sojourn-Link", token + "x").get(LINKED).expect(404);
        http.with("Sojourn-Link", token).post(LINKED + "/response", "{").expect(400);

        assertThat(logged.getAll()).doesNotContain(token.substring(token.indexOf('.') + 1));
    }

    private Http holder() {
        return http.with("Sojourn-Link", token());
    }

    private String token() {
        String address = http.as(visit.coordinator()).get(invitation + "/link").expect(200).at("/address");
        assertThat(address).startsWith("http://localhost:8080/answer/" + visit.visitorInvitationId() + ".");
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
