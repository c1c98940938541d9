package eu.sojourn.kpis.adapter.messaging.topology;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts the records that the topology read: {@code sojourn_kpi_events_total} by topic and outcome. Law: folded, repeated, passed over and
 * parked together are all records that this process has read since its start; none is left out.
 */
final class EventCounts {

    private final MeterRegistry metrics;

    EventCounts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void read(String topic, String outcome) {
        metrics.counter("sojourn.kpi.events", "topic", topic, "outcome", outcome).increment();
    }
}
