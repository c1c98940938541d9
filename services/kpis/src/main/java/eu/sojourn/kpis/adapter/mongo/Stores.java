package eu.sojourn.kpis.adapter.mongo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.files.FileContents;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.AggregateStores;

/** The stores of the aggregates of this service. */
@Configuration(proxyBeanMethods = false)
class Stores {

    @Bean
    AggregateStore<Generations> generations(AggregateStores stores) {
        return stores.projection(Generations.class, "generations");
    }

    /** The files of frozen reports. */
    @Bean
    FileContents snapshotFiles(MongoTemplate mongo) {
        return new FileContents(mongo, "snapshotFiles");
    }
}
