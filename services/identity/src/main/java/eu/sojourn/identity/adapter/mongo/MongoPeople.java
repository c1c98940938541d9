package eu.sojourn.identity.adapter.mongo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import eu.sojourn.identity.domain.Memberships;
import eu.sojourn.identity.domain.People;
import eu.sojourn.identity.domain.Person;
import eu.sojourn.identity.domain.PersonId;
import eu.sojourn.identity.domain.Role;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** One document per person. */
@Repository
class MongoPeople implements People {

    private static final String COLLECTION = "people";

    private final MongoTemplate mongo;

    MongoPeople(MongoTemplate mongo) {
        this.mongo = mongo;
        collection().createIndex(Indexes.ascending("username"), new IndexOptions().unique(true));
        collection().createIndex(Indexes.ascending("organisations"));
        collection().createIndex(Indexes.ascending("partnerships"));
    }

    @Override
    public Optional<Person> byUsername(String username) {
        return one(Filters.eq("username", username.strip().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Person> byId(PersonId personId) {
        return one(Filters.eq("_id", personId.value()));
    }

    @Override
    public List<Person> ofOrganisation(String organisationId) {
        return all(Filters.eq("organisations", organisationId));
    }

    @Override
    public List<Person> ofPartnership(String partnershipId) {
        return all(Filters.eq("partnerships", partnershipId));
    }

    @Override
    public List<Person> demonstrators() {
        return all(Filters.eq("demo", true));
    }

    @Override
    public boolean add(Person person) {
        try {
            mongo.insert(toDocument(person), COLLECTION);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }

    private Optional<Person> one(Bson filter) {
        return Optional.ofNullable(collection().find(filter).first()).map(MongoPeople::toPerson);
    }

    private List<Person> all(Bson filter) {
        return collection().find(filter).sort(Sorts.ascending("name")).map(MongoPeople::toPerson).into(new java.util.ArrayList<>());
    }

    private static Document toDocument(Person person) {
        return new Document("_id", person.personId().value()).append("username", person.username())
                .append("name", person.name())
                .append("email", person.email())
                .append("language", person.language())
                .append("passwordHash", person.passwordHash())
                .append("roles", person.roles().stream().map(Role::claim).sorted().toList())
                .append("organisations", List.copyOf(person.memberships().organisations()))
                .append("partnerships", List.copyOf(person.memberships().partnerships()))
                .append("programmes", List.copyOf(person.memberships().programmes()))
                .append("demo", person.demo());
    }

    private static Person toPerson(Document document) {
        return new Person(new PersonId(document.getString("_id")), document.getString("username"), document.getString("name"),
                document.getString("email"), document.getString("language"), document.getString("passwordHash"),
                strings(document, "roles").stream().map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT))).collect(Collectors.toSet()),
                new Memberships(strings(document, "organisations"), strings(document, "partnerships"), strings(document, "programmes")),
                document.getBoolean("demo", false));
    }

    private static Set<String> strings(Document document, String field) {
        return Set.copyOf(document.getList(field, String.class, List.of()));
    }
}
