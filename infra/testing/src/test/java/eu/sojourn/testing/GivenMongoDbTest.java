package eu.sojourn.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

/** The MongoDB server that the environment names. */
class GivenMongoDbTest implements MongoDbKit {

    private static final String GIVEN = System.getenv("MONGODB_URI");

    @BeforeEach
    void isGiven() {
        assumeTrue(GIVEN != null, "MONGODB_URI names no MongoDB server to ask");
    }

    @Override
    public String mongoDb() {
        return Objects.requireNonNull(GIVEN);
    }
}
