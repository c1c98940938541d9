package eu.sojourn.identity;

import static eu.sojourn.identity.SignInTest.basic;
import static eu.sojourn.identity.SignInTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Browser;
import java.net.http.HttpResponse;
import java.util.Map;

import eu.sojourn.identity.RunningIdentity.Instance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Names and addresses are told to notifications and to nobody else; demo tokens only to whoever knows the secret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipientsTest {

    private final RunningIdentity running = new RunningIdentity();
    private Instance identity;

    @BeforeAll
    void start() {
        identity = running.start();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void tellsWhomToWriteToForAnOrganisation() {
        HttpResponse<String> response = ask("?organisationId=litek", notificationsToken());

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode only = json(response).get(0);
        assertThat(json(response).size()).isEqualTo(1);
        assertThat(only.get("name").asString()).isEqualTo("Lina Petrauskaitė");
        assertThat(only.get("email").asString()).isEqualTo("lina@demo.sojourn.example");
        assertThat(only.get("language").asString()).isEqualTo("en");
        assertThat(only.get("personId").asString()).matches("[a-z0-9][a-z0-9-]{1,62}");
    }

    @Test
    void tellsWhomToWriteToForAPartnership() {
        assertThat(json(ask("?partnershipId=biginn", notificationsToken())).get(0).get("name").asString()).isEqualTo("Carmen Ortega");
    }

    @Test
    void knowsNobodyOfAnUnknownOrganisation() {
        assertThat(ask("?organisationId=unknown", notificationsToken()).body()).isEqualTo("[]");
    }

    @Test
    void refusesAQuestionForNobodyOrForBoth() {
        assertThat(ask("", notificationsToken()).statusCode()).isEqualTo(400);
        HttpResponse<String> both = ask("?organisationId=litek&partnershipId=biginn", notificationsToken());
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(both.body()).contains("urn:sojourn:problem:invalid-input", "\"field\":\"organisationId\"");
    }

    @Test
    void refusesPeopleAndStrangers() {
        assertThat(
                ask("?organisationId=litek", demoToken("carmen", RunningIdentity.DEMO_SECRET).get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(ask("?organisationId=litek", "nonsense").statusCode()).isEqualTo(401);
        assertThat(new Browser().get(identity.base() + "/recipients?organisationId=litek").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenWithoutTheScope() {
        String token = clientCredentials("notifications", RunningIdentity.SERVICE_SECRET, Map.of("grant_type", "client_credentials"));

        assertThat(ask("?organisationId=litek", token).statusCode()).isEqualTo(403);
    }

    @Test
    void givesNoTokenToAProgramWithoutItsSecretOrForAnothersGrant() {
        Map<String, String> grant = Map.of("grant_type", "client_credentials");

        assertThat(token("notifications", "guessed", grant).statusCode()).isEqualTo(401);
        assertThat(token("gateway", RunningIdentity.GATEWAY_SECRET, grant).statusCode()).isEqualTo(400);
    }

    @Test
    void issuesDemoTokensForTwelveHours() {
        JsonNode issued = demoToken("carmen", RunningIdentity.DEMO_SECRET);

        assertThat(issued.get("expires_in").asInt()).isEqualTo(12 * 60 * 60);
        assertThat(issued.get("access_token").asString()).startsWith("ey");
    }

    @Test
    void refusesDemoTokensWithoutTheSecretAndForStrangers() {
        assertThat(demo("carmen", "guessed").statusCode()).isEqualTo(403);
        assertThat(new Browser().post(identity.base() + "/demo/tokens", Map.of("user", "carmen")).statusCode()).isEqualTo(403);
        assertThat(demo("nobody", RunningIdentity.DEMO_SECRET).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> ask(String query, String token) {
        return new Browser().get(identity.base() + "/recipients" + query, "Authorization", "Bearer " + token);
    }

    private String notificationsToken() {
        return clientCredentials("notifications", RunningIdentity.SERVICE_SECRET,
                Map.of("grant_type", "client_credentials", "scope", "recipients"));
    }

    private String clientCredentials(String client, String secret, Map<String, String> grant) {
        return json(token(client, secret, grant)).get("access_token").asString();
    }

    private HttpResponse<String> token(String client, String secret, Map<String, String> grant) {
        return new Browser().post(identity.base() + "/oauth2/token", grant, "Authorization", basic(client, secret));
    }

    private JsonNode demoToken(String user, String secret) {
        return json(demo(user, secret));
    }

    private HttpResponse<String> demo(String user, String secret) {
        return new Browser().post(identity.base() + "/demo/tokens", Map.of("user", user), "X-Demo-Secret", secret);
    }
}
