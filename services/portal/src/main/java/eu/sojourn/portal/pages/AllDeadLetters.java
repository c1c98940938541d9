package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.DeadLetters;
import eu.sojourn.portal.services.DeadLetters.DeadLetter;
import eu.sojourn.portal.services.Part;
import eu.sojourn.portal.services.Parts;
import eu.sojourn.portal.services.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** The dead letters of every service that hears events. */
@Component
class AllDeadLetters {
    static final List<String> SERVICES = List.of("registration", "agreements", "questionnaires", "kpis", "notifications");
    private static final int SHOWN = 100;

    private final HttpServiceProxyRegistry clients;
    private final Parts parts;

    AllDeadLetters(HttpServiceProxyRegistry clients, Parts parts) {
        this.clients = clients;
        this.parts = parts;
    }

    Map<String, Supplier<Part<Slice<DeadLetter>>>> all() {
        Map<String, Supplier<Part<Slice<DeadLetter>>>> all = new LinkedHashMap<>();
        for (String service : SERVICES) {
            all.put(service, parts.start(() -> client(service).list(service, SHOWN)));
        }
        return all;
    }

    void replay(String service, String id, String key) {
        client(service).replay(service, id, key);
    }

    private DeadLetters client(String service) {
        return clients.getClient(service, DeadLetters.class);
    }
}
