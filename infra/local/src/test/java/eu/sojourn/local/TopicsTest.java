package eu.sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    private static final String GOOD = "topics: [{name: a.b, key: xchangeId, partitions: 6, cleanup: keep, heard-by: [kpis]}";

    @Test
    void derivesDeadLetterTopicsFromTheListeners() {
        assertThat(read(GOOD + "]").names()).containsExactly("a.b", "a.b.kpis.dlt");
    }

    @ParameterizedTest
    @ValueSource(strings = {", {name: a.b, key: x, partitions: 1, cleanup: keep, heard-by: []}]",
            ", {name: a.c, key: xchangeId, partitions: 3, cleanup: keep, heard-by: []}]",
            ", {name: a.c, key: x, partitions: 0, cleanup: keep, heard-by: []}]",
            ", {name: a.c, key: x, partitions: 1, cleanup: never, heard-by: []}]", ", {name: a.c, key: x, partitions: 1, cleanup: keep}]",
            ", {name: a.c, key: x, partitions: 1, cleanup: keep, heard-by: [], retention: 7}]",
            ", {name: A c, key: x, partitions: 1, cleanup: keep, heard-by: []}]"})
    void refusesANonsensicalDeclaration(String second) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(GOOD + second));
    }

    @Test
    void declaresExchangeTopicsWithOnePartitionCount() {
        assertThat(Topics.declared().all()).filteredOn(topic -> topic.key().equals("xchangeId"))
                .hasSizeGreaterThan(2)
                .extracting(Topics.Topic::partitions)
                .containsOnly(6);
    }

    private static Topics read(String yaml) {
        return Topics.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
