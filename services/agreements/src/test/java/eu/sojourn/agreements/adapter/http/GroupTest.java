package eu.sojourn.agreements.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A group Xchange of thirty visitors, over HTTP and the real topics. */
@SojournTest
class GroupTest {
    private static final int VISITORS = 30;

    private final Story story;

    @Autowired
    GroupTest(Http http) {
        story = new Story(http);
    }

    @Test
    void asksExactlyTheOneVisitorsPartiesWhenThatVisitorChanges() {
        thirtyAnnexesAreInForce();
        var before = annexes();

        visitor(7).put(path(visit(7)) + "/particulars", Map.of("traveller", "Ana Ruiz", "function", "engineer")).expect(200);
        assertThat(asked()).isEqualTo(Map.of(visit(7), List.of("HO", "VO", "VOP")));
        signed(visit(7));
        visitor(7).put(path(visit(7)) + "/particulars",
                Map.of("traveller", "Ana Ruiz", "function", "engineer", "goals", "Meet suppliers")).expect(200);
        assertThat(asked()).isEqualTo(Map.of(visit(7), List.of("VO", "VOP")));
        assertThat(awaiting(story.hanna())).isEmpty();
        assertThat(awaiting(story.ernst())).containsExactly(visit(7));

        untouched(before, visit(7));
        eventually(() -> assertThat(story.said("agreements.annex-reopened.v1", visit(7))).hasSize(2));
        for (var i = 0; i < VISITORS; i++) {
            assertThat(story.said("agreements.annex-reopened.v1", visit(i))).hasSize(i == 7 ? 2 : 0);
        }
    }

    @Test
    void leavesTheOthersUntouchedWhenAVisitorIsAddedOrWithdrawn() {
        thirtyAnnexesAreInForce();
        var before = annexes();

        accepted(VISITORS);
        story.visitIs("withdrawn", visit(3), organisation(3), 9);

        eventually(() -> {
            assertThat(annex(visit(VISITORS)).at("/state").asString()).isEqualTo("AWAITING_SIGNATURES");
            assertThat(annex(visit(3)).at("/state").asString()).isEqualTo("VOID");
        });
        untouched(before, visit(3));
        assertThat(asked().keySet()).containsExactly(visit(VISITORS));
    }

    private void thirtyAnnexesAreInForce() {
        story.annexIsInForce();
        for (var i = 0; i < VISITORS; i++) {
            accepted(i);
        }
        eventually(() -> assertThat(awaiting(story.hanna())).hasSize(VISITORS));
        for (var signer : List.of(story.hanna(), story.carmen(), story.ernst())) {
            signAll(signer);
        }
        for (var i = 0; i < VISITORS; i++) {
            signAll(visitor(i));
        }
        assertThat(annexes().values()).hasSize(VISITORS)
                .allSatisfy(annex -> assertThat(annex.at("/state").asString()).isEqualTo("IN_FORCE"));
    }

    private void accepted(int visitor) {
        story.organisation(organisation(visitor), "Visitor " + visitor, 2, story.visitingPartnership);
        story.visitIsAccepted(visit(visitor), organisation(visitor));
    }

    private void signed(String visit) {
        for (var signer : List.of(story.hanna(), story.ernst(), visitor(7))) {
            signAll(signer);
        }
        assertThat(annex(visit).at("/state").asString()).isEqualTo("IN_FORCE");
    }

    /** Everything that awaits the signer, as shown in the list, in one go. */
    private void signAll(Http signer) {
        var signatures = signer.get("/api/agreements/annexes?awaiting=me&limit=200")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(annex -> Map.of("visitId", annex.at("/visitId").asString(), "textSha256", annex.at("/textSha256").asString()))
                .toList();
        var answer = signer.post("/api/agreements/annexes/signatures", Map.of("signatures", signatures)).expect(200).json();
        assertThat(answer.at("/items").valueStream().map(item -> item.at("/result").asString())).containsOnly("SIGNED");
    }

    private void untouched(Map<String, JsonNode> before, String except) {
        var after = annexes();
        before.forEach((visit, annex) -> {
            if (!visit.equals(except)) {
                assertThat(after.get(visit)).as(visit).isEqualTo(annex);
            }
        });
    }

    private Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new TreeMap<>();
        annexes().forEach((visit, annex) -> {
            var roles = new ArrayList<String>();
            annex.at("/parties")
                    .valueStream()
                    .filter(party -> party.at("/asked").asBoolean())
                    .forEach(party -> roles
                            .add(party.at("/roles/0").asString()));
            if (!roles.isEmpty()) {
                asked.put(visit, roles);
            }
        });
        return asked;
    }

    /** As the partnership of the visitors sees them; without the one of the story. */
    private Map<String, JsonNode> annexes() {
        Map<String, JsonNode> annexes = new TreeMap<>();
        story.ernst()
                .get("/api/agreements/annexes?limit=200&xchangeId=" + story.xchange)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(annex -> !annex.at("/visitId").asString().equals(story.visit))
                .forEach(annex -> annexes.put(annex.at("/visitId").asString(), annex));
        return annexes;
    }

    private JsonNode annex(String visit) {
        return story.ernst().get(path(visit)).expect(200).json();
    }

    private static List<String> awaiting(Http caller) {
        return caller.get("/api/agreements/annexes?awaiting=me&limit=200")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(annex -> annex.at("/visitId").asString())
                .toList();
    }

    private Http visitor(int visitor) {
        return story.anyone().as(Tokens.person("visitor-" + visitor).role("visitor").organisation(organisation(visitor)).token());
    }

    private String organisation(int visitor) {
        return "visitor-" + visitor + "-" + story.run;
    }

    private String visit(int visitor) {
        return "visit-%02d-%s".formatted(visitor, story.run);
    }

    private static String path(String visit) {
        return "/api/agreements/annexes/" + visit;
    }
}
