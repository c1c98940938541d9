package eu.sojourn.identity.application;

import java.time.Duration;
import java.util.Locale;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.springframework.stereotype.Service;

/**
 * Limits guessing at the password of one user name to ten tries, one of which comes back each minute; the right password brings back all.
 * Names that nobody has are limited alike, so the limit tells nobody who exists. Held in this instance: with several, each grants the whole
 * number, and a restart forgets.
 */
@Service
public class Guesses {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int LONGEST_NAME = 100;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WINDOW).build();

    /** Takes a try before the password is looked at, so that tries at once count too; how long to wait if there is none, else zero. */
    public Duration take(String username) {
        ConsumptionProbe probe = buckets.get(key(username), name -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    /** The password was right. */
    public void forget(String username) {
        buckets.invalidate(key(username));
    }

    private static Bucket bucket() {
        return Bucket.builder().addLimit(limit -> limit.capacity(TRIES).refillGreedy(TRIES, WINDOW)).build();
    }

    /** As people are found by it; what is longer than any name is cut, so that names cannot fill the memory. */
    private static String key(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
