package eu.sojourn.portal;

import eu.sojourn.portal.StubServices.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services say in the story of the demo: a group Xchange of BIGINN at European XFEL with visitors from Denmark, Spain and Lithuania. */
final class Story {
    static final String XCHANGE = "xfel-2024";
    static final String TITLE = "Big Science instrumentation at European XFEL";

    private Story() {}

    static void tell(StubServices services) {
        services.get("/jwks", StubIdentity.keys());
        organisations(services, organisation("european-xfel", "European XFEL", "DE", "Schenefeld", "LARGE_COMPANY", "VALIDATED"),
                organisation("bigscience-dk", "BigScience.dk", "DK", "Taastrup", "CLUSTER_ORGANISATION", "VALIDATED"),
                organisation("ineustar", "INEUSTAR", "ES", "Madrid", "CLUSTER_ORGANISATION", "VALIDATED"),
                organisation("litek", "LITEK", "LT", "Vilnius", "CLUSTER_ORGANISATION", "VALIDATED"),
                organisation("silicon-saxony", "Silicon Saxony", "DE", "Dresden", "CLUSTER_ORGANISATION", "REGISTERED"));
        services.get("/api/registration/programmes", page(programme("biginn", "BIGINN"), programme("excite", "EXCITE")));
        services.get("/api/registration/programmes/biginn", programme("biginn", "BIGINN"));
        services.get("/api/registration/programmes/excite", programme("excite", "EXCITE"));
        xchanges(services, xchange(XCHANGE, TITLE, "OPEN", 3));
        visits(services, visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false));
        services.on("POST", "/api/registration/xchanges/" + XCHANGE + "/eligibility", _ -> StubServices.Answer.ok(
                "{\"eligible\":true,\"reasons\":[],\"lumpSum\":{\"amount\":\"830.00\",\"currency\":\"EUR\"}}"));
        services.get("/api/registration/views", page());
        services.get("/api/registration/catalogue", catalogue());
        services.get("/api/agreements/annexes", page());
        services.get("/api/agreements/open-signatures", page());
        services.get("/api/agreements/host-commitments/european-xfel", commitment("SIGNED"));
        services.get("/api/agreements/xchanges/" + XCHANGE + "/agenda", agenda("CONFIRMED"));
        services.get("/api/questionnaires/invitations", page());
        services.get("/api/questionnaires/declarations", page());
        services.get("/api/kpis/programmes/biginn", board());
        services.get("/api/kpis/dictionary", dictionary());
        services.get("/api/kpis/programmes/biginn/breakdown", "{\"rows\":[]}");
        services.get("/api/kpis/programmes/biginn/facts", page());
        services.get("/api/kpis/programmes/biginn/facts/reasons", page());
        for (String list : List.of("pace", "targets", "alerts")) {
            services.get("/api/kpis/programmes/biginn/" + list, "[]");
        }
        services.get("/api/kpis/programmes/biginn/activities", page());
        services.get("/api/kpis/programmes/biginn/activities/progress", "{\"rows\":[]}");
        for (String service : List.of("registration", "agreements", "questionnaires", "kpis", "notifications")) {
            services.get("/api/" + service + "/dead-letters", page());
        }
    }

    static void organisations(StubServices services, String... organisations) {
        services.on("GET", "/api/registration/organisations",
                asked -> Answer.ok(page(matching(organisations, "state", asked.query("state")))));
        for (String organisation : organisations) {
            services.get("/api/registration/organisations/" + value(organisation, "organisationId"), organisation);
        }
    }

    static void xchanges(StubServices services, String... xchanges) {
        services.on("GET", "/api/registration/xchanges", asked -> Answer.ok(page(matching(xchanges, "state", asked.query("state")))));
        for (String xchange : xchanges) {
            services.get("/api/registration/xchanges/" + value(xchange, "xchangeId"), xchange);
        }
    }

    static void visits(StubServices services, String... visits) {
        services.on("GET", "/api/registration/visits", asked -> Answer.ok(page(matching(visits, "state", asked.query("state")))));
        for (String visit : visits) {
            services.get("/api/registration/visits/" + value(visit, "visitId"), visit);
        }
    }

    static String organisation(String id, String name, String country, String city, String type, String state, String... reasons) {
        return """
                {"organisationId":"%s","name":"%s","country":"%s","city":"%s","type":"%s","state":"%s","partnershipId":"biginn","reasons":[%s]}"""
                .formatted(id, name, country, city, type, state, quoted(reasons));
    }

    static String programme(String id, String name) {
        return """
                {"programmeId":"%s","name":"%s","partnershipId":"%s","startsOn":"2022-09-01","endsOn":"2025-08-31","ruleSetVersion":1}"""
                .formatted(id, name, id);
    }

    static String xchange(String id, String title, String state, int taken) {
        return """
                {"xchangeId":"%s","programmeId":"biginn","title":"%s","hostOrganisationId":"european-xfel","hostPartnershipId":"biginn","hostCountry":"DE",
                "format":"GROUP","mode":"PHYSICAL","firstDay":"2024-03-04","lastDay":"2024-03-08","capacity":6,"deadline":"2024-02-16","placesTaken":%d,"state":"%s","workingDays":5,"travelDays":0,
                "purposes":[],"activityTypes":[],"sectors":[],"reasons":[],"warnings":[]}"""
                .formatted(id, title, taken, state);
    }

    /** An Xchange with all that can be planned of one. */
    static String richXchange(String state) {
        return """
                {"xchangeId":"%s","programmeId":"biginn","title":"%s","hostOrganisationId":"european-xfel","hostPartnershipId":"biginn","hostCountry":"DE",
                "format":"GROUP","mode":"PHYSICAL","firstDay":"2024-03-04","lastDay":"2024-03-08","capacity":6,"deadline":"2024-02-16","placesTaken":2,"state":"%s",
                "description":"Three days in the experiment hall.","workingDays":5,"travelDays":2,"purposes":["FIND_SUPPLIERS","JOINT_PROJECTS"],"activityTypes":["SITE_VISIT"],
                "sectors":["detectors","vacuum technology"],"linkedEvent":{"name":"LASER World of Photonics","kind":"FAIR","firstDay":"2024-03-06","lastDay":"2024-03-09",
                "url":"https://www.world-of-photonics.com"},"place":"Schenefeld","reasons":[%s],"warnings":[]}"""
                .formatted(XCHANGE, TITLE, state, state.equals("CANCELLED") ? "\"The beam is off that week.\"" : "");
    }

    static String warning() {
        return """
                {"code":"NO_EVENT_ATTACHED","field":"linkedEvent","rule":14,"found":"5 working days, no fair or congress","required":"a fair or congress from 3 working days on","message":"Executives rarely give 5 working days to a stay with no fair or congress."}""";
    }

    static String visit(String id, String visitor, String country, String state, boolean accepted, String... allowed) {
        boolean approved = !List.of("SUBMITTED", "DECLINED").contains(state);
        String payment = switch (state) {
            case "VALIDATED" -> "{\"state\":\"DUE\",\"dueBy\":\"2024-04-12\"}";
            case "CLOSED" -> "{\"state\":\"PAID\",\"dueBy\":\"2024-04-12\",\"paidOn\":\"2024-04-05\"}";
            default -> "{\"state\":\"NOT_DUE\"}";
        };
        boolean reported = List.of("REPORTED", "VALIDATED", "CLOSED").contains(state);
        return """
                {"visitId":"%s","xchangeId":"%s","xchangeTitle":"%s","programmeId":"biginn","visitingOrganisationId":"%s","visitingPartnershipId":"biginn",
                "hostOrganisationId":"european-xfel","hostPartnershipId":"biginn","visitingCountry":"%s","hostCountry":"DE","firstDay":"2024-03-04","lastDay":"2024-03-08",
                "purpose":"Meet the groups that buy vacuum and detector technology, and bring two of our members to their table.","state":"%s","acceptedByHost":%s,
                "ruleSetVersion":%s,"counting":true,"lumpSum":%s,"closingReport":%s,"payment":%s,"reasons":[],"allowed":[%s]}"""
                .formatted(id, XCHANGE, TITLE, visitor, country, state, accepted, approved ? "1" : "null",
                        approved ? "{\"amount\":\"830.00\",\"currency\":\"EUR\"}" : "null",
                        reported
                                ? "{\"summary\":\"We met four instrument groups and agreed to prepare a joint offer for the detector upgrade.\\nTwo members will return in June.\",\"filedOn\":\"2024-03-14\",\"validatedOn\":null}"
                                : "null",
                        payment, quoted(allowed));
    }

    static String catalogue() {
        return """
                {"organisationId":"bigscience-dk","complete":true,"xchanges":[
                {"xchange":%s,"placesLeft":3,"lastDayToApply":"2024-02-16","points":50,"eligible":true,"objections":[],
                "lumpSum":{"amount":"830.00","currency":"EUR"},"because":[
                {"criterion":"SECTOR","points":28,"most":35,"because":"It is about your sectors detectors, vacuum."},
                {"criterion":"COUNTRY","points":15,"most":15,"because":"It is in Germany, where you would like to go."}]},
                {"xchange":%s,"placesLeft":0,"lastDayToApply":"2024-05-03","points":21,"eligible":false,"because":[],
                "objections":[{"code":"XCHANGE_FULL","found":"6 places taken","required":"at most 6","message":"All 6 places are taken."}]}],
                "hosts":[{"organisationId":"ineustar","name":"INEUSTAR","type":"CLUSTER_ORGANISATION","country":"ES","city":"Madrid",
                "sectors":["detectors"],"purposes":["FIND_SUPPLIERS"],"description":"The Spanish association of science industry.","points":21,
                "because":[{"criterion":"SECTOR","points":21,"most":35,"because":"It is about your sector detectors."}]}]}"""
                .formatted(xchange(XCHANGE, TITLE, "OPEN", 3), xchange("desy-2024", "Accelerators at DESY", "OPEN", 6));
    }

    static String view(String id, String name) {
        return """
                {"viewId":"%s","list":"VISITS","name":"%s","filters":{"state":["SUBMITTED","WAITLISTED"],"hostCountry":["DE"]},"sort":"submittedOn","columns":[]}"""
                .formatted(id, name);
    }

    static String agenda(String state) {
        return """
                {"xchangeId":"%s","version":2,"state":"%s","confirmedVersion":%s,"allowed":["PROPOSE","CONFIRM"],"sessions":[
                {"title":"Welcome and tour of the experiment hall","starts":"2024-03-04T09:00","ends":"2024-03-04T12:00","place":"Schenefeld, reception","speaker":"Hanna Brandt"},
                {"title":"How European XFEL buys: tenders, framework contracts, contacts","starts":"2024-03-05T09:30","ends":"2024-03-05T16:00","place":"Room E1.173","speaker":null},
                {"title":"Matchmaking with instrument groups","starts":"2024-03-06T09:00","ends":"2024-03-06T17:00","place":"Room E1.173","speaker":null}]}"""
                .formatted(XCHANGE, state, state.equals("CONFIRMED") ? "2" : "null");
    }

    static String commitment(String state) {
        String allowed = switch (state) {
            case "DRAFT" -> "\"CLEAR\"";
            case "CLEARED" -> "\"SIGN\"";
            default -> "";
        };
        return """
                {"hostOrganisationId":"european-xfel","state":"%s","version":1,"text":"%s","textSha256":"%s","signedBy":%s,"signedAt":%s,"validUntil":"2026-02-01","allowed":[%s]}"""
                .formatted(state,
                        "HOST COMMITMENT TO QUALITY\\n\\n1. The host receives visiting organisations for stays of at least three working days.\\n\\n2. The host names a person who answers for the stay, and an agenda that is confirmed before it begins.\\n\\n3. Each visit is governed by an annex; the annex names people, dates and agenda.\\n\\n4. What visitors learn in confidence stays in confidence.",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", state.equals("SIGNED") ? "\"hanna\"" : "null",
                        state.equals("SIGNED") ? "\"2024-02-01T10:12:00Z\"" : "null", allowed);
    }

    static String annex(String visitId, String state, boolean mine) {
        return """
                {"visitId":"%s","xchangeId":"%s","state":"%s","text":"%s","textSha256":"4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e40a2476f50208e526f506080",
                "parties":[{"organisationId":"european-xfel","roles":["HO"],"signed":true,"signedBy":"hanna","signedAt":"2024-02-20T09:05:00Z"},
                {"organisationId":"biginn","roles":["HOP","VOP"],"signed":false},{"organisationId":"bigscience-dk","roles":["VO"],"signed":false}],"missing":[],"allowed":[%s]}"""
                .formatted(visitId, XCHANGE, state,
                        "ANNEX TO THE COMMITMENT TO QUALITY\\n\\nVisit of BigScience.dk to European XFEL\\n4 to 8 March 2024, Schenefeld, Germany\\n\\nAgenda, version 2\\n  Monday 4 March, 09:00–12:00   Welcome and tour of the experiment hall\\n  Tuesday 5 March, 09:30–16:00  How European XFEL buys\\n  Wednesday 6 March, 09:00–17:00  Matchmaking with instrument groups\\n\\nThe host commitment, version 1, applies.",
                        mine ? "\"SIGN\"" : "");
    }

    /** The host has not signed the annex of a visit. */
    static String openSignature(String visitId, String visitor, String host, int days) {
        return """
                {"askedFor":"SIGNATURE","visitId":"%s","xchangeId":"%s","xchangeTitle":"%s","programmeId":"biginn","hostOrganisationId":"%s","visitingOrganisationId":"%s",
                "organisationId":"%s","roles":["HO"],"askedSince":"2024-02-20T09:05:00Z","days":%d,"level":2}"""
                .formatted(visitId, XCHANGE, TITLE, host, visitor, host, days);
    }

    /** The host has not confirmed an agenda. */
    static String openConfirmation() {
        return """
                {"askedFor":"AGENDA_CONFIRMATION","xchangeId":"%s","xchangeTitle":"%s","programmeId":"biginn","hostOrganisationId":"european-xfel",
                "organisationId":"european-xfel","roles":["HO"],"askedSince":"2024-02-28T09:05:00Z","days":1,"level":0}"""
                .formatted(XCHANGE, TITLE);
    }

    /** The visitor has not said who travels. */
    static String openParticulars(String visitId, String visitor) {
        return openSignature(visitId, visitor, "european-xfel", 1).replace("\"SIGNATURE\"", "\"PARTICULARS\"")
                .replace("\"organisationId\":\"european-xfel\",\"roles\":[\"HO\"]",
                        "\"organisationId\":\"" + visitor + "\",\"roles\":[\"VO\"]");
    }

    /** The host's lawyers have not cleared its commitment. */
    static String openClearance(int days) {
        return """
                {"askedFor":"COMMITMENT_CLEARANCE","visitId":null,"xchangeId":null,"xchangeTitle":null,"programmeId":null,"hostOrganisationId":"european-xfel",
                "visitingOrganisationId":null,"organisationId":"european-xfel","roles":["HO"],"askedSince":"2024-02-20T09:05:00Z","days":%d,"level":2}"""
                .formatted(days);
    }

    static String invitation(String state, String answers) {
        return """
                {"invitationId":"invitation-1","visitId":"visit-dagny","xchangeId":"%s","audience":"VISITOR","organisationId":"bigscience-dk","state":"%s","answers":%s,"allowed":[%s],
                "prefilled":{"days-attended":5},
                "questionnaire":{"questionnaireId":"visitor-feedback","version":2,"title":{"en":"How was your visit?"},"sections":[{"id":"came-of-it","questions":[
                {"id":"outcome","type":"SINGLE_CHOICE","text":{"en":"What came of the visit?"},"required":true,"options":[{"value":"NOT_HELD","label":{"en":"It did not take place"}},{"value":"NO_INTEREST","label":{"en":"Of no interest to us"}},{"value":"INFORMATIVE","label":{"en":"Informative"}},{"value":"COOPERATION_POSSIBLE","label":{"en":"Cooperation is possible"}}]}]},
                {"id":"details","title":{"en":"A little more"},"when":{"question":"outcome","in":["INFORMATIVE","COOPERATION_POSSIBLE"]},"questions":[
                {"id":"days-attended","type":"NUMBER","text":{"en":"On how many working days did you take part?"},"required":true,"min":0,"max":31},
                {"id":"benefits","type":"MULTIPLE_CHOICE","text":{"en":"What did you gain?"},"required":false,"options":[{"value":"contacts","label":{"en":"New contacts"}},{"value":"technology","label":{"en":"Insight into technology"}}]},
                {"id":"recommendation","type":"NPS","text":{"en":"How likely are you to recommend such a visit to others?"},"required":false},
                {"id":"visit-again","type":"YES_NO","text":{"en":"Would you go on a visit again?"},"required":false},
                {"id":"remarks","type":"TEXT","text":{"en":"What should we know, or do better?"},"required":false,"maxLength":2000,"long":true}]}]}}"""
                .formatted(XCHANGE, state, answers, state.equals("SUBMITTED") ? "" : "\"DRAFT\",\"RESPONSE\"");
    }

    static String board() {
        return """
                {"programmeId":"biginn","asOf":"2024-04-05T09:30:12Z","generation":3,"dictionaryVersion":4,"position":"g3-17","filters":{},"figures":[
                {"kpi":"xchanges-opened","value":"4","facts":4},{"kpi":"visits-submitted","value":"23","facts":23},{"kpi":"visits-approved","value":"19","facts":19},
                {"kpi":"visits-committed","value":"17","facts":17},{"kpi":"visits-completed","value":"15","facts":15},{"kpi":"visits-counted","value":"12","facts":12},
                {"kpi":"visits-supported-not-counted","value":"1","facts":1},{"kpi":"annexes-in-force","value":"17","facts":17},
                {"kpi":"days-to-commitment","value":null,"facts":0},{"kpi":"lump-sums-paid","value":"8715.00","facts":10}]}""";
    }

    static String dictionary() {
        return """
                {"version":4,"indicators":[%s],"dimensions":[{"name":"hostCountry","label":"Country of the host","multiple":false}]}"""
                .formatted(Stream.of(indicator("xchanges-opened", "Xchanges opened", "Xchanges"),
                        indicator("visits-submitted", "Visits submitted", "visits"),
                        indicator("visits-approved", "Visits approved", "visits"),
                        indicator("visits-committed", "Visits committed", "visits"),
                        indicator("visits-completed", "Visits completed", "visits"),
                        indicator("visits-counted", "Visits counted", "visits"),
                        indicator("visits-supported-not-counted", "Visits supported, not counted", "visits"),
                        indicator("annexes-in-force", "Annexes in force", "annexes"),
                        indicator("days-to-commitment", "Days from submission to commitment", "days").replace("SUM", "MEDIAN")
                                .replace("MORE", "LESS"),
                        indicator("signatures-open", "Signatures open", "signatures").replace("FLOW", "NOW").replace("MORE", "LESS"),
                        indicator("agreements-declared", "Agreements declared", "agreements"),
                        indicator("lump-sums-paid", "Lump sums paid", "EUR")).collect(Collectors.joining(",")));
    }

    private static String indicator(String id, String name, String unit) {
        return """
                {"id":"%s","name":"%s","unit":"%s","description":"What %s means.","formula":{"at":"closing-report-validated","if":"counting is true"},"measure":"SUM","timing":"FLOW","direction":"MORE",
                "dimensions":["hostCountry","visitingCountry"],"subject":["visit"]}"""
                .formatted(id, name, unit, name);
    }

    static String pace(String targetId, String name, String light) {
        return """
                {"targetId":"%s","kpi":"visits-counted","name":"%s","unit":"visits","direction":"MORE","filters":{},"target":"30","actual":"12","expectedToday":"18","forecast":"21",
                "method":"SINCE_START","methodWords":"At the pace since 2022-09-01.","light":"%s","rule":"The rule of %s.","from":"2022-09-01","to":"2025-08-31","series":[]}"""
                .formatted(targetId, name, light, light);
    }

    /** A visit behind a figure, and what the indicator says of it. */
    static String fact(String visitId, String visitor, String kpi, String outcome, String value, String message) {
        return """
                {"factId":"visit:%s","kind":"visit","visitId":"%s","xchangeId":"%s","programmeId":"biginn","visitingOrganisationId":"%s","hostOrganisationId":"european-xfel",
                "firstDay":"2024-03-04","lastDay":"2024-03-08","milestones":[],"asOf":"2024-04-05T09:30:12Z",
                "verdicts":[{"kpi":"%s","outcome":"%s","value":"%s","reason":"because","message":"%s"}]}"""
                .formatted(visitId, visitId, XCHANGE, visitor, kpi, outcome, value, message);
    }

    static String letter(String id, String subject, String reason) {
        return """
                {"id":"%s","binding":"registrationEvents","subject":"%s","reason":"%s","attempts":4,"parkedAt":"2024-03-05T08:15:30Z","letter":"x"}"""
                .formatted(id, subject, reason);
    }

    static String page(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":null}";
    }

    private static String[] matching(String[] items, String field, @org.jspecify.annotations.Nullable String value) {
        return value == null
                ? items
                : Arrays.stream(items).filter(item -> item.contains("\"" + field + "\":\"" + value + "\"")).toArray(String[]::new);
    }

    private static String value(String item, String field) {
        return item.replaceAll("(?s).*?\"" + field + "\":\"([^\"]*)\".*", "$1");
    }

    private static String quoted(String... texts) {
        return Stream.of(texts).map(text -> "\"" + text + "\"").collect(Collectors.joining(","));
    }
}
