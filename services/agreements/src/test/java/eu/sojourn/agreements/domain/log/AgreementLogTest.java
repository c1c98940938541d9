package eu.sojourn.agreements.domain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.agreements.domain.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementLogTest {
    private static final Instant NOW = Instant.parse("2024-02-01T10:00:00.1239Z");
    private static final Sha256 TEXT = Sha256.of("the text");

    @Test
    void writesEntriesInCanonicalForm() {
        var entry = log().entries().getFirst();

        assertThat(entry.line()).isEqualTo("{\"number\":1,\"at\":\"2024-02-01T10:00:00.123Z\",\"act\":\"COMPOSED\",\"by\":\"platform\","
                + "\"how\":\"PLATFORM\",\"textSha256\":\"" + TEXT.hex() + "\",\"previous\":\"" + "0".repeat(64) + "\"}");
        assertThat(entry.sha256()).isEqualTo(Sha256.of(entry.line()));
    }

    @Test
    void writesFullSecondsWithMillisecondsToo() {
        var log = AgreementLog.EMPTY.append(Instant.parse("2024-02-01T10:00:00Z"), Act.COMPOSED, "platform", "PLATFORM", null, null, null);

        assertThat(log.entries().getFirst().line()).contains("\"at\":\"2024-02-01T10:00:00.000Z\"");
    }

    @Test
    void escapesWhatWouldPassForSomethingElse() {
        var log = AgreementLog.EMPTY.append(NOW, Act.DECLINED, "hanna", "SIGNED_IN", "xfel", TEXT,
                "\"}\n{\\ \u202Etxet\u2028\u0085\u200B\uD800 \uD83D\uDE00 e\u0301");

        assertThat(log.entries().getFirst().line()).contains(
                "\"detail\":\"\\\"}\\u000a{\\\\ \\u202etxet\\u2028\\u0085\\u200b\uFFFD \uD83D\uDE00 \u00E9\"");
        assertThat(log.exported().lines()).hasSize(1);
    }

    @Test
    void chainsEachEntryToTheOneBefore() {
        var log = log();

        assertThat(log.entries()).extracting(LogEntry::number).containsExactly(1, 2, 3);
        assertThat(log.entries().get(2).previous()).isEqualTo(log.entries().get(1).sha256());
        assertThat(log.head()).isEqualTo(log.entries().get(2).sha256());
        assertThat(log.upTo(2).head()).isEqualTo(log.entries().get(2).previous());
    }

    @Test
    void refusesEntriesThatWereChangedLeftOutMovedOrPutIn() {
        refuses(entries -> {
            var first = entries.getFirst();
            entries.set(0,
                    new LogEntry(1, first.at(), first.act(), "mallory", first.how(), null, first.textSha256(), null, first.previous()));
        }, 2);
        refuses(entries -> entries.remove(1), 2);
        refuses(List::removeFirst, 1);
        refuses(entries -> entries.add(1, entries.remove(2)), 2);
        refuses(entries -> entries.add(entries.getLast()), 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void isEveryEarlierLogOfItself(int number) {
        assertThat(log().upTo(number).entries()).isEqualTo(log().entries().subList(0, number));
    }

    @Test
    void exportsOneLineForEachEntry() {
        var lines = log().exported().lines().toList();

        assertThat(lines).hasSize(3).allMatch(line -> Sha256.of(line.substring(65)).hex().equals(line.substring(0, 64)));
        assertThat(log().exported()).endsWith("}\n");
    }

    @Test
    void findsTheLastOfAnAct() {
        assertThat(log().last(Act.SIGNED)).hasValueSatisfying(entry -> assertThat(entry.by()).isEqualTo("sofia"));
        assertThat(log().last(Act.SEALED)).isEmpty();
    }

    private interface Tampering {
        void with(List<LogEntry> entries);
    }

    private static void refuses(Tampering tampering, int at) {
        var entries = new ArrayList<>(log().entries());
        tampering.with(entries);

        assertThatThrownBy(() -> new AgreementLog(entries)).hasMessageContaining("broken at entry " + at);
    }

    private static AgreementLog log() {
        return AgreementLog.EMPTY.append(NOW, Act.COMPOSED, LogEntry.PLATFORM, "PLATFORM", null, TEXT, null)
                .append(NOW, Act.SIGNED, "hanna", "SIGNED_IN", "european-xfel", TEXT, null)
                .append(NOW, Act.SIGNED, "sofia", "SIGNED_IN", "ineustar", TEXT, null);
    }
}
