package eu.sojourn.registration.domain.organisation;

import static eu.sojourn.registration.domain.Figures.after;
import static eu.sojourn.registration.domain.Figures.refusal;
import static eu.sojourn.registration.domain.Figures.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrganisationTest {

    private static final PartnershipId BIGINN = new PartnershipId("biginn");
    private static final PartnershipId EXCITE = new PartnershipId("excite");
    private static final LocalDate TODAY = LocalDate.parse("2024-03-01");
    private static final List<String> WHY = List.of("The address is missing.");

    private final Profile profile = profile("LITEK");
    private final Organisation registered = after(Organisation.register(new OrganisationId("litek"), profile));

    @Test
    void waitsForAJudgement() {
        assertThat(told(Organisation.register(new OrganisationId("litek"), profile))).containsExactly("OrganisationRegistered");
        assertThat(told(registered.validate(BIGINN, TODAY))).containsExactly("OrganisationValidated");
        assertThat(told(registered.returnWith(BIGINN, TODAY, WHY))).containsExactly("OrganisationReturned");
        assertThat(told(registered.reject(BIGINN, TODAY, WHY))).containsExactly("OrganisationRejected");
    }

    @Test
    void isSentAgainWhenItIsCorrectedAndWhenItIsSentUnchanged() {
        var returned = after(registered.returnWith(BIGINN, TODAY, WHY));

        for (var again : List.of(profile, profile("LITEK Vilnius"))) {
            var sent = after(returned.correct(again));
            assertThat(sent.state()).isEqualTo(Organisation.State.REGISTERED);
            assertThat(sent.reasons()).isEmpty();
            assertThat(sent.profile()).isEqualTo(again);
        }
    }

    @Test
    void hasToBeJudgedAnewWhenAValidatedOneChanges() {
        var validated = after(registered.validate(BIGINN, TODAY));

        assertThat(validated.correct(profile)).isEqualTo(Decision.unchanged(validated));
        assertThat(after(validated.correct(profile("LITEK Vilnius"))).state()).isEqualTo(Organisation.State.REGISTERED);
    }

    @Test
    void staysRejected() {
        var rejected = after(registered.reject(BIGINN, TODAY, WHY));

        assertThat(refusal(rejected.correct(profile("LITEK Vilnius")), Decision.Kind.STATE)).containsExactly("REJECTED");
        assertThat(refusal(rejected.validate(BIGINN, TODAY), Decision.Kind.STATE)).containsExactly("NOT_WAITING");
    }

    @Test
    void isNotTakenOverByAnotherPartnership() {
        var validated = after(registered.validate(BIGINN, TODAY));

        assertThat(validated.validate(BIGINN, TODAY)).isEqualTo(Decision.unchanged(validated));
        assertThat(refusal(validated.validate(EXCITE, TODAY), Decision.Kind.STATE)).containsExactly("NOT_WAITING");
        assertThat(refusal(validated.reject(EXCITE, TODAY, WHY), Decision.Kind.STATE)).containsExactly("NOT_WAITING");
    }

    static Stream<List<String>> badReasons() {
        return Stream.of(List.of(), List.of(""), List.of("x".repeat(1_001)), Collections.nCopies(21, "no"));
    }

    @ParameterizedTest
    @MethodSource("badReasons")
    void isNotReturnedOrRejectedWithoutReasonsThatFitIntoAnEvent(List<String> reasons) {
        assertThatThrownBy(() -> registered.returnWith(BIGINN, TODAY, reasons)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> registered.reject(BIGINN, TODAY, reasons)).isInstanceOf(InvalidValue.class);
    }

    private static Profile profile(String name) {
        return new Profile(name, new Country("LT"), "Vilnius", null, OrganisationType.CLUSTER_ORGANISATION);
    }
}
