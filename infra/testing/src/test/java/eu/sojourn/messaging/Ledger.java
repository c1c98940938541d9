package eu.sojourn.messaging;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** A service as small as can be: accounts that tell each entry, and copies of them that follow what is told. */
@SpringBootApplication
public class Ledger {

    /** Subjects whose events cannot be handled for the time being. */
    public static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

    public record Account(List<Integer> entries) {
        public Account {
            entries = List.copyOf(entries);
        }

        public static Decision<Account> of(@Nullable Account before, int... more) {
            var entries = new ArrayList<>(before == null ? List.of() : before.entries());
            var events = new ArrayList<Entered>();
            for (var entry : more) {
                entries.add(entry);
                events.add(new Entered(entry));
            }
            return Decision.accepted(new Account(entries), events);
        }
    }

    public record Entered(int entry) implements DomainEvent {}

    @Bean
    AggregateStore<Account> accounts(AggregateStores stores) {
        return stores.of(Account.class, "accounts",
                event -> new OutgoingEvent("questionnaires.xchanges", "ledger.entered.v1", "all", event));
    }

    @Bean
    AggregateStore<Account> copies(AggregateStores stores) {
        return stores.projection(Account.class, "copies");
    }

    @Bean
    Consumer<Message<byte[]>> entries(EventConsumers consumers, AggregateStore<Account> copies) {
        return consumers.listen("entries").on("ledger.entered.v1", Entered.class, event -> {
            if (BROKEN.contains(event.subject())) {
                throw new IllegalStateException(event.subject() + " is broken");
            }
            copies.apply(event, event.subject(), before -> {
                var entries = new ArrayList<>(before == null ? List.of() : before.entries());
                entries.add(event.data().entry());
                return Decision.unchanged(new Account(entries));
            });
        }).build();
    }
}
