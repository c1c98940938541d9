package eu.sojourn.registration.domain.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.programme.Country;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NameMatchTest {

    private static final List<String> WORDS = List.of("Mazovia", "Cluster", "ICT", "Silicon", "Saxony", "Vilnius", "Hive", "Business",
            "Fizikos", "Instituto", "Łódź", "Forschung", "GAIA", "Sophia", "Antipolis", "Photonics", "SCS", "BigScience");
    private static final List<String> FORMS = List.of("", "GmbH", "S.A.", "Sp. z o.o.", "UAB", "e.V.", "AB", "d.o.o.", "VšĮ", "Ltd");

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameWhicheverNameComesFirst(int seed) {
        var random = new Random(seed);
        var one = name(random);
        var other = random.nextBoolean() ? name(random) : withSlip(one, random);

        assertThat(NameMatch.alike(one, other)).as(one + " / " + other).isEqualTo(NameMatch.alike(other, one)).isBetween(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isPerfectWithItselfWhateverOrderCaseAccentsAndLegalForm(int seed) {
        var random = new Random(seed);
        var words = some(random);
        var name = String.join(" ", words);
        Collections.shuffle(words, random);
        var written = (String.join(random.nextBoolean() ? " " : " - ", words) + " " + FORMS.get(random.nextInt(FORMS.size())));

        assertThat(NameMatch.alike(name, name)).isEqualTo(100);
        assertThat(NameMatch.alike(name, written)).as(name + " / " + written).isEqualTo(100);
        assertThat(NameMatch.alike(name.replace("BigScience", "Big Science").replace("Łódź", "Lodz"),
                written.replace("BigScience", "Big Science").toUpperCase(Locale.ROOT))).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesNotDependOnTheOrderOfWords(int seed) {
        var random = new Random(seed);
        var words = some(random);
        var shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, random);
        var other = name(random);

        assertThat(NameMatch.alike(String.join(" ", words), other)).isEqualTo(NameMatch.alike(String.join(" ", shuffled), other));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsByItsKeysWhateverItTakesForAlike(int seed) {
        var random = new Random(seed);
        var words = some(random);
        var slipped = withSlip(words.getFirst(), random);

        if (NameMatch.alike(words.getFirst(), slipped) > 0) {
            var sought = NameMatch.words(slipped).stream().flatMap(word -> NameMatch.keys(word).stream()).toList();
            assertThat(NameMatch.keys(Set.of(String.join(" ", words)))).as(words + " / " + slipped).containsAnyElementsOf(sought);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Mazovia ITC Cluster; Mazovia Cluster ICT", "Silicon Saxony e.V.; SILICON SAXONY",
            "Business Hive Vilnus; Business Hive Vilnius", "BigScience.dk; Big Science DK", "Asociacion Espanola; Asociación Española"})
    void takesForAlike(String one, String other) {
        assertThat(NameMatch.alike(one, other)).isGreaterThanOrEqualTo(85);
    }

    @ParameterizedTest
    @CsvSource({"SCS Cluster,DTI Cluster", "SCS,SES", "Silicon Saxony,Silicon Alps", "Mazovia Cluster,Bydgoszcz Cluster",
            "Institute of Physics,Institute of Chemistry"})
    void tellsApart(String one, String other) {
        assertThat(NameMatch.alike(one, other)).isLessThan(70);
    }

    @Test
    void saysWhichNameIsMeantAndHow() {
        var litek = profile("LITEK", "VIESOJI ISTAIGA FIZIKOS INSTITUTO MOKSLO IR TECHNOLOGIJU PARKAS", "Laser and Engineering Cluster");

        assertThat(NameMatch.best("Litek", litek)).contains(new NameMatch(NameMatch.Kind.SAME, NameMatch.Of.NAME, "LITEK", 100));
        assertThat(NameMatch.best("VšĮ Fizikos instituto mokslo ir technologijų parkas", litek))
                .hasValueSatisfying(match -> assertThat(match).returns(NameMatch.Kind.SAME, NameMatch::kind)
                        .returns(NameMatch.Of.LEGAL_NAME, NameMatch::of));
        assertThat(NameMatch.best("VIESOJI ISTAIGA FIZIKOS INSTITUTO…", litek))
                .hasValueSatisfying(match -> assertThat(match).returns(NameMatch.Kind.PART, NameMatch::kind)
                        .returns(NameMatch.Of.LEGAL_NAME, NameMatch::of));
        assertThat(NameMatch.best("Engineering & Laser Cluster", litek))
                .hasValueSatisfying(match -> assertThat(match.of()).isEqualTo(NameMatch.Of.ALIAS));
        assertThat(NameMatch.best("Cluster", litek)).isEmpty();
        assertThat(NameMatch.best("INEUSTAR", litek)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GmbH", "'Sp. z o.o.'", "'...'", "''", "E", "'\u0130\u0131'"})
    void bearsNamesOfNothingButFormAndSigns(String name) {
        assertThat(NameMatch.alike(name, "LITEK")).isZero();
        assertThat(NameMatch.alike(name, name)).isIn(0, 100);
    }

    private static String name(Random random) {
        return String.join(" ", some(random)) + " " + FORMS.get(random.nextInt(FORMS.size()));
    }

    private static List<String> some(Random random) {
        var words = new ArrayList<>(WORDS);
        Collections.shuffle(words, random);
        return new ArrayList<>(words.subList(0, 1 + random.nextInt(5)));
    }

    private static String withSlip(String name, Random random) {
        var at = random.nextInt(name.length());
        return switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + 'x' + name.substring(at);
            case 2 -> name.substring(0, at) + 'x' + name.substring(at + 1);
            default -> at == 0 ? name : name.substring(0, at - 1) + name.charAt(at) + name.charAt(at - 1) + name.substring(at + 1);
        };
    }

    private static Profile profile(String name, @Nullable String legalName, String... aliases) {
        return new Profile(name, legalName, List.of(aliases), new Country("LT"), null, null, List.of(),
                OrganisationType.CLUSTER_ORGANISATION, Set.of(), Set.of(), false, null, List.of(), List.of(), null, null);
    }
}
