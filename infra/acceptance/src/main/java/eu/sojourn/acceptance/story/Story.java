package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A group Xchange of the programme BIGINN at European XFEL with visitors from Denmark, Spain and Lithuania, from the published programme to
 * paid lump sums. Its dates lie in the past, as when a coordinator encodes afterwards, so that the ordinary lifecycle clock carries it.
 *
 * <p>Each play is a new Xchange. It keeps count of what its acknowledged commands must lead to, and checks the KPIs against that.
 */
public final class Story {

    /** The programme that the story is of. */
    public static final String PROGRAMME = "biginn";

    static final String COORDINATOR = "carmen";
    static final String HOSTS_COORDINATOR = "ernst";
    private static final String HOST = "hanna";
    private static final String REFUSED_VISITOR = "gustav";
    private static final String HOST_ORGANISATION = "european-xfel";
    static final String HOSTS_PARTNERSHIP = "excite";
    private static final LocalDate FIRST_DAY = LocalDate.parse("2024-03-04");
    private static final LocalDate LAST_DAY = LocalDate.parse("2024-03-08");

    /** Visitors and the organisations that they belong to. */
    private static final Map<String, String> VISITORS = sorted(Map.of("dagny", "bigscience-dk", "sofia", "ineustar", "lina", "litek"));
    /** The programme goes on for as long as this is demonstrated. */
    private static final LocalDate PROGRAMME_ENDS = LocalDate.now().plusYears(2).with(java.time.temporal.TemporalAdjusters.lastDayOfYear());

    private final Platform platform;
    private final Consumer<String> narrator;
    private final Tally tally;
    /** Who visits in this play, and for which organisation. */
    private final Map<String, String> visitors;
    private String xchange = "";
    /** Visits by the visitor's name. */
    private final Map<String, JsonNode> visits = new LinkedHashMap<>();

    public Story(Platform platform, Consumer<String> narrator) {
        this(platform, narrator, VISITORS);
    }

    private Story(Platform platform, Consumer<String> narrator, Map<String, String> visitors) {
        this.platform = platform;
        this.narrator = narrator;
        this.tally = new Tally();
        this.visitors = visitors;
    }

    /** The same with one visitor only, and told to nobody. */
    public static Story withOnly(Platform platform, String visitor) {
        return new Story(platform, _ -> {}, Map.of(visitor, VISITORS.get(visitor)));
    }

    /** Plays until an annex waits for nothing but its visitor's signature. */
    public void playUpToLastSignature() {
        playUntilAnnexesAreReady();
        visits.values().forEach(visit -> signAnnex(visit, List.of(HOST, HOSTS_COORDINATOR, COORDINATOR)));
    }

    /** The signatures that {@link #playUpToLastSignature()} left open. */
    public void signsAsVisitors() {
        visits.forEach((visitor, visit) -> signAnnex(visit, List.of(visitor)));
    }

    /** Plays until the visits are over and nothing is reported yet. */
    public void playUntilVisitsAreCompleted() {
        playUntilAnnexesAreReady();
        signsAnnexesByFourParties();
        waitsUntilVisitsAreCompleted();
    }

    /** What there must be before anything can be opened. */
    public void publishesProgrammeAndRegistersOrganisations() {
        publishesProgramme();
        registersOrganisations();
    }

    private void playUntilAnnexesAreReady() {
        publishesProgrammeAndRegistersOrganisations();
        opensGroupXchange();
        submitsThreeVisitsAndRefusesFourth();
        approvesAndAcceptsVisits();
        confirmsAgenda();
        signsHostCommitmentOnce();
    }

    /** Plays everything in order; the KPIs are checked by whoever knows what they were before. */
    public Tally play() {
        playUntilVisitsAreCompleted();
        answersQuestionnaires();
        filesAndValidatesClosingReports();
        paysLumpSums();
        return tally;
    }

    public void publishesProgramme() {
        publishes(HOSTS_COORDINATOR, HOSTS_PARTNERSHIP, "EXCITE");
        publishes(COORDINATOR, PROGRAMME, "BIGINN");
        narrator.accept("Programme BIGINN runs by rule set version %d."
                .formatted(platform.get(COORDINATOR, "/api/registration/programmes/" + PROGRAMME).path("ruleSetVersion").asInt()));
    }

    /** A programme and the partnership that runs it, which goes by its name, bear the same id. */
    private void publishes(String coordinator, String programme, String name) {
        var path = "/api/registration/programmes/" + programme;
        platform.put(coordinator, path,
                Map.of("name", name, "partnershipId", programme, "startsOn", "2021-09-01", "endsOn", PROGRAMME_ENDS.toString()));
        if (platform.get(coordinator, path).path("ruleSetVersion").asInt() == 0) {
            platform.post(coordinator, path + "/rule-sets", Map.of());
        }
    }

    public void registersOrganisations() {
        register(HOST, HOST_ORGANISATION, "European XFEL", "DE", "Schenefeld", 53.5886, 9.8296, "LARGE_COMPANY", 1_500,
                "detectors", "x-ray lasers");
        validate(HOSTS_COORDINATOR, HOST_ORGANISATION, HOSTS_PARTNERSHIP);
        register("dagny", "bigscience-dk", "BigScience.dk", "DK", "Taastrup", 55.6550, 12.2747, "CLUSTER_ORGANISATION", 120,
                "detectors", "vacuum technology");
        register("sofia", "ineustar", "INEUSTAR", "ES", "Madrid", 40.4168, -3.7038, "CLUSTER_ORGANISATION", 8,
                "mechanical engineering", "vacuum technology");
        register("lina", "litek", "LITEK", "LT", "Vilnius", 54.6872, 25.2797, "CLUSTER_ORGANISATION", 30,
                "lasers", "photonics");
        VISITORS.values().forEach(organisation -> validate(COORDINATOR, organisation, PROGRAMME));
        register(REFUSED_VISITOR, "silicon-saxony", "Silicon Saxony", "DE", "Dresden", 51.0504, 13.7373, "CLUSTER_ORGANISATION", 20,
                "microelectronics");
        narrator.accept("European XFEL, BigScience.dk, INEUSTAR and LITEK are registered and validated; Silicon Saxony is registered.");
    }

    public void opensGroupXchange() {
        var drafted = platform.post(COORDINATOR, "/api/registration/xchanges",
                Map.ofEntries(Map.entry("programmeId", PROGRAMME), Map.entry("title", "Detectors and vacuum technology at European XFEL"),
                        Map.entry("hostOrganisationId", HOST_ORGANISATION), Map.entry("hostPartnershipId", HOSTS_PARTNERSHIP),
                        Map.entry("format", "GROUP"), Map.entry("mode", "PHYSICAL"), Map.entry("firstDay", FIRST_DAY.toString()),
                        Map.entry("lastDay", LAST_DAY.toString()), Map.entry("capacity", 6),
                        Map.entry("purposes", List.of("FIND_SUPPLIERS", "TECHNOLOGY_TRANSFER")),
                        Map.entry("sectors", List.of("detectors", "vacuum technology"))));
        xchange = drafted.path("xchangeId").asString();
        platform.post(COORDINATOR, "/api/registration/xchanges/" + xchange + "/opening", Map.of());
        tally.add("xchanges-opened", 1);
        narrator.accept("Group Xchange %s is open: European XFEL, %s to %s, 6 places.".formatted(xchange, FIRST_DAY, LAST_DAY));
    }

    public void submitsThreeVisitsAndRefusesFourth() {
        visitors.forEach((visitor, organisation) -> {
            visits.put(visitor, platform.post(COORDINATOR, "/api/registration/xchanges/" + xchange + "/visits",
                    Map.of("organisationId", organisation, "purpose", "Suppliers for detectors and vacuum parts")));
            tally.add("visits-submitted", 1);
        });
        narrator.accept("Three visits are encoded for Denmark, Spain and Lithuania.");
        var refusal = platform.send(REFUSED_VISITOR, "POST", "/api/registration/xchanges/" + xchange + "/visits",
                Map.of("organisationId", "silicon-saxony"));
        check(refusal.status() == 422 && refusal.reasons().contains("SAME_COUNTRY") && refusal.reasons().size() > 1,
                "the application from Germany should be refused with all reasons, but got " + refusal);
        narrator.accept("The fourth, from Germany, is refused: " + String.join(", ", refusal.reasons()) + ".");
    }

    public void approvesAndAcceptsVisits() {
        visits.replaceAll((_, visit) -> {
            var approved = platform.post(COORDINATOR, visitPath(visit) + "/approval", Map.of());
            tally.add("visits-approved", 1);
            return approved;
        });
        visits.replaceAll((_, visit) -> platform.post(HOST, visitPath(visit) + "/acceptance", Map.of()));
        narrator.accept("All three are approved by BIGINN and accepted by the host.");
    }

    public void confirmsAgenda() {
        var path = "/api/agreements/xchanges/" + xchange + "/agenda";
        awaitFound(HOST, path, "the agenda page of the Xchange");
        var proposed = platform.put(HOST, path,
                Map.of("sessions",
                        List.of(session("Welcome and safety briefing", "2024-03-04T09:00", "2024-03-04T10:30", "Headquarters, Schenefeld"),
                                session("Detector laboratory", "2024-03-04T11:00", "2024-03-04T16:00", "Laboratory building"),
                                session("Vacuum technology and suppliers", "2024-03-05T09:00", "2024-03-05T16:00", "Tunnel entrance hall"),
                                session("Meetings with procurement", "2024-03-06T09:00", "2024-03-07T12:00", "Headquarters, Schenefeld"),
                                session("Summing up", "2024-03-08T09:00", "2024-03-08T12:00", "Headquarters, Schenefeld"))));
        platform.post(HOST, path + "/confirmation", Map.of("version", proposed.path("version").asInt()));
        narrator.accept("The host has confirmed the agenda of five sessions.");
    }

    public void signsHostCommitmentOnce() {
        var path = "/api/agreements/host-commitments/" + HOST_ORGANISATION;
        var commitment = platform.find(HOST, path);
        if (commitment.filter(known -> known.path("state").asString().equals("SIGNED")).isPresent()) {
            narrator.accept("The host commitment was signed before and is used again.");
            return;
        }
        if (commitment.isEmpty()) {
            platform.put(HOST, path, Map.of());
        }
        if (!platform.get(HOST, path).path("state").asString().equals("CLEARED")) {
            platform.post(HOST, path + "/clearance", Map.of());
        }
        var cleared = platform.get(HOST, path);
        platform.post(HOST, path + "/signature", Map.of("textSha256", cleared.path("textSha256").asString()));
        narrator.accept("The host commitment is cleared by the legal department and signed, once for all visits.");
    }

    public void signsAnnexesByFourParties() {
        visits.forEach((visitor, visit) -> {
            signAnnex(visit, List.of(HOST, HOSTS_COORDINATOR, visitor, COORDINATOR));
            awaitState(HOST, annexPath(visit), "IN_FORCE");
            tally.add("annexes-in-force", 1);
            tally.add("visits-committed", 1);
        });
        narrator.accept("Each annex is signed by host, host's partnership, visitor and BIGINN, and is in force.");
    }

    public void waitsUntilVisitsAreCompleted() {
        visits.replaceAll((_, visit) -> {
            var completed = awaitState(COORDINATOR, visitPath(visit), "COMPLETED");
            tally.add("visits-completed", 1);
            return completed;
        });
        narrator.accept("The visits were committed, started and completed, as their dates have come.");
    }

    public void answersQuestionnaires() {
        visits.forEach((visitor, visit) -> {
            answer(visitor, visit, "VISITOR");
            answer(HOST, visit, "HOST");
        });
        narrator.accept("Visitors and host have answered %s questionnaires.".formatted(tally.of("questionnaires-answered")));
    }

    public void filesAndValidatesClosingReports() {
        visits.forEach((visitor, visit) -> platform.post(visitor, visitPath(visit) + "/closing-report",
                Map.of("summary", "Talks with three suppliers; a joint proposal is being prepared.")));
        visits.replaceAll((_, visit) -> {
            var validated = platform.post(COORDINATOR, visitPath(visit) + "/closing-report-validation", Map.of());
            tally.add(validated.path("counting").asBoolean() ? "visits-counted" : "visits-supported-not-counted", 1);
            check(validated.path("payment").path("state").asString().equals("DUE"), "the lump sum should be due: " + validated);
            return validated;
        });
        narrator.accept("Closing reports are filed and validated; lump sums are due.");
    }

    public void paysLumpSums() {
        visits.replaceAll((_, visit) -> {
            var paid = platform.post(COORDINATOR, visitPath(visit) + "/payment",
                    Map.of("paidOn", visit.path("closingReport").path("validatedOn").asString()));
            tally.add("lump-sums-paid", new java.math.BigDecimal(paid.path("lumpSum").path("amount").asString()));
            return paid;
        });
        narrator.accept("Lump sums of %s EUR are paid.".formatted(tally.of("lump-sums-paid")));
    }

    /** A visitor's visit in this play. */
    public String visit(String visitor) {
        return visits.get(visitor).path("visitId").asString();
    }

    /** All visits of this play. */
    public List<String> visits() {
        return visits.values().stream().map(visit -> visit.path("visitId").asString()).toList();
    }

    /** The Xchange of this play. */
    public String xchange() {
        return xchange;
    }

    private void signAnnex(JsonNode visit, List<String> signers) {
        awaitState(HOST, annexPath(visit), "AWAITING_SIGNATURES");
        signers.forEach(signer -> platform.await("a signature of " + signer, () -> {
            var shown = platform.get(signer, annexPath(visit));
            var answer = platform.send(signer, "POST", annexPath(visit) + "/signatures",
                    Map.of("textSha256", shown.path("textSha256").asString()));
            // The text may change between reading and signing: then it is read again.
            check(answer.acknowledged() || answer.reasons().contains("STALE_TEXT"), signer + " could not sign: " + answer);
            return answer.acknowledged() ? java.util.Optional.of(answer) : java.util.Optional.empty();
        }));
    }

    private void answer(String user, JsonNode visit, String audience) {
        var list = "/api/questionnaires/invitations?visitId=" + visit.path("visitId").asString();
        var invitation = platform.await("an invitation of " + user,
                () -> platform.list(user, list).stream().filter(with("audience", audience)).findFirst());
        var path = "/api/questionnaires/invitations/" + invitation.path("invitationId").asString();
        var answers = new LinkedHashMap<String, Object>();
        for (var section : platform.get(user, path).path("questionnaire").path("sections")) {
            for (var question : section.path("questions")) {
                if (question.path("required").asBoolean()) {
                    answers.put(question.path("id").asString(), plausible(question));
                }
            }
        }
        platform.post(user, path + "/response", Map.of("answers", answers));
        tally.add("questionnaires-answered", 1);
    }

    private static Object plausible(JsonNode question) {
        return switch (question.path("type").asString()) {
            case "SINGLE_CHOICE" -> question.path("options")
                    .valueStream()
                    .map(option -> option.path("value").asString())
                    .reduce((_, last) -> last)
                    .orElseThrow();
            case "MULTIPLE_CHOICE" -> List.of(question.path("options").get(0).path("value").asString());
            case "NUMBER", "SCALE" -> Math.max(question.path("min").asInt(), Math.min(question.path("max").asInt(5), 5));
            case "YES_NO" -> true;
            case "TEXT" -> "A useful week.";
            case String other -> throw new IllegalStateException("no answer to a question of type " + other);
        };
    }

    /** Staff and sectors are made up; turnover and balance sheet follow the staff. Labels that it has stay. */
    private void register(String user, String organisation, String name, String country, String city, double latitude, double longitude,
            String type, int staff, String... sectors) {
        var path = "/api/registration/organisations/" + organisation;
        var labels = platform.find(user, path).map(known -> known.path("labels").valueStream().toList()).orElse(List.of());
        platform.put(user, path,
                Map.of("name", name, "country", country, "city", city, "latitude", latitude, "longitude", longitude, "type", type,
                        "sectors",
                        List.of(sectors), "size",
                        Map.of("staff", staff, "turnoverEur", staff * 100_000L, "balanceSheetEur", staff * 80_000L, "year", 2023), "labels",
                        labels));
    }

    private void validate(String coordinator, String organisation, String partnership) {
        platform.post(coordinator, "/api/registration/organisations/" + organisation + "/validation",
                Map.of("outcome", "VALIDATED", "partnershipId", partnership));
    }

    private JsonNode awaitState(String user, String path, String state) {
        return platform.await(path + " to be " + state, () -> platform.find(user, path).filter(with("state", state)));
    }

    private void awaitFound(String user, String path, String what) {
        platform.await(what, () -> platform.find(user, path));
    }

    private static Predicate<JsonNode> with(String field, String value) {
        return node -> node.path(field).asString("").equals(value);
    }

    private static Map<String, String> session(String title, String starts, String ends, String place) {
        return Map.of("title", title, "starts", starts, "ends", ends, "place", place);
    }

    private static String visitPath(JsonNode visit) {
        return "/api/registration/visits/" + visit.path("visitId").asString();
    }

    private static String annexPath(JsonNode visit) {
        return "/api/agreements/annexes/" + visit.path("visitId").asString();
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return new java.util.TreeMap<>(map);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
