package eu.sojourn.kpis;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import eu.sojourn.kpis.Story.Sent;
import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading.Observed;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Observation;

/** What could have happened. */
public final class Histories {

    private static final EventReader READER = new EventReader(Shipped.ZONE);

    private Histories() {}

    /** A random number of visits, organisations, survey answers and activities that go randomly far, some corrected, in the order of their telling. */
    public static List<Sent> of(Random random) {
        var story = new Story("xfel").opened();
        for (var i = random.nextInt(1, 5); i > 0; i--) {
            visit(story, story.visit("v" + i, "organisation-" + random.nextInt(3), random.nextBoolean()), random);
        }
        some(random, 3, List.of(
                () -> story.effort(random.nextInt(9), random.nextInt(9), random.nextInt(90)),
                () -> story.organisation("organisation-registered", "litek", random.nextBoolean() ? null : "biginn", "SME", "SMALL",
                        "lasers"),
                () -> story.returned("litek"),
                () -> story.organisation("organisation-registered", "litek", "biginn", "SME", "", "vacuum"),
                () -> story.organisation("organisation-validated", "litek", random.nextBoolean() ? "excite" : "biginn", "SME", "MICRO",
                        "lasers"),
                () -> story.organisation("organisation-changed", "litek", "biginn", "CLUSTER_ORGANISATION", "", "optics"),
                () -> story.merged("litek", "litek-2"),
                () -> story.effort(random.nextInt(9), random.nextInt(9), random.nextInt(90)),
                () -> story.invited("wave", "invitation"),
                () -> story.answered("wave", "invitation", 1, "2024-05-13"),
                () -> story.answered("wave", "invitation", 2, "2024-05-14"),
                () -> story.activity("planned", "training", "2023-03-01", null, "PLANNED"),
                () -> story.activity("changed", "training", "2023-04-01", null, "PLANNED"),
                () -> story.activity("done", "training", "2023-04-01", "2023-04-05", "DONE"),
                () -> story.activity("changed", "training", "2023-04-01", "2023-04-06", "DONE"),
                () -> story.activity("cancelled", "training", "2023-04-01", null, "CANCELLED")));
        return story.sent();
    }

    private static void visit(Story story, Story.Visit visit, Random random) {
        visit.submitted();
        some(random, 6, List.of(visit::waitlisted, () -> visit.approved("830.00"),
                () -> visit.approved("830.00", "LARGE_COMPANY", "", "optics"), visit::accepted,
                () -> visit.drafted().signed("european-xfel"), visit::signed, visit::committed, visit::completed, visit::answered,
                () -> visit.declared("VISITOR", "2024-03-11", "2024-03-11/2024-04-02"), visit::reported, visit::returnedReport,
                () -> visit.declared("VISITOR", "2024-03-11/2024-04-02"),
                () -> visit.followedUp(3, random.nextBoolean() ? "SIGNED" : "ENDED", "2024-03-11/2024-04-02"),
                () -> visit.followedUp(6, random.nextBoolean() ? "SIGNED" : "ENDED", "2024-03-11/2024-04-02"),
                () -> visit.paid("830.00"), () -> visit.corrected(random.nextBoolean()),
                () -> visit.paid("415.00"), () -> visit.discontinued(random.nextBoolean(), "415.00"), visit::overdue));
        switch (random.nextInt(12)) {
            case 0 -> visit.withdrawn();
            case 1 -> visit.cancelled();
            case 2 -> visit.expired();
            case 3 -> visit.rescheduled("0.00");
            case 4 -> visit.discontinued(random.nextBoolean(), "0.00");
            case 5 -> visit.closedWithoutPayment();
            default -> {
            }
        }
    }

    /** The first of some steps, but that one in so many is left out. */
    private static void some(Random random, int oneIn, List<Runnable> steps) {
        steps.subList(0, random.nextInt(steps.size() + 1)).stream().filter(_ -> random.nextInt(oneIn) > 0).forEach(Runnable::run);
    }

    /** The events that figures are built from. */
    public static List<Observation> observations(List<Sent> sent) {
        return sent.stream()
                .map(event -> READER.read(event.key().getBytes(StandardCharsets.UTF_8), event.value()))
                .filter(Observed.class::isInstance)
                .map(reading -> ((Observed) reading).observation())
                .toList();
    }

    /** What these events make of all that they are about. */
    public static SortedMap<FactId, Fact> facts(Collection<Observation> events) {
        var facts = new TreeMap<FactId, Fact>();
        events.forEach(event -> facts.put(event.fact(), facts.getOrDefault(event.fact(), Fact.unknown(event.fact())).with(event)));
        return facts;
    }
}
