package eu.sojourn.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.organisation.Establishment;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.TableFormat;
import eu.sojourn.tables.TableReader;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A group is encoded from one sheet: shown first, then done as it was shown. */
@SojournTest
class ImportsTest {

    private static final String XLSX = TableFormat.XLSX.mediaType();

    @Autowired
    Http http;

    @Autowired
    AggregateStore<Organisation> organisations;

    @LocalServerPort
    int port;

    private Cast cast;
    private String mark;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        mark = cast.programme.substring(cast.programme.length() - 8);
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void encodesThirtyVisitorsInOneUpload(TableFormat format) throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 30);
        known(30);

        var shown = upload(xchange, written(format, group(30, "Find suppliers")), "group." + format.extension(), format.mediaType());

        assertThat(shown.at("/totals/CREATE")).isEqualTo("30");
        assertThat(shown.json().path("rows").get(0).path("lumpSum").path("amount").asString()).isEqualTo("830.00");
        assertThat(visits(xchange)).isEmpty();

        var done = apply(xchange, shown, null);

        assertThat(done.at("/totals/UNCHANGED")).isEqualTo("30");
        assertThat(results(done)).containsOnly("CREATED");
        assertThat(visits(xchange)).hasSize(30)
                .allMatch(visit -> visit.path("state").asString().equals("SUBMITTED"))
                .allMatch(visit -> visit.path("purpose").asString().equals("Find suppliers"));
    }

    @Test
    void updatesWhatIsThereInsteadOfDoublingIt() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        known(5);
        apply(xchange, upload(xchange, group(5, "Find suppliers")), null);

        var again = upload(xchange, group(5, "Find suppliers"));
        var corrected = group(5, "Find suppliers");
        corrected.set(2, List.of("r2", name(1), "LT", "", "", "Find customers"));
        var changed = upload(xchange, corrected);
        var done = apply(xchange, changed, null);

        assertThat(outcomes(again)).containsOnly("UNCHANGED");
        assertThat(outcomes(changed)).containsExactly("UNCHANGED", "UPDATE", "UNCHANGED", "UNCHANGED", "UNCHANGED");
        assertThat(changed.json().path("rows").get(1).path("changes").toString()).isEqualTo("[\"PURPOSE\"]");
        assertThat(results(done)).contains("UPDATED");
        assertThat(visits(xchange)).hasSize(5).filteredOn(visit -> visit.path("purpose").asString().equals("Find customers")).hasSize(1);
    }

    @Test
    void findsOrganisationsByIdNameLegalNameAndAliasHoweverWritten() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        organisation("mazovia-" + mark, new Profile("Mazovia Cluster ICT " + mark, "Stowarzyszenie Łączność " + mark,
                List.of("Mazovia ITC Cluster " + mark), new Country("PL"), null, null, List.of(), OrganisationType.CLUSTER_ORGANISATION,
                Set.of(), Set.of(), false, null, List.of(), List.of(), null, null));

        for (var written : List.of("mazovia-" + mark, "MAZOVIA cluster-ICT " + mark, "Stowarzyszenie Lacznosc " + mark,
                "mazovia itc cluster " + mark, "Cluster Mazovia ICT " + mark)) {
            var shown = upload(xchange, List.of(List.of("Visiting Organisation"), List.of(written)));

            assertThat(shown.json().path("rows").get(0).path("organisationId").asString()).as(written).isEqualTo("mazovia-" + mark);
            assertThat(outcomes(shown)).containsExactly("CREATE");
        }
        assertThat(upload(xchange, List.of(List.of("Name"), List.of("Mazzovia ICT Cluster " + mark))).text())
                .contains("UNKNOWN_ORGANISATION", "Is it \\\"Mazovia Cluster ICT " + mark);
    }

    @Test
    void toleratesColumnNamesAndListsTheOthers() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        known(1);

        var shown = upload(xchange, List.of(List.of("Group of March"),
                List.of("PAÍS", "Phone", " goals ", "visiting  organization", "Behinderung", "mail", "What is wrong"),
                List.of("Lituania", "+49 30", "Find partners", name(0), "ja", "x@example.org", "old complaint")));

        assertThat(outcomes(shown)).containsExactly("CREATE");
        assertThat(shown.json().path("ignored").toString()).isEqualTo("[\"Phone\",\"mail\"]");
        assertThat(shown.json().path("columns").path("COUNTRY").asString()).isEqualTo("PAÍS");
        assertThat(shown.json().path("rows").get(0).path("row").asInt()).isEqualTo(3);
        assertThat(shown.json().path("rows").get(0).path("lumpSum").path("amount").asString()).isEqualTo("1100.00");
    }

    @Test
    void tellsTheEstablishmentOfAVisit() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        var places = List.of(new Establishment("Lab Tartu", new Country("EE"), null, null),
                new Establishment("Office", new Country("DE"), null, null));
        organisation("several-" + mark, new Profile("Several " + mark, null, List.of(), new Country("LT"), null, null, places,
                OrganisationType.CLUSTER_ORGANISATION, Set.of(), Set.of(), false, null, List.of(), List.of(), null, null));
        var header = List.of("Organisation", "Country", "Establishment");
        var id = "several-" + mark;

        assertThat(outcomes(upload(xchange, List.of(header, List.of(id, "", "lab tartu"))))).containsExactly("CREATE");
        assertThat(outcomes(upload(xchange, List.of(header, List.of(id, "Estonia", ""))))).containsExactly("CREATE");
        var sameCountry = upload(xchange, List.of(header, List.of(id, "", "Office")));
        assertThat(sameCountry.json().path("rows").get(0).path("reasons").toString()).contains("SAME_COUNTRY");
        assertThat(faults(upload(xchange, List.of(header, List.of(id, "", "Castle"))))).containsExactly("C2 UNKNOWN_ESTABLISHMENT");
        assertThat(faults(upload(xchange, List.of(header, List.of(id, "FR", ""))))).containsExactly("B2 OTHER_COUNTRY");
        assertThat(faults(upload(xchange, List.of(header, List.of(id, "LT", "Lab Tartu"))))).containsExactly("B2 OTHER_COUNTRY");
    }

    @Test
    void givesRowsPlacesInTheirOrderAsLongAsThereAreAny() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        known(5);
        cast.visit(xchange, cast.litek);
        var header = List.of("Organisation", "Waiting list");

        var shown = upload(xchange, List.of(header, List.of(name(0), "no"), List.of(name(1), ""), List.of(name(2), ""),
                List.of(name(3), "yes"), List.of(name(4), "no")));
        var done = apply(xchange, shown, null);

        assertThat(outcomes(shown)).containsExactly("CREATE", "CREATE", "REFUSED", "CREATE", "REFUSED");
        assertThat(shown.json().path("rows").get(2).path("reasons").get(0).path("code").asString()).isEqualTo("XCHANGE_FULL");
        assertThat(outcomes(done)).containsExactly("UNCHANGED", "UNCHANGED", "REFUSED", "UNCHANGED", "REFUSED");
        assertThat(visits(xchange)).hasSize(4);
    }

    @Test
    void tellsEveryReasonAgainstARow() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-05", 3);
        cast.organisation(cast.siliconSaxony, "Silicon Saxony " + mark, "DE", "PUBLIC_AUTHORITY", false);

        var row = upload(xchange, List.of(List.of("Organisation"), List.of(cast.siliconSaxony))).json().path("rows").get(0);

        assertThat(row.path("outcome").asString()).isEqualTo("REFUSED");
        assertThat(row.path("reasons").valueStream().map(reason -> reason.path("code").asString())).containsExactly(
                "ORGANISATION_NOT_VALIDATED", "TYPE_NOT_ELIGIBLE", "SAME_COUNTRY", "TOO_SHORT");
    }

    @Test
    void doesTheChosenRowsAndGoesOnWithTheOthers() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        known(4);
        var shown = upload(xchange, group(4, "Find suppliers"));
        var key = "group-" + mark;

        var some = apply(xchange, shown, List.of(2, 4));
        var all = apply(http.with("Idempotency-Key", key), xchange, shown, null);
        var again = apply(http.with("Idempotency-Key", key), xchange, shown, null);

        assertThat(outcomes(some)).containsExactly("UNCHANGED", "CREATE", "UNCHANGED", "CREATE");
        assertThat(results(all)).containsOnly("CREATED");
        assertThat(again.text()).isEqualTo(all.text());
        assertThat(visits(xchange)).hasSize(4);
    }

    @Test
    void refusesTheKeyOfAnotherCommand() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        known(2);
        var shown = upload(xchange, group(2, "Find suppliers"));
        var path = "/api/registration/xchanges/" + xchange + "/imports/" + shown.at("/importId") + "/application";
        var client = http.as(cast.carmen).with("Idempotency-Key", "group-" + mark);
        client.post(path, Map.of("rows", List.of(2))).expect(200);

        var reused = client.post(path, Map.of("rows", List.of(3))).expect(422);

        assertThat(reused.at("/type")).endsWith("idempotency-key-reused");
        assertThat(visits(xchange)).hasSize(1);
    }

    @Test
    void knowsTheVisitsOfMergedOrganisations() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        cast.visit(xchange, cast.litek);
        var merged = organisations.get(cast.litek).state();
        organisations.ensure(cast.litek, known -> Decision.unchanged(new Organisation(merged.organisationId(), merged.profile(),
                Organisation.State.MERGED, merged.partnershipId(), List.of(), List.of(), new OrganisationId(cast.ineustar), Set.of(),
                Set.of())));

        var shown = upload(xchange, List.of(List.of("Organisation"), List.of(cast.litek), List.of(cast.ineustar)));

        assertThat(outcomes(shown)).containsExactly("UNCHANGED", "FAULTY");
        assertThat(faults(shown)).containsExactly("A3 DUPLICATE_ROW");
    }

    @Test
    void doesNothingThatWasNotShown() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 2);
        known(2);
        var shown = upload(xchange, group(2, "Find suppliers"));
        cast.visit(xchange, cast.litek);

        var done = apply(xchange, shown, null);

        assertThat(results(done)).containsExactly("CREATED", "STALE");
        assertThat(outcomes(done)).containsExactly("UNCHANGED", "REFUSED");
        assertThat(visits(xchange)).hasSize(2);
    }

    @Test
    void registersUnknownOrganisationsWhoseVisitsWaitForTheirValidation() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        var sheet = List.of(List.of("Organisation", "Country", "Type"), List.of("New Network " + mark, "Latvia", "business network"));

        var shown = upload(xchange, sheet);
        var done = apply(xchange, shown, null);
        var id = shown.json().path("rows").get(0).path("organisationId").asString();

        assertThat(outcomes(shown)).containsExactly("REGISTER");
        assertThat(outcomes(done)).containsExactly("REFUSED");
        assertThat(done.text()).contains("ORGANISATION_NOT_VALIDATED");
        assertThat(http.as(cast.carmen).get("/api/registration/organisations/" + id).expect(200).at("/state")).isEqualTo("REGISTERED");

        http.as(cast.carmen)
                .post("/api/registration/organisations/" + id + "/validation",
                        Map.of("outcome", "VALIDATED", "partnershipId", cast.partnership))
                .expect(200);
        assertThat(outcomes(apply(xchange, upload(xchange, sheet), null))).containsExactly("UNCHANGED");
        assertThat(visits(xchange)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void givesBackTheRowsThatFailedToBeCorrectedAndSentAgain(TableFormat format) throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        known(3);
        var shown = upload(xchange, List.of(List.of("Nr", "Name", "Land", "Phone"), List.of("7", name(0), "LT", "1"),
                List.of("8", name(1), "Atlantis", "2"), List.of("9", "=1+1", "LT", "3")));
        apply(xchange, shown, null);

        var table = TableReader.read(
                download("/api/registration/xchanges/" + xchange + "/imports/" + shown.at("/importId") + "/failures?format=" + format),
                "failures." + format.extension(), format.mediaType(), Limits.OF_UPLOADS);

        assertThat(texts(table).getFirst()).containsExactly("Nr", "Name", "Land", "What is wrong");
        assertThat(texts(table)).hasSize(3);
        assertThat(texts(table).get(1)).startsWith("8", name(1), "Atlantis").last().asString().contains("C3", "no country");
        assertThat(texts(table).get(2)).startsWith("9", "=1+1").last().asString().contains("B4", "no registered organisation");

        var corrected = new ArrayList<>(texts(table).subList(0, 2));
        corrected.set(1, List.of("8", name(1), "Lithuania", corrected.get(1).getLast()));
        assertThat(outcomes(apply(xchange, upload(xchange, corrected), null))).containsExactly("UNCHANGED");
        assertThat(visits(xchange)).hasSize(2);
    }

    @Test
    void offersATemplateWithTheProgrammesValues() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        var path = "/api/registration/xchanges/" + xchange + "/imports/template?format=";

        var xlsx = download(path + "XLSX");

        assertThat(texts(TableReader.read(xlsx, "t.xlsx", XLSX, Limits.OF_UPLOADS)).getFirst())
                .containsExactly("Reference", "Organisation", "Country", "Type", "Establishment", "Purpose", "With disability",
                        "Waiting list");
        assertThat(new String(download(path + "CSV"), StandardCharsets.UTF_8)).contains("EXAMPLE");
        assertThat(send(cast.carmen, xchange, xlsx, "t.xlsx", XLSX).expect(400).fields()).containsExactly("file");
    }

    @Test
    void refusesSheetsWithoutWhatItTakes() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        known(1);

        for (var sheet : List.of(List.of(List.of("Country"), List.of("LT")), List.of(List.of("Organisation")),
                List.of(List.of("Organisation", "Name"), List.of(name(0), name(0))))) {
            var answer = send(cast.carmen, xchange, written(TableFormat.CSV, sheet), "a.csv", "text/csv").expect(400);
            assertThat(answer.fields()).containsExactly("file");
        }
        var shown = upload(xchange, group(1, "x"));
        var path = "/api/registration/xchanges/" + xchange + "/imports/" + shown.at("/importId") + "/application";
        assertThat(http.as(cast.carmen).post(path, Map.of("rows", List.of(99))).expect(400).fields()).containsExactly("rows");
        assertThat(http.as(cast.carmen).post(path, Map.of("rows", List.of())).expect(400).fields()).containsExactly("rows");
        http.as(cast.carmen).get("/api/registration/xchanges/" + xchange + "/imports/no-such-import").expect(404);
        var other = cast.xchange("2024-03-04", "2024-03-08", 10);
        http.as(cast.carmen).get("/api/registration/xchanges/" + other + "/imports/" + shown.at("/importId")).expect(404);
    }

    @Test
    void isForCoordinatorsOfTheProgramme() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);

        for (var stranger : List.of(Tokens.stranger(), cast.lina, cast.hanna, Tokens.coordinator("excite", "excite"))) {
            send(stranger, xchange, written(TableFormat.CSV, group(1, "x")), "a.csv", "text/csv").expect(403);
        }
    }

    @Test
    void refusesAHundredThousandRows() throws IOException {
        for (var format : TableFormat.values()) {
            var out = new ByteArrayOutputStream();
            try (var writer = format.writer(out, "many")) {
                writer.header(List.of("Organisation", "Country"));
                for (var row = 0; row < 100_000; row++) {
                    writer.row(List.of("Organisation " + row, "LT"));
                }
            }
            refused(out.toByteArray(), "many." + format.extension(), format.mediaType(), "TOO_MANY_ROWS");
        }
    }

    @Test
    void refusesAZipBomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types>".getBytes(StandardCharsets.UTF_8));
            zip.write(" ".repeat(200_000_000).getBytes(StandardCharsets.US_ASCII));
        }
        refused(out.toByteArray(), "bomb.xlsx", XLSX, "UNPACKS_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"group.xlsx,text/csv", "group.xlsx,application/octet-stream", "group.csv,image/png", "group.pdf,text/csv"})
    void refusesFilesThatLieAboutTheirType(String name, String mediaType) throws IOException {
        refused(written(TableFormat.CSV, group(1, "x")), name, mediaType, "TYPE_MISMATCH");
    }

    @Test
    void refusesFilesThatAreTooLargeEmptyOrNoTable() throws IOException {
        refused("x".repeat(5 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8), "a.csv", "text/csv", "FILE_TOO_LARGE");
        refused(new byte[0], "a.csv", "text/csv", "EMPTY_FILE");
        refused(new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3}, "a.csv", "text/csv", "NOT_A_TABLE");
    }

    @Test
    void calculatesNoFormula() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);
        var csv = "Organisation;Purpose\n=cmd|' /C calc'!A0;x\n" + cast.litek + ";=HYPERLINK(\"http://evil\")\n";

        var shown = send(cast.carmen, xchange, csv.getBytes(StandardCharsets.UTF_8), "a.csv", "text/csv").expect(201);

        assertThat(faults(shown)).containsExactly("A2 FORMULA", "B3 FORMULA");
        var path = "/api/registration/xchanges/" + xchange + "/imports/" + shown.at("/importId");
        assertThat(new String(download(path + "/failures?format=CSV"), StandardCharsets.UTF_8)).contains("'=cmd")
                .contains("'=HYPERLINK")
                .doesNotContain("\n=");
        apply(xchange, shown, null);
        assertThat(visits(xchange)).isEmpty();
    }

    /** The import of the issue: a thousand rows, 37 of them wrong. */
    @Test
    void tellsThirtySevenPlantedErrorsAmongAThousandRowsExactly() throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 500);
        known(1_000);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Reference", "Organisation", "Country", "Type", "Establishment", "Purpose", "With disability", "Waiting list"));
        for (var i = 0; i < 1_000; i++) {
            rows.add(new ArrayList<>(List.of("r" + i, name(i), "LT", "", "", "Find suppliers", i % 2 == 0 ? "no" : "", "yes")));
        }
        var planted = new LinkedHashMap<String, String>();
        var lines = new Random(37).ints(1, 1_001).distinct().limit(37).sorted().toArray();
        for (var n = 0; n < lines.length; n++) {
            var number = lines[n] + 1;
            var row = rows.get(lines[n]);
            switch (n % 9) {
                case 0 -> plant(planted, row, 1, number, "", "MISSING");
                case 1 -> plant(planted, row, 1, number, "Nobody " + n, "UNKNOWN_ORGANISATION");
                case 2 -> plant(planted, row, 2, number, "Atlantis", "UNKNOWN_COUNTRY");
                case 3 -> plant(planted, row, 3, number, "circus", "UNKNOWN_TYPE");
                case 4 -> plant(planted, row, 4, number, "Castle", "UNKNOWN_ESTABLISHMENT");
                case 5 -> plant(planted, row, 5, number, "x".repeat(2_001), "TOO_LONG");
                case 6 -> plant(planted, row, 6, number, "perhaps", "NOT_YES_OR_NO");
                case 7 -> plant(planted, row, 2, number, "FR", "OTHER_COUNTRY");
                default -> plant(planted, row, 1, number, name(firstSound(lines)), "DUPLICATE_ROW");
            }
        }
        for (var format : TableFormat.values()) {
            var file = written(format, rows);
            var begin = System.nanoTime();
            var shown = upload(xchange, file, "thousand." + format.extension(), format.mediaType());
            var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            System.out.printf("Preview of 1,000 rows (%s, %,d bytes): %,d ms%n", format, file.length, millis);

            assertThat(faults(shown)).containsExactlyInAnyOrderElementsOf(
                    planted.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList());
            assertThat(shown.at("/totals/CREATE")).isEqualTo("963");
            assertThat(shown.at("/totals/FAULTY")).isEqualTo("37");
            assertThat(visits(xchange)).isEmpty();
        }
        var shown = upload(xchange, written(TableFormat.CSV, rows), "thousand.csv", "text/csv");
        var begin = System.nanoTime();
        var done = apply(xchange, shown, null);
        var commands = 1;
        while (done.json().path("remaining").asInt() > 0) {
            done = apply(xchange, shown, null);
            commands++;
        }
        System.out.printf("Application of its 963 visits: %,d ms in %d commands%n", Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                commands);
        assertThat(done.at("/totals/UNCHANGED")).isEqualTo("963");
        assertThat(outcomes(done)).containsOnly("UNCHANGED", "FAULTY");
    }

    private static void plant(Map<String, String> planted, List<String> row, int column, int number, String text, String code) {
        row.set(column, text);
        planted.put(Table.address(column, number), code);
    }

    /** A row without an error above all those with one of this kind. */
    private static int firstSound(int[] lines) {
        var free = 1;
        while (IntStream.of(lines).boxed().toList().contains(free)) {
            free++;
        }
        return free - 1;
    }

    private void refused(byte[] file, String name, String mediaType, String code) throws IOException {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 10);

        var answer = send(cast.carmen, xchange, file, name, mediaType).expect(400);

        assertThat(answer.fields()).containsExactly("file");
        assertThat(answer.reasons()).containsExactly(code);
        assertThat(visits(xchange)).isEmpty();
    }

    private String name(int i) {
        return "Visitor %d of %s".formatted(i, mark);
    }

    /** Validated cluster organisations in Lithuania. */
    private void known(int count) {
        for (var i = 0; i < count; i++) {
            organisation("v%d-%s".formatted(i, mark),
                    new Profile(name(i), new Country("LT"), null, null, OrganisationType.CLUSTER_ORGANISATION));
        }
    }

    private void organisation(String id, Profile profile) {
        organisations.create(id, Decision.unchanged(new Organisation(new OrganisationId(id), profile, Organisation.State.VALIDATED,
                new PartnershipId(cast.partnership), List.of())));
    }

    private List<List<String>> group(int count, String purpose) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Reference", "Organisation", "Country", "Type", "Establishment", "Purpose"));
        for (var i = 0; i < count; i++) {
            rows.add(List.of("r" + (i + 1), name(i), "LT", "", "", purpose));
        }
        return rows;
    }

    private static byte[] written(TableFormat format, List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = format.writer(out, "group")) {
            writer.header(rows.getFirst());
            for (var row : rows.subList(1, rows.size())) {
                writer.row(row);
            }
        }
        return out.toByteArray();
    }

    private Http.Answer upload(String xchange, List<List<String>> rows) throws IOException {
        return upload(xchange, written(TableFormat.XLSX, rows), "group.xlsx", XLSX);
    }

    private Http.Answer upload(String xchange, byte[] file, String name, String mediaType) throws IOException {
        return send(cast.carmen, xchange, file, name, mediaType).expect(201);
    }

    private Http.Answer send(String token, String xchange, byte[] file, String name, String mediaType) throws IOException {
        var request = HttpRequest
                .newBuilder(URI.create("http://localhost:%d/api/registration/xchanges/%s/imports?name=%s".formatted(port, xchange, name)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", mediaType)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Http.Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] download(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Authorization", "Bearer " + cast.carmen)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Http.Answer apply(String xchange, Http.Answer shown, @Nullable List<Integer> rows) {
        return apply(http, xchange, shown, rows);
    }

    private Http.Answer apply(Http client, String xchange, Http.Answer shown, @Nullable List<Integer> rows) {
        var body = rows == null ? Map.of() : Map.of("rows", rows);
        return client.as(cast.carmen)
                .post("/api/registration/xchanges/" + xchange + "/imports/" + shown.at("/importId") + "/application", body)
                .expect(200);
    }

    private List<JsonNode> visits(String xchange) {
        return http.as(cast.carmen)
                .get("/api/registration/visits?limit=200&xchangeId=" + xchange)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private static List<String> outcomes(Http.Answer shown) {
        return shown.json().path("rows").valueStream().map(row -> row.path("outcome").asString()).toList();
    }

    private static List<String> results(Http.Answer shown) {
        return shown.json().path("rows").valueStream().map(row -> row.path("result").asString()).toList();
    }

    /** Such as {@code C7 UNKNOWN_COUNTRY}. */
    private static List<String> faults(Http.Answer shown) {
        return shown.json()
                .path("rows")
                .valueStream()
                .flatMap(row -> row.path("faults").valueStream())
                .map(fault -> fault.path("address").asString() + " " + fault.path("code").asString())
                .toList();
    }

    private static List<List<String>> texts(Table table) {
        return table.rows().stream().map(row -> row.cells().stream().map(Table.Cell::text).toList()).toList();
    }
}
