package eu.sojourn.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Many visits at once, written as registration keeps them: copies of one that it made itself, in many states, of many organisations and days. All
 * of them are to come, so that no clock moves them.
 */
final class Masses {

    private static final List<String> STATES = List.of("DRAFT", "SUBMITTED", "APPROVED", "COMMITTED", "COMPLETED", "REPORTED", "VALIDATED",
            "CLOSED",
            "CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED", "DECLINED", "WITHDRAWN");
    private static final List<String> COUNTRIES = List.of("LT", "ES", "DK", "PL", "BG", "FR", "PT", "FI");
    private static final int AT_ONCE = 1_000;

    private final MongoTemplate mongo;
    private final Document first;

    /** @param visitId of the visit to copy */
    Masses(MongoTemplate mongo, String visitId) {
        this.mongo = mongo;
        this.first = mongo.getCollection("visits").find(new Document("_id", visitId)).first();
    }

    /** So many copies of the Xchange of the first visit, closed, so that nobody looks whether their visits are in step; their ids. */
    List<String> xchanges(int count) {
        var copied = mongo.getCollection("xchanges")
                .find(new Document("_id", first.getEmbedded(List.of("state", "parties", "xchangeId"), String.class)))
                .first();
        var copies = new ArrayList<Document>();
        for (var i = 0; i < count; i++) {
            var id = UUID.randomUUID().toString();
            copies.add(new Document(copied).append("_id", id)
                    .append("outbox", List.of())
                    .append("handled", List.of())
                    .append("state", new Document(copied.get("state", Document.class)).append("xchangeId", id).append("state", "CLOSED")));
        }
        mongo.getCollection("xchanges").insertMany(copies);
        return copies.stream().map(copy -> copy.getString("_id")).toList();
    }

    /**
     * @param hosts    that take the visits in turn
     * @param visitors number of visiting organisations
     */
    List<Document> visits(int count, String programme, List<String> hosts, int visitors, long seed) {
        return visits(count, programme, hosts, xchanges(5), visitors, seed);
    }

    /** As the other, in Xchanges drawn by lot. */
    List<Document> visits(int count, String programme, List<String> hosts, List<String> xchanges, int visitors, long seed) {
        var random = new Random(seed);
        var begin = LocalDate.parse("2030-01-07");
        var written = new ArrayList<Document>();
        var some = new ArrayList<Document>();
        for (var i = 0; i < count; i++) {
            var id = new UUID(random.nextLong(), random.nextLong()).toString();
            var state = STATES.get(random.nextInt(STATES.size()));
            var day = begin.plusDays(random.nextInt(1_000));
            var kept = new Document(first.get("state", Document.class)).append("visitId", id)
                    .append("state", state)
                    .append("submittedOn", day.minusDays(20 + random.nextInt(40)).toString())
                    .append("from", new Document("country", COUNTRIES.get(random.nextInt(COUNTRIES.size()))))
                    .append("encoded", random.nextBoolean())
                    .append("expiresOn", "2099-12-31")
                    .append("period", new Document("firstDay", day.toString()).append("lastDay", day.plusDays(4).toString()))
                    .append("payment", switch (state) {
                        case "VALIDATED" -> new Document("state", "DUE").append("dueBy", day.plusDays(30 + random.nextInt(20)).toString());
                        case "CLOSED" -> new Document("state", "PAID").append("dueBy", day.plusDays(30).toString())
                                .append("paidOn", day.plusDays(25).toString());
                        default -> new Document("state", "NOT_DUE");
                    })
                    .append("parties",
                            new Document(first.getEmbedded(List.of("state", "parties"), Document.class)).append("programmeId", programme)
                                    .append("visitingOrganisationId", "vo-%s-%d".formatted(programme, random.nextInt(visitors)))
                                    .append("hostOrganisationId", hosts.get(i % hosts.size()))
                                    .append("xchangeId", xchanges.get(random.nextInt(xchanges.size()))));
            var document = new Document("_id", id).append("version", 1L)
                    .append("state", kept)
                    .append("outbox", List.of())
                    .append("handled", List.of());
            some.add(document);
            if (some.size() == AT_ONCE || i == count - 1) {
                mongo.getCollection("visits").insertMany(some);
                written.addAll(count <= 10_000 ? some : List.of());
                some.clear();
            }
        }
        return written;
    }
}
