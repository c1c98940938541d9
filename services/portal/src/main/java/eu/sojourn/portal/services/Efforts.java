package eu.sojourn.portal.services;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells registration what a form cost, once it was sent. Nobody waits for that longer than a blink, and a form is sent all the same when it
 * cannot be told.
 */
@Component
public class Efforts {

    private static final Logger log = LoggerFactory.getLogger(Efforts.class);
    private static final Pattern OF_XCHANGE = Pattern.compile("/xchanges/(?!new\\b)([a-z0-9-]{2,63})(?:[/?].*)?");
    private static final Pattern OF_VISIT = Pattern.compile("/(?:visits|annexes)/([a-z0-9-]{2,63})/.+");
    private static final long A_BLINK_IN_MILLIS = 300;

    private final Registration registration;
    private final Threads threads;

    Efforts(Registration registration, Threads threads) {
        this.registration = registration;
        this.threads = threads;
    }

    /**
     * Tells what a form cost that is about an Xchange or a visit; others are not measured.
     *
     * @param path  to which the form was sent
     * @param next  where the person went after it, which says what was created
     * @param task  the form's name
     * @param key   under which the form was sent
     */
    public void tell(String path, String next, String task, String key, Map<String, Integer> measures) {
        var visit = OF_VISIT.matcher(path);
        var xchange = Stream.of(path, next).map(OF_XCHANGE::matcher).filter(Matcher::matches).map(match -> match.group(1)).findFirst();
        if (xchange.isEmpty() && !visit.matches()) {
            return;
        }
        try {
            threads.start(() -> {
                String xchangeId = xchange.orElseGet(() -> registration.visit(visit.group(1)).xchangeId());
                registration.effort(xchangeId, key.length() > 60 ? key.substring(0, 60) + "-e" : key + "-e",
                        Map.of("task", task, "fields", measures.getOrDefault("fields", 0), "clicks", measures.getOrDefault("clicks", 0),
                                "seconds", measures.getOrDefault("seconds", 0)));
                return true;
            }).get(A_BLINK_IN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("The effort of {} was not recorded", task, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
