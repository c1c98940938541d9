package eu.sojourn.agreements.domain.annex;

import static eu.sojourn.agreements.domain.Cast.BIGINN;
import static eu.sojourn.agreements.domain.Cast.CARMEN;
import static eu.sojourn.agreements.domain.Cast.ERNST;
import static eu.sojourn.agreements.domain.Cast.EXCITE;
import static eu.sojourn.agreements.domain.Cast.HANNA;
import static eu.sojourn.agreements.domain.Cast.INEUSTAR;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.SOFIA;
import static eu.sojourn.agreements.domain.Cast.TODAY;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.awaitedAgenda;
import static eu.sojourn.agreements.domain.Cast.awaitingAnnex;
import static eu.sojourn.agreements.domain.Cast.codes;
import static eu.sojourn.agreements.domain.Cast.confirmed;
import static eu.sojourn.agreements.domain.Cast.confirmedAgenda;
import static eu.sojourn.agreements.domain.Cast.events;
import static eu.sojourn.agreements.domain.Cast.negotiated;
import static eu.sojourn.agreements.domain.Cast.session;
import static eu.sojourn.agreements.domain.Cast.sign;
import static eu.sojourn.agreements.domain.Cast.signed;
import static eu.sojourn.agreements.domain.Cast.signedCommitment;
import static eu.sojourn.agreements.domain.Cast.sources;
import static eu.sojourn.agreements.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.service.domain.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnexTest {

    @Test
    void saysAllThatIsMissing() {
        var nothing = accepted(accepted(Annex.wanted(visit())).compose(new Sources(null, null, null, null)));
        var noAgenda = accepted(accepted(Annex.wanted(visit())).compose(new Sources(awaitedAgenda(), signedCommitment(), XFEL, INEUSTAR)));

        assertThat(nothing.state()).isEqualTo(AnnexState.DRAFT);
        assertThat(nothing.missing()).containsExactly(Missing.XCHANGE, Missing.HOST_ORGANISATION, Missing.VISITING_ORGANISATION,
                Missing.AGENDA, Missing.HOST_COMMITMENT);
        assertThat(noAgenda.missing()).containsExactly(Missing.AGENDA);
    }

    @Test
    void asksForSignaturesOnceNothingIsMissing() {
        var composed = accepted(Annex.wanted(visit())).compose(sources());
        var annex = accepted(composed);

        assertThat(annex.state()).isEqualTo(AnnexState.AWAITING_SIGNATURES);
        assertThat(events(composed)).containsExactly(
                new AnnexDrafted(visit().visitId(), visit().xchangeId(), hash(annex), visit().parties()));
    }

    @Test
    void showsWhatIsSigned() {
        assertThat(awaitingAnnex(visit()).composition().text().value()).contains("Visit: visit-1\n",
                "Xchange: Big Science suppliers at European XFEL (xchange-1)\n", "Dates: 2024-03-04 to 2024-03-08\n",
                "Host organisation (HO): European XFEL (european-xfel)\n", "Visiting organisation (VO): INEUSTAR (ineustar)\n",
                "Partnership of the visitor (VOP): biginn\n", "version 1 of the host commitment",
                signedCommitment().latest().text().sha256().hex(),
                "AGENDA, version 1\n2024-03-04\n  09:00 to 12:00  Tour of the beamlines\n");
    }

    @Test
    void composesTheSameTextFromTheSameSources() {
        var annex = awaitingAnnex(visit());
        var again = annex.compose(sources());

        assertThat(accepted(again)).isEqualTo(annex);
        assertThat(events(again)).isEmpty();
        assertThat(hash(awaitingAnnex(visit()))).isEqualTo(hash(annex));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01,AWAITING_SIGNATURES", "2026-02-02,DRAFT"})
    void needsAHostCommitmentThatIsValidUntilTheEndOfTheVisit(LocalDate lastDay, AnnexState state) {
        var late = at(visit(), new Period(lastDay, lastDay));

        assertThat(accepted(accepted(Annex.wanted(late)).compose(sources())).state()).isEqualTo(state);
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
        assertThat(events(signed)).containsExactly(new AnnexSigned(visit().visitId(), visit().xchangeId(),
                new Party.Coordinating(BIGINN, List.of(Role.HOP, Role.VOP)), hash(annex)));
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
        assertThat(events(last)).endsWith(new AnnexInForce(visit().visitId(), visit().xchangeId(), hash(annex))).hasSize(2);
    }

    @Test
    void signsForAllPartiesOfTheSignerAtOnce() {
        var both = new Signer(Signatory.signedIn(new PersonId("both")), Set.of(XFEL.organisationId(), INEUSTAR.organisationId()),
                Set.of(BIGINN));

        var signed = sign(awaitingAnnex(visit()), both, sources());

        assertThat(accepted(signed).state()).isEqualTo(AnnexState.IN_FORCE);
        assertThat(events(signed)).hasSize(4);
    }

    @Test
    void tellsASecondSignatureOfTheSamePartyToNobody() {
        var annex = accepted(sign(awaitingAnnex(visit()), HANNA, sources()));

        var again = sign(annex, HANNA, sources());

        assertThat(accepted(again)).isEqualTo(annex);
        assertThat(events(again)).isEmpty();
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

        assertThat(codes(draft.sign(HANNA, Sha256.of("nothing"), NOW, new Sources(awaitedAgenda(), null, XFEL, INEUSTAR))))
                .containsExactly("MISSING_AGENDA", "MISSING_HOST_COMMITMENT");
    }

    @Test
    void asksAgainWhenTheAgendaChangesWhileAwaiting() {
        var annex = accepted(sign(awaitingAnnex(visit()), HANNA, sources()));

        var composed = annex.compose(withNewAgenda());

        assertThat(events(composed)).containsExactly(
                new AnnexDrafted(visit().visitId(), visit().xchangeId(), hash(accepted(composed)), visit().parties()));
        assertThat(accepted(composed).awaits(HANNA)).isTrue();
        assertThat(hash(accepted(composed))).isNotEqualTo(hash(annex));
    }

    @Test
    void asksAgainWhenTheHostCommitmentChanges() {
        var newCommitment = signed(accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY)));

        var composed = accepted(sign(awaitingAnnex(visit()), HANNA, sources()))
                .compose(new Sources(confirmedAgenda(), newCommitment, XFEL, INEUSTAR));

        assertThat(accepted(composed).awaits(HANNA)).isTrue();
    }

    @Test
    void leavesSignaturesAloneWhileAnotherVersionIsOnlyProposed() {
        var proposed = accepted(confirmedAgenda().propose(List.of(session("Talks", "2024-03-05T09:00", "2024-03-05T10:00"))));
        var redrafted = accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY));

        var annex = accepted(sign(awaitingAnnex(visit()), HANNA, sources()));

        assertThat(accepted(annex.compose(new Sources(proposed, redrafted, XFEL, INEUSTAR)))).isEqualTo(annex);
    }

    @Test
    void staysWhatWasSignedOnceItIsInForce() {
        var newCommitment = signed(accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY)));
        var renamed = new Organisation(INEUSTAR.organisationId(), "INEUSTAR Asociación", null);

        for (var sources : List.of(withNewAgenda(), new Sources(confirmedAgenda(), newCommitment, XFEL, INEUSTAR),
                new Sources(confirmedAgenda(), signedCommitment(), XFEL, renamed), new Sources(awaitedAgenda(), null, null, null))) {
            var composed = inForce().compose(sources);

            assertThat(accepted(composed)).isEqualTo(inForce());
            assertThat(events(composed)).isEmpty();
        }
    }

    @Test
    void isSignedOnceAndNoMoreOnceItIsInForce() {
        var again = sign(inForce(), HANNA, withNewAgenda());

        assertThat(accepted(again)).isEqualTo(inForce());
        assertThat(events(again)).isEmpty();
    }

    @Test
    void keepsItsDatesOnceItIsInForce() {
        var other = at(visit(), new Period(LocalDate.parse("2024-03-05"), LocalDate.parse("2024-03-06")));

        assertThat(accepted(inForce().wantedAgain(other))).isEqualTo(inForce());
    }

    @Test
    void isNotInForceBecauseThePartyThatHadNotSignedIsNoPartyAnyMore() {
        var annex = awaitingAnnex(visit(EXCITE));
        for (var signer : List.of(HANNA, SOFIA, CARMEN)) {
            annex = accepted(sign(annex, signer, sources()));
        }

        var changed = accepted(annex.wantedAgain(visit(BIGINN)));

        assertThat(changed.state()).isEqualTo(AnnexState.DRAFT);
        assertThat(accepted(changed.compose(sources())).state()).isEqualTo(AnnexState.AWAITING_SIGNATURES);
    }

    @Test
    void isVoidOnceTheVisitIsWithdrawn() {
        var annex = accepted(inForce().withdraw());

        assertThat(annex.state()).isEqualTo(AnnexState.VOID);
        assertThat(codes(sign(annex, HANNA, sources()))).containsExactly("ANNEX_VOID");
        assertThat(accepted(annex.compose(withNewAgenda()))).isEqualTo(annex);
        assertThat(accepted(annex.wantedAgain(at(visit(), new Period(LocalDate.parse("2024-03-05"), LocalDate.parse("2024-03-06"))))))
                .isEqualTo(annex);
    }

    @Test
    void staysVoidWhenTheAcceptanceIsHeardAfterTheWithdrawal() {
        var annex = accepted(accepted(Annex.neverWanted(at(visit(), null))).wantedAgain(visit()));

        assertThat(annex.state()).isEqualTo(AnnexState.VOID);
    }

    @Test
    void followsNewDatesOfTheVisit() {
        var other = at(visit(), new Period(LocalDate.parse("2024-03-05"), LocalDate.parse("2024-03-06")));

        var annex = accepted(accepted(awaitingAnnex(visit()).wantedAgain(other)).compose(sources()));

        assertThat(annex.composition().text().value()).contains("Dates: 2024-03-05 to 2024-03-06\n");
    }

    @Test
    void cannotBeForgedByANameOfTwoLines() {
        var forger = new Organisation(new OrganisationId("ineustar"), "INEUSTAR\nPartnership of the host (HOP): nobody", null);

        var annex = accepted(accepted(Annex.wanted(visit())).compose(new Sources(confirmedAgenda(), signedCommitment(), XFEL, forger)));

        assertThat(annex.composition().text().value().lines().filter(line -> line.startsWith("Partnership of the host"))).hasSize(1);
    }

    private static Annex inForce() {
        var annex = awaitingAnnex(visit());
        for (var signer : List.of(HANNA, SOFIA, CARMEN)) {
            annex = accepted(sign(annex, signer, sources()));
        }
        return annex;
    }

    private static Sources withNewAgenda() {
        var agenda = confirmed(confirmedAgenda(), List.of(session("Talks", "2024-03-05T09:00", "2024-03-05T10:00")));
        return new Sources(agenda, signedCommitment(), XFEL, INEUSTAR);
    }

    private static Visit at(Visit visit, Period period) {
        return new Visit(visit.visitId(), visit.xchangeId(), visit.programmeId(), visit.visitingOrganisationId(),
                visit.visitingPartnershipId(),
                visit.hostOrganisationId(), visit.hostPartnershipId(), period);
    }

    private static Sha256 hash(Annex annex) {
        return annex.composition().text().sha256();
    }
}
