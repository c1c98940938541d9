package eu.sojourn.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Lists show each person what is theirs, whatever they filter, however they sort, page by page and as a file. */
@SojournTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsTest {

    @Autowired
    Http http;

    @Autowired
    MongoTemplate mongo;

    private Cast cast;
    private String elsewhere;
    private List<Document> visits;

    @BeforeAll
    void begin() {
        cast = new Cast(http).ready();
        elsewhere = "other-" + cast.programme;
        var masses = new Masses(mongo, cast.visit(cast.xchange("2024-03-04", "2024-03-08", 3), cast.litek));
        visits = new ArrayList<>(masses.visits(220, cast.programme, List.of(cast.xfel, "host-two", "host-three"), 9, 1));
        visits.addAll(masses.visits(120, elsewhere, List.of(cast.xfel, "host-two"), 9, 2));
        mongo.getCollection("visits")
                .updateMany(new Document("state.parties.programmeId", elsewhere),
                        new Document("$set", new Document("state.parties.hostPartnershipId", elsewhere)));
        visits.forEach(visit -> {
            if (field(visit, "parties.programmeId").equals(elsewhere)) {
                ((Document) ((Document) visit.get("state")).get("parties")).put("hostPartnershipId", elsewhere);
            }
        });
    }

    private record Reader(String token, Predicate<Document> sees) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void showsTheWholeListOfWhatIsTheirsInOrder(long seed) {
        var random = new Random(seed);
        var reader = readers().get(random.nextInt(readers().size()));
        var asked = new LinkedHashMap<String, String>();
        Predicate<Document> shown = reader.sees().and(visit -> visit.getString("_id").length() == 36);
        // The copied one and what other tests made is not among the masses.
        var scope = random.nextBoolean() ? cast.programme : elsewhere;
        asked.put("programmeId", scope);
        shown = shown.and(visit -> field(visit, "parties.programmeId").equals(scope));
        if (random.nextBoolean()) {
            asked.put("state", "CLOSED&state=SUBMITTED&state=DRAFT");
            shown = shown.and(visit -> List.of("CLOSED", "SUBMITTED", "DRAFT").contains(field(visit, "state")));
        }
        if (random.nextInt(3) == 0) {
            asked.put("visitingCountry", "LT");
            shown = shown.and(visit -> field(visit, "from.country").equals("LT"));
        }
        if (random.nextInt(3) == 0) {
            asked.put("hostOrganisationId", "host-two");
            shown = shown.and(visit -> field(visit, "parties.hostOrganisationId").equals("host-two"));
        }
        if (random.nextInt(4) == 0) {
            asked.put("organisationId", "vo-%s-3".formatted(cast.programme));
            shown = shown.and(visit -> field(visit, "parties.visitingOrganisationId").equals("vo-%s-3".formatted(cast.programme)));
        }
        var sort = random.nextBoolean() ? "firstDay" : "submittedOn";
        if (sort.equals("firstDay") && random.nextBoolean()) {
            asked.put("from", "2031-01-01");
            asked.put("to", "2031-12-31");
            shown = shown.and(visit -> field(visit, "period.firstDay").startsWith("2031"));
        }
        var descending = random.nextBoolean();
        asked.put("sort", (descending ? "-" : "") + sort);
        asked.put("limit", String.valueOf(1 + random.nextInt(40)));

        var found = all(reader.token(), "/api/registration/visits?" + query(asked));

        Comparator<Document> order = Comparator
                .<Document, String>comparing(visit -> field(visit, sort.equals("firstDay") ? "period.firstDay" : "submittedOn"))
                .thenComparing(visit -> visit.getString("_id"));
        var masses = visits.stream().map(visit -> visit.getString("_id")).collect(Collectors.toSet());
        assertThat(found.stream().filter(masses::contains)).as(asked.toString())
                .containsExactlyElementsOf(visits.stream()
                        .filter(shown)
                        .sorted(descending ? order.reversed() : order)
                        .map(visit -> visit.getString("_id"))
                        .toList());
    }

    private List<Reader> readers() {
        var visitor = "vo-%s-3".formatted(cast.programme);
        return List.of(new Reader(cast.carmen, visit -> coordinated(visit)),
                new Reader(Tokens.host("host-two"), visit -> told(visit) && field(visit, "parties.hostOrganisationId").equals("host-two")),
                new Reader(Tokens.visitor(visitor), visit -> field(visit, "parties.visitingOrganisationId").equals(visitor)),
                new Reader(Tokens.person("both").role("coordinator").programme(cast.programme).organisation("host-two").token(),
                        visit -> coordinated(visit) || told(visit) && field(visit, "parties.hostOrganisationId").equals("host-two")),
                new Reader(Tokens.operator(), ListsTest::told), new Reader(Tokens.stranger(), _ -> false));
    }

    private boolean coordinated(Document visit) {
        var programmes = field(visit, "parties.programmeId").equals(cast.programme);
        return told(visit)
                ? programmes || field(visit, "parties.hostPartnershipId").equals(cast.partnership)
                : programmes && field(visit, "encoded").equals("true");
    }

    private static boolean told(Document visit) {
        return !field(visit, "state").equals("DRAFT");
    }

    @Test
    void sortsWhatIsToBePaidByTheDayThatItIsDue() {
        var due = all(cast.carmen, "/api/registration/visits?limit=7&payment=DUE&sort=dueBy&programmeId=" + cast.programme);

        assertThat(due).containsExactlyElementsOf(visits.stream()
                .filter(visit -> field(visit, "parties.programmeId").equals(cast.programme) && field(visit, "payment.state").equals("DUE"))
                .sorted(Comparator.<Document, String>comparing(visit -> field(visit, "payment.dueBy"))
                        .thenComparing(visit -> visit.getString("_id")))
                .map(visit -> visit.getString("_id"))
                .toList());
    }

    @Test
    void writesTheWholeListAsAFile() {
        var query = "programmeId=" + cast.programme + "&state=CLOSED&sort=firstDay";
        var listed = all(cast.carmen, "/api/registration/visits?limit=50&" + query);

        var csv = http.as(cast.carmen).get("/api/registration/visits/export?format=csv&columns=visitId,state&" + query).expect(200);
        var xlsx = http.as(cast.carmen).get("/api/registration/visits/export?format=xlsx&" + query).expect(200);

        assertThat(csv.text().lines().skip(1).map(line -> line.substring(0, line.indexOf(',')))).containsExactlyElementsOf(listed);
        assertThat(csv.text()).contains("visitId,state");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"visits.csv\"");
        assertThat(xlsx.text()).startsWith("PK");
    }

    @Test
    void writesNoFormulaIntoAFile() {
        var id = "formula-" + cast.programme;
        cast.organisation(id, "=cmd|' /C calc'!A0", "DE", "SME", false);
        var plan = new LinkedHashMap<>(cast.plan("2024-05-06", "2024-05-10", 3));
        plan.put("title", "=HYPERLINK(\"http://evil\")");
        http.as(cast.carmen).post("/api/registration/xchanges", plan).expect(201);

        assertThat(http.as(cast.carmen).get("/api/registration/organisations/export").expect(200).text()).contains("'=cmd|")
                .doesNotContain(",=cmd", ",\"=cmd");
        assertThat(http.as(cast.carmen).get("/api/registration/xchanges/export?programmeId=" + cast.programme).expect(200).text())
                .contains("'=HYPERLINK")
                .doesNotContain(",=HYPER", ",\"=HYPER");
    }

    @Test
    void showsDraftsToTheirCoordinatorsOnlyAndFindsXchangesByTheirTitle() {
        var id = cast.xchange("2024-06-03", "2024-06-07", 3);
        var plan = new LinkedHashMap<>(cast.plan("2024-06-10", "2024-06-14", 3));
        plan.put("title", "Cryogenics at work");
        var draft = http.as(cast.carmen).post("/api/registration/xchanges", plan).expect(201).at("/xchangeId");
        var list = "/api/registration/xchanges?limit=2&sort=title&programmeId=" + cast.programme;

        assertThat(all(cast.carmen, list)).contains(id, draft);
        assertThat(all(cast.lina, list)).contains(id).doesNotContain(draft);
        assertThat(all(cast.carmen, list + "&text=CRYO")).containsExactly(draft);
        assertThat(all(cast.lina, list + "&text=CRYO")).isEmpty();
        assertThat(all(cast.carmen, list + "&state=DRAFT")).contains(draft).doesNotContain(id);
        assertThat(all(cast.lina, list + "&state=DRAFT")).isEmpty();
        assertThat(all(Tokens.operator(), list + "&state=DRAFT&text=cryo")).containsExactly(draft);
        for (var everything : List.of(Tokens.operator(), Tokens.person("auditor").role("auditor").token())) {
            assertThat(all(everything, list + "&state=DRAFT")).contains(draft);
            http.as(everything).get("/api/registration/xchanges/" + draft).expect(200);
        }
        assertThat(all(cast.carmen, "/api/registration/xchanges?limit=50&from=2024-06-10&to=2024-06-10&programmeId=" + cast.programme))
                .containsExactly(draft);
    }

    private List<String> all(String token, String path) {
        var ids = new ArrayList<String>();
        var next = "";
        do {
            var page = http.as(token).get(path + (next.isEmpty() ? "" : "&after=" + next)).expect(200).json();
            page.path("items").forEach(item -> ids.add(item.path(item.has("visitId") ? "visitId" : "xchangeId").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return ids;
    }

    private static String query(Map<String, String> asked) {
        return asked.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("&"));
    }

    private static String field(Document visit, String path) {
        return String.valueOf(visit.getEmbedded(List.of(("state." + path).split("\\.")), Object.class));
    }
}
