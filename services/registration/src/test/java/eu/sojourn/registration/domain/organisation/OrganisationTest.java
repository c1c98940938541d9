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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrganisationTest {

    private static final PartnershipId BIGINN = new PartnershipId("biginn");
    private static final PartnershipId EXCITE = new PartnershipId("excite");
    private static final LocalDate TODAY = LocalDate.parse("2024-03-01");
    private static final Label BRONZE = new Label(Label.Level.BRONZE, LocalDate.parse("2024-06-01"), LocalDate.parse("2026-05-31"));
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
    void tellsOnlyOfInterestsByWhichFiguresSort() {
        var validated = after(registered.validate(BIGINN, TODAY));

        assertThat(told(validated.correct(profile("LITEK", Set.of("photonics"), List.of(), null)))).containsExactly("OrganisationChanged");
        assertThat(told(validated.correct(profile("LITEK", Set.of(), List.of(), "https://litek.lt")))).isEmpty();
        assertThat(told(validated.correct(profile("LITEK", Set.of(), List.of(BRONZE), null)))).containsExactly("OrganisationRegistered");
    }

    @Test
    void tellsWhatItTakesOverFromOneThatIsMergedIntoIt() {
        var twin = after(Organisation.register(new OrganisationId("parkas"), profile("Parkas", Set.of(), List.of(BRONZE), null)));
        var sameAgain = after(Organisation.register(new OrganisationId("parkas"), profile("Parkas")));

        assertThat(told(registered.absorb(twin))).containsExactly("OrganisationChanged");
        assertThat(told(registered.absorb(sameAgain))).isEmpty();
        assertThat(told(registered.absorb(after(sameAgain.validate(BIGINN, TODAY))))).containsExactly("OrganisationChanged");
        assertThat(told(after(registered.absorb(twin)).absorb(twin))).isEmpty();
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
        return profile(name, Set.of(), List.of(), null);
    }

    private static Profile profile(String name, Set<String> sectors, List<Label> labels, @Nullable String website) {
        return new Profile(name, null, List.of(), new Country("LT"), "Vilnius", null, List.of(), OrganisationType.CLUSTER_ORGANISATION,
                sectors, Set.of(), false, null, List.of(), labels, website, null);
    }
}
