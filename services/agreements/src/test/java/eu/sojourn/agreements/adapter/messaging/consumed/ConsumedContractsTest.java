package eu.sojourn.agreements.adapter.messaging.consumed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.MalformedEvent;
import eu.sojourn.testing.Contracts;
import eu.sojourn.testing.Wire;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumedContractsTest {

    static Stream<Arguments> heard() {
        return Stream.of(Arguments.of("registration", "organisation-registered.v1", OrganisationKnown.class),
                Arguments.of("registration", "organisation-validated.v1", OrganisationKnown.class),
                Arguments.of("registration", "xchange-opened.v1", XchangeOpened.class),
                Arguments.of("registration", "xchange-changed.v1", XchangeOpened.class),
                Arguments.of("registration", "xchange-cancelled.v1", XchangeCancelled.class),
                Arguments.of("registration", "visit-accepted.v1", VisitAccepted.class),
                Arguments.of("registration", "visit-rescheduled.v1", VisitAccepted.class),
                Arguments.of("registration", "visit-cancelled.v1", VisitEnded.class),
                Arguments.of("registration", "visit-expired.v1", VisitEnded.class),
                Arguments.of("registration", "visit-declined.v1", VisitEnded.class),
                Arguments.of("registration", "visit-refused.v1", VisitEnded.class),
                Arguments.of("registration", "visit-withdrawn.v1", VisitEnded.class),
                Arguments.of("registration", "programme-described.v1", ProgrammeKnown.class),
                Arguments.of("registration", "programme-published.v1", ProgrammeKnown.class),
                Arguments.of("agreements", "host-commitment-drafted.v1", HostCommitmentHeard.class),
                Arguments.of("agreements", "host-commitment-handed-to-legal.v1", HostCommitmentHeard.class),
                Arguments.of("agreements", "host-commitment-cleared.v1", HostCommitmentHeard.class),
                Arguments.of("agreements", "host-commitment-expired.v1", HostCommitmentHeard.class),
                Arguments.of("agreements", "host-commitment-terminated.v1", HostCommitmentHeard.class),
                Arguments.of("agreements", "agenda-proposed.v1", AgendaHeard.class),
                Arguments.of("agreements", "agenda-changes-requested.v1", AgendaHeard.class),
                Arguments.of("agreements", "agenda-confirmed.v1", AgendaHeard.class),
                Arguments.of("agreements", "annex-drafted.v1", AnnexHeard.class),
                Arguments.of("agreements", "annex-signed.v1", AnnexHeard.class),
                Arguments.of("agreements", "annex-reopened.v1", AnnexHeard.class),
                Arguments.of("agreements", "annex-declined.v1", AnnexHeard.class),
                Arguments.of("agreements", "annex-in-force.v1", AnnexHeard.class),
                Arguments.of("registration", "visit-completed.v1", VisitOver.class),
                Arguments.of("registration", "visit-discontinued.v1", VisitOver.class),
                Arguments.of("agreements", "host-commitment-signed.v1", HostCommitmentHeard.class));
    }

    @ParameterizedTest
    @MethodSource("heard")
    void readsTheProducersExample(String producer, String event, Class<? extends Record> reader) throws ReflectiveOperationException {
        var read = Contracts.of(producer).example(event, reader).data();

        for (var component : reader.getRecordComponents()) {
            assertThat(component.getAccessor().invoke(read)).as(component.getName()).isNotNull();
        }
    }

    @Test
    void readsPartyBlockAndDatesOfAnAcceptedVisit() {
        var event = Wire.event("registration.visit-accepted.v1", "visit-1", 3, "xchange-1",
                Map.of("visitId", "visit-1", "xchangeId", "xchange-1",
                        "programmeId", "biginn", "visitingOrganisationId", "ineustar", "visitingPartnershipId", "excite",
                        "hostOrganisationId",
                        "european-xfel", "hostPartnershipId", "biginn", "firstDay", "2024-03-04", "lastDay", "2024-03-08"));

        var visit = CloudEvents.read(CloudEvents.read(event), VisitAccepted.class).data().visit();

        assertThat(visit.visitingPartnershipId().value()).isEqualTo("excite");
        assertThat(visit.hostPartnershipId().value()).isEqualTo("biginn");
        assertThat(visit.period().lastDay()).isEqualTo("2024-03-08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"visitId\":\"visit-1\"}", "{\"visitId\":7}", "[]", "null", "\"text\""})
    void takesDataThatGiveNoVisitForMalformed(String data) {
        var event = Wire.event("registration.visit-accepted.v1", "visit-1", 3, "xchange-1", Wire.json(data));

        assertThatThrownBy(() -> CloudEvents.read(CloudEvents.read(event), VisitAccepted.class)).isInstanceOf(MalformedEvent.class);
    }
}
