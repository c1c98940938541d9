package eu.sojourn.questionnaires.domain.declaration;

import static eu.sojourn.questionnaires.domain.declaration.Declared.RESEARCH;
import static eu.sojourn.questionnaires.domain.declaration.Declared.SALE;
import static eu.sojourn.questionnaires.domain.declaration.Declared.dagny;
import static eu.sojourn.questionnaires.domain.declaration.Declared.events;
import static eu.sojourn.questionnaires.domain.declaration.Declared.responded;
import static eu.sojourn.questionnaires.domain.declaration.Declared.response;
import static eu.sojourn.questionnaires.domain.declaration.Declared.state;
import static eu.sojourn.questionnaires.domain.declaration.Declared.told;
import static eu.sojourn.questionnaires.domain.declaration.Declared.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;

class DeclarationTest {

    private static final String LATER = "2024-04-02";

    @Test
    void declaresWhatAResponseTells() {
        Declaration declaration = responded(RESEARCH, SALE);

        assertThat(declaration.agreements()).extracting(Agreement::terms).containsExactly(RESEARCH, SALE);
        assertThat(declaration.agreements()).extracting(Agreement::signedOn).containsExactly(null, LocalDate.parse("2024-03-11"));
        assertThat(declaration.history()).singleElement()
                .satisfies(entry -> assertThat(entry.source()).isEqualTo(Entry.Source.RESPONSE));
    }

    @Test
    void tellsTheSameResponseOnce() {
        assertThat(events(responded(RESEARCH).respond(List.of(RESEARCH), true, response(LATER)))).isEmpty();
    }

    @Test
    void tellsApartTwoAgreementsOfTheSameKindWithTheSameCounterparty() {
        Declaration declaration = responded(SALE, SALE);

        assertThat(declaration.agreements()).extracting(Agreement::agreementId).doesNotHaveDuplicates();
        assertThat(terms(declaration.respond(List.of(SALE), true, response(LATER)))).containsExactly(SALE);
    }

    @Test
    void correctsWhatTheResponseBroughtAndKeepsItsId() {
        Declaration before = responded(RESEARCH, SALE);

        Declaration after = state(before.respond(List.of(SALE, with(RESEARCH, ValueBand.OVER_250K)), true, response(LATER)));

        assertThat(after.agreements()).extracting(Agreement::terms).containsExactly(with(RESEARCH, ValueBand.OVER_250K), SALE);
        assertThat(after.agreements()).extracting(Agreement::agreementId)
                .containsExactlyElementsOf(before.agreements().stream().map(Agreement::agreementId).toList());
    }

    @Test
    void takesOutWhatACorrectionTellsNoMore() {
        assertThat(terms(responded(RESEARCH, SALE).respond(List.of(), false, response(LATER)))).isEmpty();
    }

    @Test
    void keepsWhatSomebodyChangedSinceTheResponseAndTakesTheRestOfItsCorrection() {
        Declaration before = responded(RESEARCH);
        Declaration signed = state(before.tell(List.of(changed(before, with(RESEARCH, AgreementStatus.SIGNED))), dagny(LATER)));

        Terms corrected = with(RESEARCH, ValueBand.OVER_250K);

        assertThat(terms(signed.respond(List.of(corrected), true, response(LATER))))
                .containsExactly(with(corrected, AgreementStatus.SIGNED));
        assertThat(terms(signed.respond(List.of(), true, response(LATER)))).containsExactly(with(RESEARCH, AgreementStatus.SIGNED));
    }

    @Test
    void bringsNothingBackThatSomebodyTookOut() {
        Declaration without = state(responded(RESEARCH, SALE).tell(List.of(), dagny(LATER)));

        assertThat(terms(without.respond(List.of(with(RESEARCH, ValueBand.OVER_250K), SALE), true, response(LATER)))).isEmpty();
    }

    @Test
    void leavesWhatSomebodyEnteredDirectlyToThem() {
        Declaration entered = state(responded(RESEARCH).tell(
                Stream.concat(told(responded(RESEARCH)).stream(), Stream.of(new Told(null, SALE))).toList(), dagny(LATER)));

        assertThat(terms(entered.respond(List.of(with(SALE, AgreementStatus.ENDED)), true, response(LATER)))).containsExactly(SALE);
    }

    @Test
    void isDeclaredWithoutAResponse() {
        var decision = Declared.empty().tell(List.of(new Told(null, SALE)), dagny(LATER));

        assertThat(events(decision)).containsExactly(DeclarationMade.class);
        assertThat(terms(decision)).containsExactly(SALE);
        assertThat(events(Declared.empty().tell(List.of(), dagny(LATER)))).containsExactly(DeclarationMade.class);
    }

    @Test
    void keepsTheDayOnWhichItWasSignedWhenItEndsAndForgetsItWhenItWasNeverSigned() {
        Declaration sold = responded(SALE);

        assertThat(signedOn(state(sold.tell(List.of(changed(sold, with(SALE, AgreementStatus.ENDED))), dagny(LATER)))))
                .isEqualTo("2024-03-11");
        assertThat(signedOn(state(sold.tell(List.of(changed(sold, with(SALE, AgreementStatus.UNDER_DISCUSSION))), dagny(LATER)))))
                .isNull();
    }

    @Test
    void refusesAgreementsThatItDoesNotHaveAndOnesThatAreToldTwice() {
        Declaration declaration = responded(RESEARCH);
        Told known = told(declaration).getFirst();

        assertThatThrownBy(() -> declaration.tell(List.of(known, new Told(new AgreementId("another"), SALE)), dagny(LATER)))
                .isInstanceOfSatisfying(InvalidValue.class, e -> assertThat(e.field()).isEqualTo("agreements[1].agreementId"));
        assertThatThrownBy(() -> declaration.tell(List.of(known, known), dagny(LATER))).isInstanceOf(InvalidValue.class);
    }

    /** The visit ended on 8 March 2024. */
    @ParameterizedTest
    @CsvSource({"2024-06-07, 0", "2024-06-08, 3", "2024-09-07, 3", "2024-09-08, 6", "2025-03-07, 6", "2025-03-08, 12", "2030-01-01, 12"})
    void asksForTheLatestFollowUpThatIsDueAndForNoneTwice(LocalDate today, int months) {
        Declaration asked = state(responded(RESEARCH).ask(today));

        assertThat(asked.followUps().open()).isEqualTo(months);
        assertThat(events(asked.ask(today))).isEmpty();
        assertThat(events(responded(RESEARCH).ask(today))).hasSize(months == 0 ? 0 : 1);
    }

    @Test
    void asksThriceInAYearAndNeverMore() {
        Declaration declaration = responded(RESEARCH);
        for (String day : List.of("2024-06-08", "2024-09-08", "2025-03-08")) {
            declaration = state(declaration.ask(LocalDate.parse(day)));
            var answered = declaration.confirm(dagny(day));
            assertThat(events(answered)).containsExactly(DeclarationFollowedUp.class);
            declaration = state(answered);
        }

        assertThat(declaration.history()).extracting(Entry::months).containsExactly(null, 3, 6, 12);
        assertThat(declaration.followUps().nextOn()).isNull();
    }

    @Test
    void asksForNothingThatWasOverWhenItWasDeclared() {
        Declaration late = state(Declaration.empty(Declared.VISIT, Declared.VISITOR, LocalDate.parse("2024-10-01"))
                .tell(List.of(new Told(null, RESEARCH)), dagny("2024-10-01")));

        assertThat(late.followUps().nextOn()).isEqualTo("2025-03-08");
    }

    @Test
    void takesASecondTapForTheFirst() {
        Declaration answered = state(state(responded(RESEARCH).ask(LocalDate.parse("2024-06-08"))).confirm(dagny("2024-06-08")));

        assertThat(events(answered.confirm(dagny("2024-06-09")))).isEmpty();
    }

    @Test
    void takesChangesForTheAnswerToTheFollowUpAlsoWhereTheyEndEverything() {
        Declaration asked = state(responded(RESEARCH).ask(LocalDate.parse("2024-06-08")));

        var decision = asked.tell(List.of(changed(asked, with(RESEARCH, AgreementStatus.ENDED))), dagny("2024-06-10"));

        assertThat(Declared.accepted(decision).events()).singleElement()
                .isInstanceOfSatisfying(DeclarationFollowedUp.class, event -> {
                    assertThat(event.months()).isEqualTo(3);
                    assertThat(event.changed()).isTrue();
                });
        assertThat(state(decision).followUps().nextOn()).isNull();
    }

    @Test
    void isAskedByHandAtAnyTimeWithoutTheOtherTimesBeingMissed() {
        var asking = responded(RESEARCH).askByHand(LocalDate.parse("2024-05-07"));

        assertThat(events(asking)).containsExactly(DeclarationAskedByHand.class);
        assertThat(state(asking).followUps().months()).as("full months").isEqualTo(1);
        var answered = state(asking).confirm(dagny("2024-05-08"));
        assertThat(events(answered)).as("followed-up.v1 knows the times at which everybody is asked alone")
                .containsExactly(DeclarationMade.class);
        assertThat(state(answered).followUps().waits()).isFalse();
        assertThat(state(state(answered).ask(LocalDate.parse("2024-06-08"))).followUps().open()).isEqualTo(3);
        Declaration asked = state(asking);
        Declaration signed = state(asked.tell(List.of(changed(asked, with(RESEARCH, AgreementStatus.SIGNED))), dagny("2024-05-08")));
        assertThat(signed.followUps().nextOn()).isEqualTo("2024-06-08");
    }

    @Test
    void asksByHandOnceADayAlsoAfterTheLastTimeAndTakesOneAnswerForBoth() {
        Declaration asked = state(state(responded(RESEARCH).ask(LocalDate.parse("2025-03-08"))).askByHand(LocalDate.parse("2025-04-01")));

        assertThat(reason(asked.askByHand(LocalDate.parse("2025-04-01")))).isEqualTo("ASKED_ALREADY");
        assertThat(asked.mayBeAskedByHand(LocalDate.parse("2025-04-02"))).isTrue();
        assertThat(state(asked.tell(told(asked), dagny("2025-04-02"))).followUps().waits()).isFalse();
    }

    /** Its months are 0 then, and not none. */
    @Test
    void showsAnAnswerInTheFirstMonthAsOneThatWasAskedFor() {
        Declaration asked = state(responded(RESEARCH).askByHand(LocalDate.parse("2024-03-18")));

        assertThat(state(asked.confirm(dagny("2024-03-19"))).history()).extracting(Entry::months).containsExactly(null, 0);
        assertThat(state(asked.tell(List.of(changed(asked, with(RESEARCH, AgreementStatus.SIGNED))), dagny("2024-03-19"))).history())
                .extracting(Entry::months)
                .containsExactly(null, 0);
    }

    @Test
    void answersTheTimeAtWhichEverybodyIsAskedWhereACoordinatorAskedToo() {
        Declaration asked = state(state(responded(RESEARCH).ask(LocalDate.parse("2024-06-08"))).askByHand(LocalDate.parse("2024-07-10")));

        assertThat(Declared.accepted(asked.confirm(dagny("2024-07-11"))).events()).singleElement()
                .isInstanceOfSatisfying(DeclarationFollowedUp.class, event -> assertThat(event.months()).isEqualTo(3));
    }

    @Test
    void takesTheZeroOfOlderDocumentsForNothingThatWasWaitedFor() {
        Speaker dagny = dagny("2024-03-19");

        assertThat(new Entry(dagny.at(), dagny.source(), dagny.personId(), 0, null, true, List.of()).months()).isNull();
        assertThat(new Entry(dagny.at(), dagny.source(), dagny.personId(), 6, null, true, List.of()).months()).isEqualTo(6);
    }

    @Test
    void asksNobodyByHandWhereNothingCanComeOfItAndForgetsThatItAskedWhenAllHasEnded() {
        Declaration ended = responded(with(RESEARCH, AgreementStatus.ENDED));
        Declaration asked = state(responded(RESEARCH).askByHand(LocalDate.parse("2024-05-07")));

        assertThat(reason(ended.askByHand(LocalDate.parse("2024-05-07")))).isEqualTo("NOTHING_TO_ASK");
        assertThat(state(asked.respond(List.of(with(RESEARCH, AgreementStatus.ENDED)), true, response("2024-05-08"))).followUps().waits())
                .isFalse();
    }

    @Test
    void isNotAskedForWhereNothingCanComeOfIt() {
        assertThat(Declared.state(Declared.empty().respond(List.of(), false, response("2024-03-11"))).followUps().nextOn()).isNull();
        assertThat(responded().followUps().nextOn()).isEqualTo("2024-06-08");
        assertThat(responded(with(RESEARCH, AgreementStatus.ENDED)).followUps().nextOn()).isNull();
    }

    @Test
    void takesLinksBackByTheNextGeneration() {
        assertThat(state(responded(RESEARCH).revokeLinks()).linkGeneration()).isEqualTo(2);
    }

    private static Told changed(Declaration declaration, Terms terms) {
        return new Told(declaration.agreements().getFirst().agreementId(), terms);
    }

    private static String reason(Decision<Declaration> decision) {
        return switch (decision) {
            case Decision.Refused<Declaration> refused -> refused.reasons().getFirst().code();
            case Decision.Accepted<Declaration> accepted -> throw new AssertionError("taken: " + accepted);
        };
    }

    private static String signedOn(Declaration declaration) {
        LocalDate day = declaration.agreements().getFirst().signedOn();
        return day == null ? null : day.toString();
    }

    private static List<Terms> terms(Decision<Declaration> decision) {
        return state(decision).agreements().stream().map(Agreement::terms).toList();
    }
}
