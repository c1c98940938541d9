package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Waves as coordinators plan, open, watch and close them. */
class WavesTest extends PortalTest {
    private static final String API = "/api/questionnaires/waves";
    private static final String ONE = API + "/w1";
    private static final String PAGE = "/waves/w1";
    private static final String ASKED = """
            [{"segment":"North","organisationId":"bigscience-dk","name":null},{"segment":"South","organisationId":null,"name":"Ana's lab, Porto"}]""";

    @BeforeEach
    void waves() {
        services.get("/api/questionnaires/questionnaires",
                """
                        {"items":[{"questionnaireId":"progress","programmeId":null,"title":{"en":"Progress"},"audience":"ANYBODY","trigger":"WAVE","languages":["en"],"versions":[1],"draft":false},
                        {"questionnaireId":"visitor-feedback","programmeId":null,"title":{"en":"Your visit"},"audience":"VISITOR","trigger":"VISIT_OVER","languages":["en"],"versions":[1],"draft":false}],"next":null}""");
        services.get(API, "{\"items\":[" + wave("w0", "CLOSED") + "," + wave("w1", "OPEN") + "],\"next\":null}");
        services.get(ONE + "/invitees", ASKED);
        services.get(ONE + "/monitor",
                """
                        {"waveId":"w1","state":"OPEN","all":{"invited":4,"sent":3,"started":1,"submitted":1,"rate":25.0},
                        "segments":[{"segment":"North","invited":2,"sent":2,"started":1,"submitted":1,"rate":50.0},{"segment":"South","invited":2,"sent":1,"started":0,"submitted":0,"rate":0.0}],
                        "silent":[{"invitationId":"i2","organisationId":"silicon-saxony","name":"Silicon Saxony","segment":"North","state":"STARTED","handedOver":false,"reminders":2,"lastReminderAt":"2026-05-01T08:00:00Z","bounced":true,"putOffUntil":"2026-05-04T06:00:00Z"},
                        {"invitationId":"i3","organisationId":null,"name":"Ana's lab","segment":"South","state":"SENT","handedOver":true,"reminders":0,"lastReminderAt":null,"bounced":false}]}""");
        is("OPEN");
    }

    @Test
    void plansOneWithRemindersOfItsOwn() {
        services.on("POST", API, _ -> new Answer(201, wave("w1", "DRAFT")));

        Shown form = get(CARMEN, "/waves/new?questionnaireId=progress");
        Shown planned = post(CARMEN, "/waves", "programmeId", "biginn", "title", "Progress 2027", "questionnaireId", "progress", "closes",
                "2027-03-01T12:00", "zone", "Europe/Madrid", "reminders.afterDays", "5, 10", "reminders.weekdaysOnly", "true");
        Shown faulty = post(CARMEN, "/waves", "title", "Progress 2027", "closes", "tomorrow");

        assertThat(form.html()).contains("<option value=\"progress\" selected").doesNotContain("visitor-feedback");
        assertThat(planned.location()).endsWith("/waves/w1?done=wave-planned");
        assertThat(services.asked("POST", API).getFirst().body()).contains("\"closes\":\"2027-03-01T12:00\"",
                "\"reminders\":{\"afterDays\":[5,10],\"weekdaysOnly\":true");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.html()).contains("value=\"Progress 2027\"", "value=\"tomorrow\"", "href=\"#wave-closes\"");
        assertThat(services.asked("POST", API)).hasSize(1);
    }

    @Test
    void countsAPopulationBeforeItIsAsked() {
        is("DRAFT");
        services.get(ONE + "/population",
                """
                        {"count":2300,"byCountry":{"DK":1300,"LT":1000},"byType":{"SME":2300},"organisations":[{"organisationId":"bigscience-dk","name":"BigScience.dk","country":"DK","type":"CLUSTER_ORGANISATION"},{"organisationId":"litek","name":"LITEK","country":"LT","type":"SME"}]}""");
        services.on("PUT", ONE + "/invitees", _ -> Answer.ok(wave("w1", "DRAFT")));

        Shown page = get(CARMEN, PAGE + "?kind=VISITORS&country=&type=SME");
        Shown added = post(CARMEN, PAGE + "/population", "kind", "VISITORS", "type", "SME", "by", "country");

        assertThat(page.text()).contains("2,300 organisations", "Denmark 1300", "Lithuania 1000", "Small or medium-sized enterprise 2300",
                "LITEK, Lithuania",
                "The first 2 of their names", "Ask these 2,300");
        assertThat(services.asked("GET", ONE + "/population").getFirst().query()).containsEntry("kind", "VISITORS")
                .containsEntry("type", "SME");
        assertThat(added.location()).endsWith("?done=wave-invitees");
        assertThat(JsonMapper.shared().readTree(services.asked("PUT", ONE + "/invitees").getFirst().body()))
                .isEqualTo(JsonMapper.shared()
                        .readTree(
                                """
                                        {"invitees":[{"segment":"North","organisationId":"bigscience-dk"},{"segment":"South","name":"Ana's lab, Porto"}],"population":{"kind":"VISITORS","country":null,"type":"SME","segment":null,"by":"COUNTRY"}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"North; litek|{\"segment\":\"North\",\"organisationId\":\"litek\"}",
            "North, litek|{\"segment\":\"North\",\"organisationId\":\"litek\"}",
            "litek|{\"segment\":\"\",\"organisationId\":\"litek\"}",
            "South; Ana Lopes, Porto|{\"segment\":\"South\",\"name\":\"Ana Lopes, Porto\"}",
            "South,,\"Ana Lopes, Porto\"|{\"segment\":\"South\",\"name\":\"Ana Lopes, Porto\"}",
            "South;;Ana Lopes;|{\"segment\":\"South\",\"name\":\"Ana Lopes\"}",
            "Segment A; Ana|{\"segment\":\"Segment A\",\"name\":\"Ana\"}",
            "South; \"anna\"|{\"segment\":\"South\",\"name\":\"anna\"}",
            "South, \"Ana; Porto\"|{\"segment\":\"South\",\"name\":\"Ana; Porto\"}",
            "\"South; islands\", litek|{\"segment\":\"South; islands\",\"organisationId\":\"litek\"}",
            "\"Ana; Porto\"|{\"segment\":\"\",\"name\":\"Ana; Porto\"}",
            "The \"new\" ones; litek|{\"segment\":\"The \\\"new\\\" ones\",\"organisationId\":\"litek\"}"})
    void readsAListAsPeopleHaveIt(String line, String invitee) {
        services.on("PUT", ONE + "/invitees", _ -> Answer.ok(wave("w1", "OPEN")));

        Shown kept = post(CARMEN, PAGE + "/invitees", "lines", "segment;organisation\n\n" + line);

        assertThat(kept.location()).endsWith("?done=wave-invitees");
        assertThat(services.asked("PUT", ONE + "/invitees").getFirst().body()).isEqualTo("{\"invitees\":[" + invitee + "]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment; name", "Segment;organisation", "segment,organisationId,name", "SEGMENT\tName",
            "segment; organisationId or \"name\""})
    void passesOverAHeading(String heading) {
        services.on("PUT", ONE + "/invitees", _ -> Answer.ok(wave("w1", "OPEN")));

        post(CARMEN, PAGE + "/invitees", "lines", heading + "\nNorth; litek");

        assertThat(services.asked("PUT", ONE + "/invitees").getFirst().body())
                .isEqualTo("{\"invitees\":[{\"segment\":\"North\",\"organisationId\":\"litek\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Segment A; Ana", "segment; Ana", "Segment; Name Surname", "segment, names"})
    void takesAFirstLineThatOnlyBeginsLikeAHeadingForSomebody(String line) {
        services.on("PUT", ONE + "/invitees", _ -> Answer.ok(wave("w1", "OPEN")));

        post(CARMEN, PAGE + "/invitees", "lines", line + "\nNorth; litek");

        assertThat(JsonMapper.shared().readTree(services.asked("PUT", ONE + "/invitees").getFirst().body()).get("invitees")).hasSize(2);
    }

    /** Names that look like ids, and segments and names that look like headings, separators and quotes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsTheListOfADraftAndOfAFileAsItWas(long seed) {
        Random random = new Random(seed);
        List<Map<String, String>> asked = IntStream.range(0, 300).mapToObj(_ -> odd(random)).toList();
        String json = JsonMapper.shared().writeValueAsString(asked);
        is("DRAFT");
        services.get(ONE + "/invitees", json);
        services.on("POST", ONE + "/invitees/reading", _ -> Answer.ok(json));
        services.on("PUT", ONE + "/invitees", _ -> Answer.ok(wave("w1", "DRAFT")));

        post(CARMEN, PAGE + "/invitees", "lines", lines(get(CARMEN, PAGE)));
        post(CARMEN, PAGE + "/invitees", "lines", lines(postFile(CARMEN, PAGE + "/invitees", "people.csv", "x")));

        assertThat(services.asked("PUT", ONE + "/invitees").stream().map(StubServices.Asked::body))
                .containsExactly("{\"invitees\":" + json + "}", "{\"invitees\":" + json + "}");
    }

    private static Map<String, String> odd(Random random) {
        Map<String, String> invitee = new LinkedHashMap<>();
        invitee.put("segment", words(random));
        if (random.nextInt(3) == 0) {
            invitee.put("organisationId", "lab-" + random.nextInt(100));
        } else {
            invitee.put("name", words(random));
        }
        return invitee;
    }

    private static String words(Random random) {
        List<String> parts = List.of("Segment A", "segment", "name", "organisationId", "anna", "lab-7", ";", ",", "\"", "\"\"", "; ", " \"",
                "\";\"", "'", "&quot;", "<b>", "é", "=1", "\\", "all", " or ");
        String words = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(_ -> parts.get(random.nextInt(parts.size())))
                .collect(Collectors.joining())
                .strip();
        return words.isEmpty() ? "anna" : words;
    }

    /** What stands in the field with the list, as a browser sends it. */
    private static String lines(Shown page) {
        String html = page.html();
        int field = html.indexOf("<textarea", html.indexOf("id=\"list\""));
        return HtmlUtils.htmlUnescape(html.substring(html.indexOf('>', field) + 1, html.indexOf("</textarea>", field)))
                .replace("\n", "\r\n");
    }

    @Test
    void namesTheLineOfAFaultAndKeepsTheList() {
        services.on("PUT", ONE + "/invitees", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"UNKNOWN_ORGANISATION\",\"field\":\"invitees[1].organisationId\",\"message\":\"No organisation is registered as nobody\"}"));

        Shown page = post(CARMEN, PAGE + "/invitees", "lines", "A; litek\n\nB; nobody");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("B; nobody – No organisation is registered as nobody");
        assertThat(page.html()).contains("B; nobody</textarea>");
    }

    @Test
    void looksAtALongListBeforeItIsKept() {
        String lines = IntStream.range(0, 5_000)
                .mapToObj(each -> "Part " + each % 2 + "; Person " + each)
                .collect(Collectors.joining("\n"));

        Shown page = post(CARMEN, PAGE + "/invitees", "lines", "segment; name\n" + lines, "look", "yes");

        assertThat(page.text()).contains("The list names 5,000.", "Nothing is kept yet.", "Part 0 2500", "Part 1 2500",
                "Person 0, Person 1,", "Person 19 and 4,980 more");
        assertThat(page.html()).contains("Part 1; Person 4999</textarea>");
        assertThat(services.asked("PUT", ONE + "/invitees")).isEmpty();
    }

    @Test
    void looksAtAFileBeforeAnybodyIsAskedAndKeepsWhatWasLookedAt() {
        services.on("POST", ONE + "/invitees/reading", _ -> Answer.ok(ASKED));
        services.on("PUT", ONE + "/invitees", _ -> Answer.ok(wave("w1", "OPEN")));

        Shown page = postFile(CARMEN, PAGE + "/invitees", "people.csv", "segment,name\nNorth,Ana\n", "lines", "typed before");
        Shown kept = post(CARMEN, PAGE + "/invitees", "lines", "North; bigscience-dk\nSouth; Ana's lab, Porto");

        var read = services.asked("POST", ONE + "/invitees/reading").getFirst();
        assertThat(read.query()).containsEntry("name", "people.csv");
        assertThat(read.body()).isEqualTo("segment,name\nNorth,Ana\n");
        assertThat(page.text()).contains("The list names 2.", "North 1 South 1", "bigscience-dk, Ana&#39;s lab, Porto");
        assertThat(page.html())
                .contains("&quot;North&quot;; bigscience-dk\n&quot;South&quot;; &quot;Ana&#39;s lab, Porto&quot;</textarea>");
        assertThat(kept.location()).endsWith("?done=wave-invitees");
        assertThat(services.asked("PUT", ONE + "/invitees")).hasSize(1);
    }

    @Test
    void namesEachCellOfAFileThatIsWrong() {
        services.on("POST", ONE + "/invitees/reading", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"B12\",\"message\":\"must be a line\"}",
                "{\"code\":\"INVALID\",\"field\":\"C3\",\"message\":\"is needed\"}"));

        Shown page = postFile(CARMEN, PAGE + "/invitees", "people.csv", "x");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("2 cells are wrong", "3 C is needed 12 B must be a line");
        assertThat(page.html()).contains("id=\"invitees-file-fault0\"");
    }

    @Test
    void takesInRawAnswersAndSaysWhatCameOfThem() {
        services.on("POST", ONE + "/responses", _ -> Answer.ok("{\"imported\":17,\"unchanged\":2,\"overtaken\":[\"GCA\"]}"));

        Shown form = get(CARMEN, PAGE + "/responses");
        Shown taken = postFile(CARMEN, PAGE + "/responses", "raw.csv", "invitee,usefulness\nGCA,4\n");

        assertThat(form.html()).contains("enctype=\"multipart/form-data\"",
                "/api/questionnaires/results/export?waveId=w1&amp;format=csv&amp;part=ANSWERS");
        assertThat(taken.text()).contains("The answers of 17 were taken in.", "2 rows were taken in before",
                "One row was left out, as something newer is there: GCA");
        assertThat(services.asked("POST", ONE + "/responses").getFirst().body()).isEqualTo("invitee,usefulness\nGCA,4\n");
        assertThat(get(DAGNY, PAGE + "/responses").status()).isEqualTo(403);
    }

    @Test
    void namesEachCellOfRawAnswersThatIsWrongAndThatNothingWasTaken() {
        services.on("POST", ONE + "/responses", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"OTHER_SEGMENT\",\"field\":\"B7\",\"message\":\"segment: is invited in the segment North\"}"));

        Shown refused = postFile(CARMEN, PAGE + "/responses", "raw.csv", "x");
        Shown none = post(CARMEN, PAGE + "/responses");
        services.on("POST", ONE + "/responses", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"EMPTY_FILE\",\"field\":\"file\",\"message\":\"The file is empty.\"}"));
        Shown empty = postFile(CARMEN, PAGE + "/responses", "raw.csv", " ");
        is("CLOSED");
        Shown closed = get(CARMEN, PAGE + "/responses");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("nothing of it was taken", "One cell is wrong",
                "7 B segment: is invited in the segment North");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.html()).contains("id=\"responses-file-fault0\"");
        assertThat(empty.text()).contains("The file is empty.");
        assertThat(closed.text()).contains("Only a wave that is open takes answers.");
        assertThat(closed.html()).doesNotContain("type=\"file\"");
    }

    @Test
    void saysHowManyMailsOpeningMeans() {
        is("DRAFT");
        services.on("POST", ONE + "/opening", _ -> Answer.ok(wave("w1", "OPEN")));

        Shown page = get(CARMEN, PAGE + "/opening");
        Shown opened = post(CARMEN, PAGE + "/opening");

        assertThat(page.text()).contains("One organisation gets a mail.", "For one you hand a link over yourself.", "Open it and ask 2");
        assertThat(opened.location()).endsWith("?done=wave-opened");
    }

    @Test
    void showsRatesBySegmentThatFollowWhileItIsOpen() {
        Shown page = get(CARMEN, PAGE);
        Shown part = get(CARMEN, PAGE + "/monitor");
        assertThat(services.asked("GET", ONE + "/monitor").getLast().query()).containsEntry("silent", "false");
        assertThat(services.asked("GET", ONE)).as("the wave with all invitees is read for the page alone").hasSize(1);
        is("CLOSED");
        Shown closed = get(CARMEN, PAGE);

        assertThat(page.text()).containsPattern("North 50.0 % 1 1 2 2").containsPattern("South 0.0 % 0 0 1 2").contains("All 25.0 %");
        assertThat(page.html()).contains("hx-get=\"/waves/w1/monitor\" hx-trigger=\"every 10s\"", "<progress max=\"100\" value=\"50.0\"");
        assertThat(part.html()).startsWith("<section").contains("50.0 %").doesNotContain("<main");
        assertThat(closed.html()).contains("2 have not answered").doesNotContain("hx-trigger", "name=\"which\"", "/closing\"");
    }

    @Test
    void showsWhoIsSilentAndRemindsOneSomeOrAll() {
        services.on("POST", ONE + "/reminders", _ -> Answer
                .ok("""
                        {"reminded":["i2"],"notReminded":[{"invitationId":"i3","reason":{"code":"NOT_BY_MAIL","message":"Nobody writes to Ana's lab."}}]}"""));

        Shown page = get(CARMEN, PAGE);
        Shown one = post(CARMEN, PAGE + "/reminders", "one", "i2");
        post(CARMEN, PAGE + "/reminders", "which", "chosen", "invitationId", "i2", "invitationId", "i3");
        post(CARMEN, PAGE + "/reminders", "which", "all", "invitationId", "i2");
        Shown nobody = post(CARMEN, PAGE + "/reminders", "which", "chosen");

        assertThat(page.text()).contains("2 are silent", "Silicon Saxony", "reminded 2 times", "put off until 4 May 2026, 06:00 UTC",
                "The last mail came back.");
        assertThat(page.html()).contains("href=\"/waves/w1/links/i3\"", "aria-label=\"Remind Silicon Saxony\"")
                .doesNotContain("aria-label=\"Remind Ana");
        assertThat(one.text()).contains("One reminder goes out.", "Nobody writes to Ana&#39;s lab.");
        assertThat(services.asked("POST", ONE + "/reminders").stream().map(StubServices.Asked::body))
                .containsExactly("{\"invitationIds\":[\"i2\"]}", "{\"invitationIds\":[\"i2\",\"i3\"]}", "{}");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("Nobody is ticked.");
    }

    @Test
    void namesThousandsWhoAreSilentPageByPage() {
        services.get(ONE + "/monitor", IntStream.range(0, 600)
                .mapToObj(
                        each -> """
                                {"invitationId":"i%1$d","organisationId":null,"name":"Person %1$d.","segment":"all","state":"SENT","handedOver":true,"reminders":0,"lastReminderAt":null,"bounced":false}"""
                                .formatted(each))
                .collect(Collectors.joining(",",
                        "{\"waveId\":\"w1\",\"state\":\"OPEN\",\"all\":{\"invited\":600,\"sent\":600,\"started\":0,\"submitted\":0,\"rate\":0.0},\"segments\":[],\"silent\":[",
                        "]}")));

        Shown first = get(CARMEN, PAGE);
        Shown last = get(CARMEN, PAGE + "?from=500");

        assertThat(first.text()).contains("600 are silent", "Person 0.", "Person 249.", "1 to 250 of 600", "The next")
                .doesNotContain("Person 250.", "Those before");
        assertThat(first.html()).contains("href=\"/waves/w1?from=250#silent\"");
        assertThat(last.text()).contains("Person 500.", "Person 599.", "501 to 600 of 600", "Those before").doesNotContain("Person 499.");
        assertThat(get(CARMEN, PAGE + "?from=9999").text()).contains("Person 0.");
        assertThat(get(CARMEN, PAGE).text()).contains("Remind all who are silent");
    }

    @Test
    void handsALinkOver() {
        services.get("/api/questionnaires/invitations/i3/link",
                "{\"invitationId\":\"i3\",\"address\":\"https://sojourn.example/answer/i3.abc\"}");

        Shown page = get(CARMEN, PAGE + "/links/i3");

        assertThat(page.html()).contains("value=\"https://sojourn.example/answer/i3.abc\"", "data-copy=\"issued-url\"");
        assertThat(page.text()).contains("Link for Ana&#39;s lab");
        assertThat(page.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void movesTheEndOfAnOpenWaveAndClosesIt() {
        services.on("PUT", ONE, _ -> Answer.ok(wave("w1", "OPEN")));
        services.on("POST", ONE + "/closing", _ -> Answer.ok(wave("w1", "CLOSED")));

        Shown moved = post(CARMEN, PAGE, "title", "Progress", "questionnaireId", "progress", "closes", "2027-04-01T12:00", "zone",
                "Europe/Madrid");

        assertThat(moved.location()).endsWith("?done=wave-changed");
        assertThat(services.asked("PUT", ONE).getFirst().body()).contains("\"closes\":\"2027-04-01T12:00\"");
        assertThat(post(CARMEN, PAGE + "/closing").location()).endsWith("?done=wave-closed");
        assertThat(get(DAGNY, PAGE).status()).isEqualTo(403);
    }

    private static void is(String state) {
        services.get(ONE, wave("w1", state));
    }

    private static String wave(String id, String state) {
        return """
                {"waveId":"%s","programmeId":"biginn","title":"Progress","state":"%s","questionnaireId":"progress","questionnaireVersion":null,"opens":null,"closes":"2027-03-01T12:00:00",
                "zone":"Europe/Brussels","previousWaveId":null,"reminders":null,"invited":{"North":1,"South":1},"invitees":2}"""
                .formatted(id, state);
    }
}
