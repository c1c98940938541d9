package eu.sojourn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules bite: each catches the class that breaks it on purpose. */
class ArchitectureRulesTest {

    private static final String WRONG = "eu.sojourn.testing.wrong";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(WRONG);

    @ParameterizedTest
    @CsvSource({"the domain is plain Java,KnowsAFramework", "the domain is plain Java,KnowsItsUseCase",
            "aggregates read no clock and draw no ids,ReadsTheClock", "aggregates read no clock and draw no ids,HoldsAClock",
            "aggregates read no clock and draw no ids,DrawsAnId", "use cases know neither HTTP nor MongoDB nor Kafka,KnowsHttp",
            "use cases know neither HTTP nor MongoDB nor Kafka,KnowsItsAdapter", "adapters do not know each other,KnowsAnotherAdapter",
            "a package is named after what it is about,NamedAfterNothing", "a service knows no other service,KnowsAnotherService"})
    void catchesWhatBreaksIt(String reason, String culprit) {
        var rule = ArchitectureRules.rules(WRONG).stream().filter(it -> it.getDescription().contains(reason)).findFirst().orElseThrow();

        assertThat(rule.evaluate(CLASSES).getFailureReport().getDetails()).anySatisfy(detail -> assertThat(detail).contains(culprit));
    }

    static Stream<ArchRule> rules() {
        return ArchitectureRules.rules(WRONG).stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isBrokenByTheWrongService(ArchRule rule) {
        assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
    }

    @Test
    void catchesAFlatServiceThatKnowsAnother() {
        var independence = ArchitectureRules.rules(WRONG).getLast();

        assertThat(independence.evaluate(CLASSES).getFailureReport().getDetails()).isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains("eu.sojourn.elsewhere.Foreign"));
    }

    @Test
    void failsWhereThereIsNothingToCheck() {
        var nowhere = "eu.sojourn.nowhere";
        var nothing = new ClassFileImporter().importPackages(nowhere);

        for (var rule : List.copyOf(ArchitectureRules.rules(nowhere))) {
            assertThatThrownBy(() -> rule.check(nothing)).as(rule.getDescription()).isInstanceOf(AssertionError.class);
        }
        assertThatThrownBy(() -> ArchitectureRules.checkIndependence(nowhere)).isInstanceOf(AssertionError.class);
    }
}
