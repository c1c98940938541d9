package eu.sojourn.portal.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of organisations and programmes by their id. Where registration does not know or does not answer, the id stands for itself. */
@Component
public class Names {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Registration registration;
    private final Clock clock;
    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    });

    Names(Registration registration, Clock clock) {
        this.registration = registration;
        this.clock = clock;
    }

    public String organisation(@Nullable String organisationId) {
        return of("organisation", organisationId, id -> registration.organisation(id).name());
    }

    public String programme(@Nullable String programmeId) {
        return of("programme", programmeId, id -> registration.programme(id).name());
    }

    /** A partnership goes by the programme that it runs. */
    public String partnership(@Nullable String partnershipId) {
        return of("partnership", partnershipId, id -> registration.programmes()
                .items()
                .stream()
                .filter(programme -> id.equals(programme.partnershipId()))
                .map(Programme::name)
                .findFirst()
                .orElse(id));
    }

    /** Forgets every name, so that each is asked for anew. */
    public void forget() {
        known.clear();
    }

    /** Never throws; an outage is felt only as an older name or the bare id. */
    private String of(String kind, @Nullable String id, Function<String, String> ask) {
        if (id == null) {
            return "";
        }
        String key = kind + ' ' + id;
        Instant now = clock.instant();
        Known last = known.get(key);
        if (last != null && now.isBefore(last.until())) {
            return last.name();
        }
        try {
            return learn(key, ask.apply(id), now.plus(FRESH));
        } catch (Refused _) {
            return learn(key, id, now.plus(RETRY));
        } catch (Unavailable _) {
            return learn(key, last == null ? id : last.name(), now.plus(RETRY));
        }
    }

    private String learn(String key, String name, Instant until) {
        known.put(key, new Known(name, until));
        return name;
    }

    private record Known(String name, Instant until) {}
}
