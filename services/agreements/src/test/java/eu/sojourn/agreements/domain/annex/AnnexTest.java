package eu.sojourn.agreements.domain.annex;

import static eu.sojourn.agreements.domain.Cast.BIGINN;
import static eu.sojourn.agreements.domain.Cast.CARMEN;
import static eu.sojourn.agreements.domain.Cast.ERNST;
import static eu.sojourn.agreements.domain.Cast.EXCITE;
import static eu.sojourn.agreements.domain.Cast.HANNA;
import static eu.sojourn.agreements.domain.Cast.INEUSTAR;
import static eu.sojourn.agreements.domain.Cast.NAMES;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.SOFIA;
import static eu.sojourn.agreements.domain.Cast.TODAY;
import static eu.sojourn.agreements.domain.Cast.VALID_UNTIL;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.awaitedAgenda;
import static eu.sojourn.agreements.domain.Cast.awaitingAnnex;
import static eu.sojourn.agreements.domain.Cast.codes;
import static eu.sojourn.agreements.domain.Cast.confirmed;
import static eu.sojourn.agreements.domain.Cast.confirmedAgenda;
import static eu.sojourn.agreements.domain.Cast.draftedCommitment;
import static eu.sojourn.agreements.domain.Cast.events;
import static eu.sojourn.agreements.domain.Cast.negotiated;
import static eu.sojourn.agreements.domain.Cast.proposed;
import static eu.sojourn.agreements.domain.Cast.session;
import static eu.sojourn.agreements.domain.Cast.sign;
import static eu.sojourn.agreements.domain.Cast.signed;
import static eu.sojourn.agreements.domain.Cast.signedCommitment;
import static eu.sojourn.agreements.domain.Cast.sources;
import static eu.sojourn.agreements.domain.Cast.tour;
import static eu.sojourn.agreements.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.agenda.Session;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.Origin;
import eu.sojourn.agreements.domain.commitment.StandardClauses;
import eu.sojourn.agreements.domain.log.Act;
import eu.sojourn.agreements.domain.log.LogEntry;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnnexTest {
    private static final Instant LATER = NOW.plusSeconds(3600);

    @Test
    void saysAllThatIsMissing() {
        var nothing = accepted(accepted(Annex.wanted(visit())).compose(new Sources(null, null, null, null, NAMES), NOW));
        var noAgenda = accepted(
                accepted(Annex.wanted(visit())).compose(new Sources(awaitedAgenda(), signedCommitment(), XFEL, INEUSTAR, NAMES), NOW));

        assertThat(nothing.state()).isEqualTo(AnnexState.DRAFT);
        assertThat(nothing.missing()).containsExactly(Missing.XCHANGE, Missing.HOST_ORGANISATION, Missing.VISITING_ORGANISATION,
                Missing.AGENDA, Missing.HOST_COMMITMENT);
        assertThat(noAgenda.missing()).containsExactly(Missing.AGENDA);
    }

    @Test
    void asksForSignaturesOnceNothingIsMissing() {
        var composed = accepted(Annex.wanted(visit())).compose(sources(), NOW);
        var annex = accepted(composed);

        assertThat(annex.state()).isEqualTo(AnnexState.AWAITING_SIGNATURES);
        assertThat(told(composed)).containsExactly(
                new AnnexDrafted(visit().visitId(), visit().xchangeId(), hash(annex), visit().parties()));
    }

    @Test
    void showsWhatIsSigned() {
        assertThat(awaitingAnnex(visit()).composition().text().value()).contains("Visit: visit-1\n",
                "Xchange: Big Science suppliers at European XFEL (xchange-1)\n", "DATES\nFrom 2024-03-04 to 2024-03-08\n",
                "Host organisation (HO): European XFEL (european-xfel)\n", "Visiting organisation (VO): INEUSTAR (ineustar)\n",
                "Partnership of the visitor (VOP): EXCITE Partnership (biginn)\n", "version 1 of the host commitment",
                signedCommitment().latest().text().sha256().hex(),
                "Written from version 1 of the agenda", "TRAVELLER\nName: to be named\nFunction: to be named\n", "GOALS\n  to be named\n",
                "PROGRAMME\n2024-03-04\n  Tour of the beamlines\n",
                "PRACTICALITIES\n2024-03-04\n  09:00 to 12:00  Tour of the beamlines\n    Place: Schenefeld\n");
    }

    @Test
    void namesByTheirIdsWhatWasNotHeardOf() {
        var unheard = new Sources(confirmedAgenda(), signedCommitment(), XFEL, INEUSTAR, new Names(null, null, null));

        assertThat(accepted(accepted(Annex.wanted(visit(EXCITE))).compose(unheard, NOW)).composition().text().value())
                .contains("Programme: biginn\n", "(HOP): biginn\n", "(VOP): excite\n");
    }

    /** To the letter, or those who have signed would be asked again. */
    @Test
    void saysInEnglishWhatItAlwaysSaid() {
        var commitment = signedCommitment().signed().getFirst();

        assertThat(awaitingAnnex(visit()).composition().text().value()).isEqualTo("""
                COMMITMENT TO QUALITY
                Annex for one visit

                Visit: visit-1
                Written from version 1 of the agenda and version 1 of the host commitment,
                SHA-256 %s, valid until 2026-02-01.

                PARTIES
                Xchange: Big Science suppliers at European XFEL (xchange-1)
                Programme: BIGINN Programme (biginn)
                Host organisation (HO): European XFEL (european-xfel)
                Partnership of the host (HOP): BIGINN Partnership (biginn)
                Visiting organisation (VO): INEUSTAR (ineustar)
                Partnership of the visitor (VOP): EXCITE Partnership (biginn)

                DATES
                From 2024-03-04 to 2024-03-08

                TRAVELLER
                Name: to be named
                Function: to be named

                GOALS
                  to be named

                HOST COMMITMENT
                The visit takes place under the host commitment in the words with the SHA-256
                  %s

                PROGRAMME
                2024-03-04
                  Tour of the beamlines

                PRACTICALITIES
                2024-03-04
                  09:00 to 12:00  Tour of the beamlines
                    Place: Schenefeld

                SIGNATURES
                The parties carry out this visit as the host commitment and the agenda say. The annex is in force when each party's last
                signature is over what now stands in the parts that concern it.
                """.formatted(commitment.text().sha256().hex(), commitment.wordingSha256().hex()));
    }

    static List<String> languages() {
        return Phrases.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void isWrittenInTheLanguageOfTheHostCommitmentAndHasAllPartsInIt(String language) {
        var clauses = StandardClauses.library().drafted(language, Map.of(), List.of());
        var commitment = signed(accepted(HostCommitment.draft(XFEL, new Origin(null, null, 1, language), clauses)));
        var annex = accepted(
                accepted(Annex.wanted(visit())).compose(new Sources(confirmedAgenda(), commitment, XFEL, INEUSTAR, NAMES), NOW));
        var phrases = Phrases.in(language);

        var text = annex.composition().text().value();

        assertThat(text).startsWith(phrases.say("title") + "\n" + phrases.say("annex") + "\n")
                .contains("\n" + phrases.say("annex.part.DATES") + "\n" + phrases.say("annex.dates", "2024-03-04", "2024-03-08") + "\n",
                        phrases.say("annex.role.HO", "European XFEL (european-xfel)"), phrases.say("annex.closing.text"));
        assertThat(annex.composition().parts().keySet()).containsExactly(Part.values());
        assertThat(annex.composition().parts().get(Part.GOALS).value()).contains(phrases.say("annex.open"));
    }

    @Test
    void composesTheSameTextFromTheSameSources() {
        var annex = awaitingAnnex(visit());
        var again = annex.compose(sources(), NOW);

        assertThat(accepted(again)).isEqualTo(annex);
        assertThat(told(again)).isEmpty();
        assertThat(hash(awaitingAnnex(visit()))).isEqualTo(hash(annex));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01,AWAITING_SIGNATURES", "2026-02-02,DRAFT"})
    void needsAHostCommitmentThatIsValidUntilTheEndOfTheVisit(LocalDate lastDay, AnnexState state) {
        var late = at(visit(), new Period(lastDay, lastDay));

        assertThat(accepted(accepted(Annex.wanted(late)).compose(sources(), NOW)).state()).isEqualTo(state);
    }

    @Test
    void hasFourPartiesWhenAllRolesAreApart() {
        assertThat(visit(EXCITE).parties()).extracting(Party::id, Party::roles)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("european-xfel", List.of(Role.HO)),
                        org.assertj.core.groups.Tuple.tuple("biginn", List.of(Role.HOP)),
                        org.assertj.core.groups.Tuple.tuple("ineustar", List.of(Role.VO)),
                        org.assertj.core.groups.Tuple.tuple("excite", List.of(Role.VOP)));
    }

    @Test
    void letsAPartnershipThatHoldsTwoRolesSignOnce() {
        var annex = awaitingAnnex(visit(BIGINN));

        var signed = sign(annex, CARMEN, sources());

        assertThat(visit(BIGINN).parties()).hasSize(3);
        assertThat(told(signed)).containsExactly(new AnnexSigned(visit().visitId(), visit().xchangeId(),
                new Party.Coordinating(BIGINN, List.of(Role.HOP, Role.VOP)), hash(annex), NOW));
    }

    @Test
    void doesNotTakeAnOrganisationForThePartnershipOfTheSameId() {
        var annex = awaitingAnnex(visit(new PartnershipId("ineustar")));

        var signed = accepted(sign(annex, SOFIA, sources()));

        assertThat(annex.visit().parties()).hasSize(4);
        assertThat(signed.visit().parties()).filteredOn(party -> signed.signatureOf(party).isPresent())
                .containsExactly(new Party.VisitingOrHosting(INEUSTAR.organisationId(), List.of(Role.VO)));
    }

    @Test
    void isInForceWithTheLastOfFourSignatures() {
        var annex = awaitingAnnex(visit(EXCITE));
        for (var signer : List.of(SOFIA, CARMEN, HANNA)) {
            annex = accepted(sign(annex, signer, sources()));
            assertThat(annex.state()).isEqualTo(AnnexState.AWAITING_SIGNATURES);
        }

        var last = sign(annex, ERNST, sources());

        assertThat(accepted(last).state()).isEqualTo(AnnexState.IN_FORCE);
        assertThat(told(last)).endsWith(new AnnexInForce(visit().visitId(), visit().xchangeId(), hash(annex))).hasSize(2);
    }

    @Test
    void signsForAllPartiesOfTheSignerAtOnce() {
        var both = new Signer(Signatory.signedIn(new PersonId("both")), Set.of(XFEL.organisationId(), INEUSTAR.organisationId()),
                Set.of(BIGINN));

        var signed = sign(awaitingAnnex(visit()), both, sources());

        assertThat(accepted(signed).state()).isEqualTo(AnnexState.IN_FORCE);
        assertThat(told(signed)).hasSize(4);
    }

    @Test
    void tellsASecondSignatureOfTheSamePartyToNobody() {
        var annex = accepted(sign(awaitingAnnex(visit()), HANNA, sources()));

        var again = sign(annex, HANNA, sources());

        assertThat(accepted(again)).isEqualTo(annex);
        assertThat(told(again)).isEmpty();
    }

    @Test
    void refusesStaleSignatureWithTheCurrentHash() {
        var annex = awaitingAnnex(visit());

        var stale = annex.sign(HANNA, Sha256.of("what was shown before"), NOW, sources());

        assertThat(codes(stale)).containsExactly("STALE_TEXT");
        assertThat(((Decision.Refused<?>) stale).reasons().getFirst().required()).isEqualTo(hash(annex).hex());
    }

    @Test
    void refusesASignatureOverATextThatNoLongerHoldsEvenBeforeItIsComposedAnew() {
        var annex = awaitingAnnex(visit());

        assertThat(codes(sign(annex, HANNA, withNewAgenda()))).containsExactly("STALE_TEXT");
    }

    @Test
    void refusesTheSignatureOfSomebodyWhoIsNoParty() {
        assertThat(codes(sign(awaitingAnnex(visit(BIGINN)), ERNST, sources()))).containsExactly("NOT_A_PARTY");
    }

    @Test
    void refusesASignatureWhileThereIsNoText() {
        var draft = accepted(Annex.wanted(visit()));

        assertThat(codes(draft.sign(HANNA, Sha256.of("nothing"), NOW, new Sources(awaitedAgenda(), null, XFEL, INEUSTAR, NAMES))))
                .containsExactly("MISSING_AGENDA", "MISSING_HOST_COMMITMENT");
    }

    @Test
    void asksAgainWhenTheAgendaChangesWhileAwaiting() {
        var annex = accepted(sign(awaitingAnnex(visit()), HANNA, sources()));

        var composed = annex.compose(withNewAgenda(), NOW);

        assertThat(told(composed)).containsExactly(
                new AnnexDrafted(visit().visitId(), visit().xchangeId(), hash(accepted(composed)), visit().parties()));
        assertThat(accepted(composed).awaits(HANNA)).isTrue();
        assertThat(hash(accepted(composed))).isNotEqualTo(hash(annex));
    }

    @Test
    void asksAgainWhenTheHostCommitmentChanges() {
        var newCommitment = signed(accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY)));

        var composed = accepted(sign(awaitingAnnex(visit()), HANNA, sources()))
                .compose(new Sources(confirmedAgenda(), newCommitment, XFEL, INEUSTAR, NAMES), NOW);

        assertThat(accepted(composed).awaits(HANNA)).isTrue();
    }

    /** Hours concern host and visitor; in the time zone of the host's country, the text says nothing of it. */
    @Test
    void asksHostAndVisitorAgainWhenTheTimeZoneIsNamed() {
        var visit = visit(EXCITE);
        var annex = awaitingAnnex(visit);
        for (var signer : List.of(HANNA, SOFIA, CARMEN, ERNST)) {
            annex = accepted(sign(annex, signer, sources()));
        }
        var proposed = accepted(confirmedAgenda().propose(tour(), ZoneId.of("Atlantic/Canary"), new PersonId("carmen"), NOW));
        var named = accepted(proposed.confirm(2));

        var reopened = accepted(annex.compose(new Sources(named, signedCommitment(), XFEL, INEUSTAR, NAMES), NOW));

        assertThat(reopened.composition().text().value()).contains("PRACTICALITIES\nTime zone: Atlantic/Canary\n2024-03-04\n");
        assertThat(List.of(HANNA, SOFIA, CARMEN, ERNST).stream().map(reopened::awaits)).containsExactly(true, true, false, false);
    }

    @Test
    void leavesSignaturesAloneWhileAnotherVersionIsOnlyProposed() {
        var proposed = accepted(proposed(confirmedAgenda(), List.of(session("Talks", "2024-03-05T09:00", "2024-03-05T10:00"))));
        var redrafted = accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY));

        var annex = accepted(sign(awaitingAnnex(visit()), HANNA, sources()));

        assertThat(accepted(annex.compose(new Sources(proposed, redrafted, XFEL, INEUSTAR, NAMES), NOW))).isEqualTo(annex);
    }

    @Test
    void isNotInForceBecauseThePartyThatHadNotSignedIsNoPartyAnyMore() {
        var annex = awaitingAnnex(visit(EXCITE));
        for (var signer : List.of(HANNA, SOFIA, CARMEN)) {
            annex = accepted(sign(annex, signer, sources()));
        }

        assertThat(accepted(annex.wantedAgain(visit(BIGINN), sources(), NOW)).state()).isEqualTo(AnnexState.AWAITING_SIGNATURES);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isReopenedForThosePartiesAloneWhomAChangeConcerns(String change, UnaryOperator<Annex> changed, List<String> concerned) {
        var inForce = inForce(EXCITE);

        var after = changed.apply(inForce);

        assertThat(after.state()).isEqualTo(AnnexState.AWAITING_SIGNATURES);
        assertThat(asked(after)).isEqualTo(concerned);
        assertThat(after.lastInForce()).hasValueSatisfying(text -> assertThat(text.text()).isEqualTo(inForce.composition().text()));
        assertThat(after.asks()).allSatisfy(ask -> assertThat(ask.since()).isEqualTo(LATER));
        assertThat(after.log().last(Act.REOPENED)).hasValueSatisfying(entry -> assertThat(entry.detail().split(" "))
                .hasSize(concerned.size()));
    }

    static Stream<Arguments> changes() {
        var otherProgramme = with(session("Talks", "2024-03-05T09:00", "2024-03-05T10:00"));
        var otherHours = with(session("Tour of the beamlines", "2024-03-04T10:00", "2024-03-04T13:00"));
        var otherWords = new Sources(confirmedAgenda(),
                signed(accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY))), XFEL, INEUSTAR, NAMES);
        var otherName = new Sources(confirmedAgenda(), signedCommitment(), XFEL,
                new Organisation(INEUSTAR.organisationId(), "INEUSTAR Asociación", null), NAMES);
        var otherProgrammeName = new Sources(confirmedAgenda(), signedCommitment(), XFEL, INEUSTAR,
                new Names("Biginn II", NAMES.hostPartnership(), NAMES.visitingPartnership()));
        return Stream.of(change("programme", annex -> annex.compose(otherProgramme, LATER), "HO", "HOP", "VO", "VOP"),
                change("hours", annex -> annex.compose(otherHours, LATER), "HO", "VO"),
                change("words of the commitment", annex -> annex.compose(otherWords, LATER), "HO", "HOP", "VO"),
                change("a name", annex -> annex.compose(otherName, LATER), "HO", "HOP", "VO", "VOP"),
                change("the programme's name", annex -> annex.compose(otherProgrammeName, LATER), "HO", "HOP", "VO", "VOP"),
                change("dates", annex -> annex.wantedAgain(at(visit(EXCITE), moved().period()), sources(), LATER), "HO", "HOP", "VO",
                        "VOP"),
                change("who travels", annex -> naming(annex, new Particulars("Ana Ruiz", "engineer", null)), "HO", "VO", "VOP"),
                change("goals", annex -> naming(annex, new Particulars(null, null, "Meet suppliers")), "VO", "VOP"));
    }

    private static Arguments change(String what, Function<Annex, Decision<Annex>> change, String... concerned) {
        UnaryOperator<Annex> changed = annex -> {
            var decision = change.apply(annex);
            assertThat(told(decision)).singleElement()
                    .isInstanceOfSatisfying(AnnexReopened.class, reopened -> assertThat(reopened.parties()
                            .stream()
                            .map(party -> party.roles().getFirst().name())).containsExactly(concerned));
            return accepted(decision);
        };
        return Arguments.of(what, changed, List.of(concerned));
    }

    @Test
    void staysInForceWhenTheCommitmentIsRenewedInTheSameWords() {
        var renewed = signed(accepted(signedCommitment().redraft(XFEL, StandardClauses.all(), VALID_UNTIL)));

        var again = inForce(BIGINN).compose(new Sources(confirmedAgenda(), renewed, XFEL, INEUSTAR, NAMES), LATER);

        assertThat(accepted(again)).isEqualTo(inForce(BIGINN));
        assertThat(renewed.signed()).hasSize(2);
    }

    @Test
    void staysInForceWhenAnotherVersionOfTheAgendaSaysTheSame() {
        var other = confirmed(confirmed(confirmedAgenda(), List.of(session("Talks", "2024-03-05T09:00", "2024-03-05T10:00"))), tour());

        var again = inForce(BIGINN).compose(new Sources(other, signedCommitment(), XFEL, INEUSTAR, NAMES), LATER);

        assertThat(other.confirmed().version()).isEqualTo(3);
        assertThat(accepted(again)).isEqualTo(inForce(BIGINN));
    }

    @Test
    void isInForceAgainWhenWhatWasSignedHoldsAgain() {
        var reopened = accepted(inForce(BIGINN).compose(withNewAgenda(), LATER));

        var back = reopened.compose(sources(), LATER);

        assertThat(accepted(back).state()).isEqualTo(AnnexState.IN_FORCE);
        assertThat(told(back)).containsExactly(
                new AnnexInForce(visit().visitId(), visit().xchangeId(), hash(inForce(BIGINN))));
    }

    @Test
    void tellsOnceThatTheCommitmentDoesNotCoverTheVisitAnyMore() {
        var uncovered = new Sources(confirmedAgenda(), draftedCommitment(), XFEL, INEUSTAR, NAMES);
        var awaiting = awaitingAnnex(visit());

        var lost = awaiting.compose(uncovered, LATER);

        assertThat(told(lost)).containsExactly(new AnnexUncovered(visit().visitId(), visit().xchangeId(), XFEL.organisationId(),
                INEUSTAR.organisationId()));
        var withoutAgendaToo = new Sources(awaitedAgenda(), draftedCommitment(), XFEL, INEUSTAR, NAMES);
        assertThat(told(accepted(lost).compose(withoutAgendaToo, LATER))).isEmpty();
    }

    @Test
    void tellsOfNoCommitmentThatWasNeverThere() {
        var uncovered = new Sources(confirmedAgenda(), draftedCommitment(), XFEL, INEUSTAR, NAMES);

        assertThat(told(accepted(Annex.wanted(visit())).compose(uncovered, NOW))).isEmpty();
        assertThat(told(awaitingAnnex(visit()).compose(new Sources(awaitedAgenda(), signedCommitment(), XFEL, INEUSTAR, NAMES), LATER)))
                .isEmpty();
    }

    @Test
    void isReopenedWithoutATextWhenSomethingIsMissing() {
        var inForce = inForce(BIGINN);

        var missing = inForce.compose(new Sources(awaitedAgenda(), signedCommitment(), XFEL, INEUSTAR, NAMES), LATER);
        var back = accepted(missing).compose(sources(), LATER);

        assertThat(accepted(missing).state()).isEqualTo(AnnexState.DRAFT);
        assertThat(told(missing)).containsExactly(
                new AnnexReopened(visit().visitId(), visit().xchangeId(), null, List.of()));
        assertThat(accepted(missing).lastInForce()).isPresent();
        assertThat(accepted(back).state()).isEqualTo(AnnexState.IN_FORCE);
    }

    @Test
    void asksNobodyAgainWhomASecondChangeDoesNotConcern() {
        var reopened = accepted(inForce(EXCITE).compose(withNewAgenda(), LATER));

        var again = reopened.name(new Particulars(null, null, "Meet suppliers"), SOFIA.by(), withNewAgenda(), LATER.plusSeconds(60));

        assertThat(accepted(again).asks()).extracting(PartyAsk::since)
                .containsExactly(LATER, LATER, LATER.plusSeconds(60), LATER.plusSeconds(60));
        assertThat(told(again)).singleElement()
                .isInstanceOfSatisfying(AnnexDrafted.class,
                        drafted -> assertThat(drafted.parties()).flatExtracting(Party::roles).containsExactly(Role.VO, Role.VOP));
    }

    @Test
    void isSettledOnceTheVisitIsOver() {
        var over = accepted(inForce(BIGINN).settle());

        for (var change : List.of(over.compose(withNewAgenda(), LATER), over.wantedAgain(moved(), sources(), LATER), over.withdraw(LATER),
                over.settle(), sign(over, HANNA, withNewAgenda()))) {
            assertThat(accepted(change)).isEqualTo(over);
            assertThat(told(change)).isEmpty();
        }
        assertThat(codes(over.name(new Particulars("Ana", null, null), SOFIA.by(), sources(), LATER))).containsExactly("VISIT_OVER");
    }

    @Test
    void letsThoseSignAfterTheVisitWhoWereAskedBefore() {
        var over = accepted(accepted(inForce(BIGINN).compose(withNewAgenda(), LATER)).settle());

        for (var signer : List.of(HANNA, SOFIA, CARMEN)) {
            over = accepted(sign(over, signer, sources()));
        }

        assertThat(over.state()).isEqualTo(AnnexState.IN_FORCE);
    }

    @Test
    void tellsWhoIsWaitedForWheneverThatIsSomebodyElse() {
        var composed = accepted(Annex.wanted(visit(EXCITE))).compose(sources(), NOW);
        assertThat(awaited(composed)).containsExactly("[HO] since " + NOW, "[HOP] since " + NOW, "[VO] since " + NOW, "[VOP] since " + NOW);

        var declined = accepted(composed).decline(HANNA, hash(accepted(composed)), "The dates do not suit us.", LATER, sources());
        assertThat(awaited(declined)).containsExactly("[HOP] since " + NOW, "[VO] since " + NOW, "[VOP] since " + NOW);

        var signed = sign(accepted(declined), CARMEN, sources());
        assertThat(awaited(signed)).containsExactly("[VO] since " + NOW, "[VOP] since " + NOW);

        var asked = accepted(signed).name(new Particulars(null, null, "Meet suppliers"), SOFIA.by(), sources(), LATER);
        assertThat(awaited(asked)).containsExactly("[VO] since " + LATER, "[VOP] since " + LATER);

        var uncovered = accepted(signed).compose(new Sources(awaitedAgenda(), signedCommitment(), XFEL, INEUSTAR, NAMES), LATER);
        assertThat(awaited(uncovered)).containsExactly("nobody");
        assertThat(told(uncovered)).isEmpty();

        assertThat(awaited(accepted(signed).withdraw(LATER))).containsExactly("nobody");
        assertThat(awaited(accepted(uncovered).withdraw(LATER))).isEmpty();
        assertThat(awaited(accepted(signed).settle())).isEmpty();
    }

    @Test
    void keepsARefusalUntilThePartySigns() {
        var declined = awaitingAnnex(visit()).decline(HANNA, hash(awaitingAnnex(visit())), "The dates do not suit us.", NOW, sources());
        var annex = accepted(declined);
        var host = visit().parties().getFirst();

        assertThat(annex.refusalOf(host))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo("The dates do not suit us."));
        assertThat(told(declined)).containsExactly(
                new AnnexDeclined(visit().visitId(), visit().xchangeId(), host, hash(annex), visit().parties()));
        assertThat(annex.awaits(HANNA)).isTrue();
        assertThat(accepted(sign(annex, HANNA, sources())).refusals()).isEmpty();
    }

    @Test
    void keepsARefusalUntilWhatConcernsThePartyChanges() {
        var declined = accepted(awaitingAnnex(visit()).decline(HANNA, hash(awaitingAnnex(visit())), "No.", NOW, sources()));

        assertThat(named(declined, new Particulars(null, null, "Meet suppliers")).refusals()).hasSize(1);
        assertThat(named(declined, new Particulars("Ana Ruiz", null, null)).refusals()).isEmpty();
    }

    @Test
    void refusesARefusalOfWhatIsSigned() {
        assertThat(codes(inForce(BIGINN).decline(HANNA, hash(inForce(BIGINN)), "No.", NOW, sources()))).containsExactly("ALREADY_SIGNED");
    }

    @Test
    void logsEachAct() {
        var annex = accepted(accepted(inForce(BIGINN).compose(withNewAgenda(), LATER)).withdraw(LATER));

        assertThat(annex.log().entries()).extracting(LogEntry::act)
                .containsExactly(Act.COMPOSED, Act.SIGNED, Act.SIGNED, Act.SIGNED, Act.IN_FORCE, Act.COMPOSED, Act.REOPENED, Act.VOIDED);
        assertThat(annex.log().entries().get(1).by()).isEqualTo("hanna");
        assertThat(annex.log().entries().get(5).detail()).isEqualTo("PROGRAMME PRACTICALITIES");
    }

    @Test
    void keepsTextsThatSomebodySignedAndForgetsOthers() {
        var annex = accepted(sign(awaitingAnnex(visit()), HANNA, sources()));
        var first = hash(annex);
        for (var title : List.of("Second", "Third", "Fourth")) {
            annex = accepted(annex.compose(with(session(title, "2024-03-05T09:00", "2024-03-05T10:00")), NOW));
        }

        assertThat(annex.kept()).extracting(Composition::version).containsExactly(1, 3);
        assertThat(annex.textOf(first)).isPresent();
        assertThat(annex.composition().version()).isEqualTo(4);
    }

    @Test
    void cannotBeForgedByGoalsThatLookLikeAnotherPart() {
        var annex = named(awaitingAnnex(visit()), new Particulars("Ana", null, "DATES\nFrom 1999-01-01 to 1999-01-02"));

        assertThat(annex.composition().parts().get(Part.DATES).value()).isEqualTo("DATES\nFrom 2024-03-04 to 2024-03-08\n");
        assertThat(annex.composition().parts().keySet()).containsExactly(Part.values());
    }

    @Test
    void isVoidOnceTheVisitIsWithdrawn() {
        var annex = accepted(inForce(BIGINN).withdraw(NOW));

        assertThat(annex.state()).isEqualTo(AnnexState.VOID);
        assertThat(codes(sign(annex, HANNA, sources()))).containsExactly("ANNEX_VOID");
        assertThat(accepted(annex.compose(withNewAgenda(), NOW))).isEqualTo(annex);
        assertThat(accepted(annex.wantedAgain(moved(), sources(), NOW)))
                .isEqualTo(annex);
    }

    @Test
    void staysVoidWhenTheAcceptanceIsHeardAfterTheWithdrawal() {
        var annex = accepted(accepted(Annex.neverWanted(at(visit(), null))).wantedAgain(visit(), sources(), NOW));

        assertThat(annex.state()).isEqualTo(AnnexState.VOID);
    }

    @Test
    void cannotBeForgedByANameOfTwoLines() {
        var forger = new Organisation(new OrganisationId("ineustar"), "INEUSTAR\nPartnership of the host (HOP): nobody", null);

        var annex = accepted(
                accepted(Annex.wanted(visit())).compose(new Sources(confirmedAgenda(), signedCommitment(), XFEL, forger, NAMES), NOW));

        assertThat(annex.composition().text().value().lines().filter(line -> line.startsWith("Partnership of the host"))).hasSize(1);
    }

    private static List<String> asked(Annex annex) {
        return annex.visit()
                .parties()
                .stream()
                .filter(party -> annex.askOf(party).isPresent())
                .map(party -> party.roles().getFirst().name())
                .toList();
    }

    private static Annex named(Annex annex, Particulars particulars) {
        return accepted(naming(annex, particulars));
    }

    private static Decision<Annex> naming(Annex annex, Particulars particulars) {
        return annex.name(particulars, SOFIA.by(), sources(), LATER);
    }

    private static Annex inForce(PartnershipId visiting) {
        var annex = awaitingAnnex(visit(visiting));
        for (var signer : List.of(HANNA, SOFIA, CARMEN, ERNST)) {
            annex = annex.awaits(signer) ? accepted(sign(annex, signer, sources())) : annex;
        }
        return annex;
    }

    private static Sources withNewAgenda() {
        return with(session("Talks", "2024-03-05T09:00", "2024-03-05T10:00"));
    }

    private static Sources with(Session session) {
        return new Sources(confirmed(confirmedAgenda(), List.of(session)), signedCommitment(), XFEL, INEUSTAR, NAMES);
    }

    private static Visit moved() {
        return at(visit(), new Period(LocalDate.parse("2024-03-05"), LocalDate.parse("2024-03-06")));
    }

    private static Visit at(Visit visit, Period period) {
        return new Visit(visit.visitId(), visit.xchangeId(), visit.programmeId(), visit.visitingOrganisationId(),
                visit.visitingPartnershipId(),
                visit.hostOrganisationId(), visit.hostPartnershipId(), period);
    }

    private static Sha256 hash(Annex annex) {
        return annex.composition().text().sha256();
    }

    /** What is told beside who is waited for. */
    private static List<DomainEvent> told(Decision<?> decision) {
        return events(decision).stream().filter(event -> !(event instanceof SignaturesAwaited)).toList();
    }

    private static List<String> awaited(Decision<?> decision) {
        return events(decision).stream()
                .filter(SignaturesAwaited.class::isInstance)
                .map(SignaturesAwaited.class::cast)
                .flatMap(event -> event.awaited().isEmpty()
                        ? Stream.of("nobody")
                        : event.awaited().stream().map(each -> each.party().roles() + " since " + each.since()))
                .toList();
    }
}
