package eu.sojourn.identity;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

/** Looks into the database as a thief would. */
final class Stored {

    private Stored() {}

    static String everything(String uri) {
        StringBuilder all = new StringBuilder();
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase("identity");
            for (String collection : database.listCollectionNames()) {
                database.getCollection(collection).find().forEach(document -> all.append(document.toJson()).append('\n'));
            }
        }
        return all.toString();
    }
}
