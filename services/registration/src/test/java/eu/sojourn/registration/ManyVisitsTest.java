package eu.sojourn.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.service.http.Cursor;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Asks the same of 1,000 and of 100,000 visits. Times on a shared machine mean little, their ratios much: a page must cost the same, only an
 * export may grow with what it writes.
 */
@SojournTest
@Tag("measures")
class ManyVisitsTest {

    private static final Logger log = LoggerFactory.getLogger(ManyVisitsTest.class);
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int XCHANGES = 500;
    private static final double ALIKE = 4;
    private static final int TRIES = 25;

    @Autowired
    Http http;

    @Autowired
    MongoTemplate mongo;

    @Test
    void pagesCostTheSameHoweverManyVisitsThereAre() {
        var cast = new Cast(http).ready();
        var masses = new Masses(mongo, cast.visit(cast.xchange("2024-03-04", "2024-03-08", 3), cast.litek));
        var xchanges = masses.xchanges(XCHANGES);
        var hosts = List.of(cast.xfel, "host-a", "host-b", "host-c", "host-d");

        // Once more than is measured, so that the few are not asked of a cold process.
        masses.visits(FEW, cast.programme, hosts, xchanges, 2_000, 101);
        measured(cast, xchanges.getFirst());
        var few = measured(cast, xchanges.getFirst());
        var memory = memory();
        masses.visits(MANY - FEW, cast.programme, hosts, xchanges, 2_000, 102);
        log.info("memory of service and embedded database together: {} MB with {}, {} MB with {}", memory, FEW, memory(), MANY);
        var many = measured(cast, xchanges.getFirst());

        few.forEach(
                (what, before) -> log.info("{}: {} ms with {}, {} ms with {}, ratio {}", what, millis(before), FEW, millis(many.get(what)),
                        MANY, "%.1f".formatted(ratio(before, many.get(what)))));
        few.forEach((what, before) -> assertThat(ratio(before, many.get(what))).as(what)
                .isLessThan(what.startsWith("export") ? 2.0 * MANY / FEW : ALIKE));
    }

    private Map<String, Duration> measured(Cast cast, String xchange) {
        var deep = new Cursor("2031-05-20", "7").text("visits -firstDay");
        var deepSubmitted = new Cursor("2031-05-20", "7").text("visits submittedOn");
        var measured = new LinkedHashMap<String, Duration>();
        measured.put("coordinator, first page", fastest(cast.carmen, "visits", TRIES));
        measured.put("coordinator, a page in the middle", fastest(cast.carmen, "visits?after=" + deep, TRIES));
        measured.put("coordinator, oldest first", fastest(cast.carmen, "visits?sort=firstDay", TRIES));
        measured.put("coordinator, by submission", fastest(cast.carmen, "visits?sort=-submittedOn", TRIES));
        measured.put("coordinator, by submission, a page in the middle",
                fastest(cast.carmen, "visits?sort=submittedOn&after=" + deepSubmitted, TRIES));
        measured.put("coordinator, two states", fastest(cast.carmen, "visits?state=SUBMITTED&state=REPORTED", TRIES));
        measured.put("coordinator, of one programme in a year",
                fastest(cast.carmen, "visits?from=2031-01-01&to=2031-12-31&programmeId=" + cast.programme, TRIES));
        measured.put("coordinator, payments due, soonest first",
                fastest(cast.carmen, "visits?payment=DUE&sort=dueBy&programmeId=" + cast.programme, TRIES));
        measured.put("coordinator, from one country (no index)", fastest(cast.carmen, "visits?visitingCountry=LT", TRIES));
        measured.put("coordinator, of one Xchange", fastest(cast.carmen, "visits?limit=2&xchangeId=" + xchange, TRIES));
        measured.put("host, first page", fastest(cast.hanna, "visits", TRIES));
        measured.put("host, a page in the middle", fastest(cast.hanna, "visits?after=" + deep, TRIES));
        measured.put("operator, first page", fastest(Tokens.operator(), "visits", TRIES));
        measured.put("export of all as CSV", fastest(cast.carmen, "visits/export?format=csv&programmeId=" + cast.programme, 2));
        measured.put("export of all as XLSX", fastest(cast.carmen, "visits/export?format=xlsx&programmeId=" + cast.programme, 2));
        return measured;
    }

    private Duration fastest(String token, String list, int tries) {
        var fastest = Duration.ofDays(1);
        for (var i = 0; i < tries; i++) {
            var begun = System.nanoTime();
            http.as(token).get("/api/registration/" + list).expect(200);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        return fastest;
    }

    private static long memory() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static double ratio(Duration before, Duration after) {
        return (double) after.toNanos() / before.toNanos();
    }

    private static String millis(Duration duration) {
        return "%.1f".formatted(duration.toNanos() / 1e6);
    }
}
