package eu.sojourn.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Cursor;
import eu.sojourn.testing.SojournTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;

/** Parts of a sorted list, put together, are the list. */
@SojournTest
class ListsTest {

    record Stay(String host, String guest, String day, String note) {}

    private record Kept(String id, Stay stay) {}

    @Autowired
    MongoTemplate mongo;

    @Autowired
    AggregateStores stores;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void showsEachOfAListOnceAndInOrderPageByPage(long seed) {
        var random = new Random(seed);
        var collection = "stays-" + UUID.randomUUID();
        var store = stores.projection(Stay.class, collection).indexed("host", "day", "_id").indexed("guest", "day", "_id");
        var kept = filled(collection, 2_300, random);
        var order = switch (random.nextInt(4)) {
            case 0 -> Order.ascending("day");
            case 1 -> Order.descending("day");
            case 2 -> Order.BY_ID;
            default -> Order.descending("note");
        };
        var filtered = random.nextBoolean();
        var wanted = new Wanted(List.of(where("state.host").is("h1"), where("state.guest").in("g1", "g2")),
                filtered ? where("state.note").in("n3", "n7") : null);
        Predicate<Stay> shown = stay -> (stay.host().equals("h1") || stay.guest().equals("g1") || stay.guest().equals("g2"))
                && (!filtered || stay.note().equals("n3") || stay.note().equals("n7"));

        var pages = new ArrayList<String>();
        Place place = null;
        do {
            var slice = store.slice(wanted, order, place, 1 + random.nextInt(60));
            slice.items().forEach(item -> pages.add(item.id()));
            place = slice.next();
        } while (place != null);

        assertThat(pages).containsExactlyElementsOf(
                kept.stream().filter(one -> shown.test(one.stay())).sorted(comparing(order)).map(Kept::id).toList());
    }

    @Test
    void neitherRepeatsNorLosesWhatIsThereWhileOthersComeAndGo() {
        var collection = "stays-" + UUID.randomUUID();
        var store = stores.projection(Stay.class, collection).indexed("host", "day", "_id");
        var random = new Random(7);
        var kept = filled(collection, 200, random);
        var wanted = Wanted.by(where("state.host").in("h0", "h1", "h2", "h3"));

        var first = store.slice(wanted, Order.descending("day"), null, 50);
        var lastSeen = first.items().getLast().id();
        mongo.getCollection(collection).deleteOne(new Document("_id", lastSeen));
        insert(collection, "a-new-one", new Stay("h1", "g1", "2099-01-01", "n1"));
        var rest = store.slice(wanted, Order.descending("day"), first.next(), 500);

        assertThat(rest.items()).extracting(Stored::id)
                .containsExactlyElementsOf(
                        kept.stream().sorted(comparing(Order.descending("day"))).skip(50).map(Kept::id).toList());
        assertThat(rest.next()).isNull();
    }

    @Test
    void looksAtABoundedNumberPerPageAndSaysThatThereIsMore() {
        var collection = "stays-" + UUID.randomUUID();
        var store = stores.projection(Stay.class, collection).indexed("host", "day", "_id");
        var documents = new ArrayList<Document>();
        for (var i = 0; i < 2_500; i++) {
            documents.add(document("s%04d".formatted(i), new Stay("h1", "g", "2024-01-01", i == 2_400 ? "rare" : "usual")));
        }
        mongo.getCollection(collection).insertMany(documents);
        var wanted = new Wanted(List.of(where("state.host").is("h1")), where("state.note").is("rare"));

        var first = store.slice(wanted, Order.ascending("day"), null, 10);
        var second = store.slice(wanted, Order.ascending("day"), first.next(), 10);
        var third = store.slice(wanted, Order.ascending("day"), second.next(), 10);

        assertThat(first.items()).isEmpty();
        assertThat(second.items()).isEmpty();
        assertThat(third.items()).extracting(Stored::id).containsExactly("s2400");
        assertThat(third.next()).isNull();
    }

    @Test
    void showsNothingToWhomNothingIsAllowed() {
        var store = stores.projection(Stay.class, "stays-" + UUID.randomUUID());

        assertThat(store.slice(new Wanted(List.of(), new Criteria()), Order.BY_ID, null, 10).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "!!!!", "AAFhAAFi"})
    void refusesACursorThatItNeverGave(String text) {
        assertThatThrownBy(() -> Cursor.of("stays -day", text)).isInstanceOfSatisfying(InvalidValue.class,
                invalid -> assertThat(invalid.field()).isEqualTo("after"));
    }

    @Test
    void refusesACursorOfAnotherOrderAndOneThatWasChanged() {
        var cursor = new Cursor("2024-03-04", "visit-1");
        var text = cursor.text("visits -firstDay");

        assertThat(Cursor.of("visits -firstDay", text)).isEqualTo(cursor);
        assertThatThrownBy(() -> Cursor.of("visits firstDay", text)).isInstanceOf(InvalidValue.class);
        for (var i = 0; i < text.length() - 1; i++) {
            var changed = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThatThrownBy(() -> Cursor.of("visits -firstDay", changed)).as(changed).isInstanceOf(InvalidValue.class);
        }
    }

    private static Comparator<Kept> comparing(Order order) {
        Comparator<Kept> byId = Comparator.comparing(Kept::id);
        var field = order.field();
        var ascending = field == null
                ? byId
                : Comparator.<Kept, String>comparing(one -> field.equals("day") ? one.stay().day() : one.stay().note()).thenComparing(byId);
        return order.descending() ? ascending.reversed() : ascending;
    }

    private List<Kept> filled(String collection, int count, Random random) {
        var kept = new ArrayList<Kept>();
        var documents = new ArrayList<Document>();
        for (var i = 0; i < count; i++) {
            var stay = new Stay("h" + random.nextInt(4), "g" + random.nextInt(6), "2024-03-%02d".formatted(1 + random.nextInt(9)),
                    "n" + random.nextInt(10));
            kept.add(new Kept(UUID.randomUUID().toString(), stay));
            documents.add(document(kept.getLast().id(), stay));
        }
        mongo.getCollection(collection).insertMany(documents);
        return kept;
    }

    private void insert(String collection, String id, Stay stay) {
        mongo.getCollection(collection).insertOne(document(id, stay));
    }

    private static Document document(String id, Stay stay) {
        return new Document("_id", id).append("version", 1L)
                .append("state",
                        new Document("host", stay.host()).append("guest", stay.guest())
                                .append("day", stay.day())
                                .append("note", stay.note()));
    }
}
