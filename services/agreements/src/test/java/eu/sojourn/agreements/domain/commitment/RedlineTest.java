package eu.sojourn.agreements.domain.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RedlineTest {

    @Test
    void marksSingleWords() {
        assertThat(Redline.between("for three years.", "for five full years.")).containsExactly(segment(Redline.Kind.SAME, "for "),
                segment(Redline.Kind.REMOVED, "three"), segment(Redline.Kind.ADDED, "five full"), segment(Redline.Kind.SAME, " years."));
    }

    @Test
    void marksNothingWhereNothingChanged() {
        assertThat(Redline.between("as it was", "as it was")).containsExactly(segment(Redline.Kind.SAME, "as it was"));
    }

    @RepeatedTest(50)
    void readsAsTheFormerAndAsTheLatter(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var former = words(random);
        var latter = words(random);

        var redline = Redline.between(former, latter);

        assertThat(without(redline, Redline.Kind.ADDED)).isEqualTo(former);
        assertThat(without(redline, Redline.Kind.REMOVED)).isEqualTo(latter);
    }

    @Test
    void showsLongPassagesThatHaveNothingInCommonAsReplaced() {
        var redline = Redline.between("a,".repeat(5_000), "b.".repeat(5_000));

        assertThat(redline).extracting(Redline.Segment::kind).containsExactly(Redline.Kind.REMOVED, Redline.Kind.ADDED);
    }

    private static String words(Random random) {
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(_ -> List.of("one", "two", "\n", " ", "…", "zwölf", "𝒳", ".").get(random.nextInt(8)))
                .collect(Collectors.joining());
    }

    private static String without(List<Redline.Segment> redline, Redline.Kind kind) {
        return redline.stream().filter(segment -> segment.kind() != kind).map(Redline.Segment::text).collect(Collectors.joining());
    }

    private static Redline.Segment segment(Redline.Kind kind, String text) {
        return new Redline.Segment(kind, text);
    }
}
