package eu.sojourn.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** The bare write to compare with: a document of 1 KB, acknowledged as writes of the services are, in the same MongoDB. */
final class Inserts implements AutoCloseable {

    private static final String DATABASE = "measured";

    private final MongoClient client = MongoClients.create(System.getenv("MONGODB_URI"));
    private final MongoCollection<Document> collection = client.getDatabase(DATABASE).getCollection("inserts");

    void insert() {
        collection.insertOne(new Document("filling", "x".repeat(1024)));
    }

    @Override
    public void close() {
        client.getDatabase(DATABASE).drop();
        client.close();
    }
}
