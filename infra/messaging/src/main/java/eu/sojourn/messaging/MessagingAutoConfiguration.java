package eu.sojourn.messaging;

import eu.sojourn.messaging.consume.ConsumeConfiguration;
import eu.sojourn.messaging.deadletter.DeadLetterConfiguration;
import eu.sojourn.messaging.store.StoreConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Wires stores with their outbox, consumers and dead letters into a service. */
@AutoConfiguration(beforeName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@Import({StoreConfiguration.class, ConsumeConfiguration.class, DeadLetterConfiguration.class})
public class MessagingAutoConfiguration {}
