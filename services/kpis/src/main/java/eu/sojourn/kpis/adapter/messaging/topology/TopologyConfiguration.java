package eu.sojourn.kpis.adapter.messaging.topology;

import java.util.function.Function;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.KStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.messaging.deadletter.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;

/** Wires the topology to the binder. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TopologyConfiguration.class);
    private static final String GROUP = "kpis";

    @Bean
    Function<KStream<byte[], byte[]>, KStream<String, byte[]>[]> figures(DeadLetters deadLetters, MeterRegistry metrics) {
        Parking parking = (record, why) -> deadLetters.park(GROUP, record, why, 1, null);
        return new FiguresTopology(new EventReader(), parking, new EventCounts(metrics));
    }

    /** An outage or a bug stops a thread, never the work for good: a new thread goes on from the last commit. */
    @Bean
    StreamsBuilderFactoryBeanConfigurer replacingThreads() {
        return factory -> factory.setStreamsUncaughtExceptionHandler(failure -> {
            log.error("A stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }
}
