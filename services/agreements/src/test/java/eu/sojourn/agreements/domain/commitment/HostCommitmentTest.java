package eu.sojourn.agreements.domain.commitment;

import static eu.sojourn.agreements.domain.Cast.HANNA;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.TODAY;
import static eu.sojourn.agreements.domain.Cast.VALID_UNTIL;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.codes;
import static eu.sojourn.agreements.domain.Cast.draftedCommitment;
import static eu.sojourn.agreements.domain.Cast.events;
import static eu.sojourn.agreements.domain.Cast.negotiated;
import static eu.sojourn.agreements.domain.Cast.signedCommitment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCommitmentTest {

    @Test
    void draftsTheStandardClauses() {
        var commitment = draftedCommitment();

        assertThat(commitment.latest().state()).isEqualTo(CommitmentState.DRAFT);
        assertThat(commitment.latest().clauses()).hasSizeGreaterThan(5).allMatch(clause -> clause.status() == Clause.Status.STANDARD);
        assertThat(commitment.latest().text().value()).startsWith("COMMITMENT TO QUALITY\n")
                .contains("Host organisation: European XFEL (european-xfel)\n", "1. Purpose\n")
                .doesNotContain("#", "[");
    }

    @Test
    void marksWhatWasNegotiated() {
        var clauses = negotiated("Five years.");

        assertThat(clauses).hasSameSizeAs(StandardClauses.all());
        assertThat(clauses).filteredOn(clause -> clause.status() == Clause.Status.NEGOTIATED)
                .extracting(Clause::clauseId)
                .containsExactly("confidentiality");
    }

    @Test
    void takesTheStandardWordingForStandardWhoeverSendsIt() {
        var sent = new Clause("costs", "Costs", standard("costs").text(), Clause.Status.NEGOTIATED);

        assertThat(StandardClauses.with(List.of(sent))).isEqualTo(StandardClauses.all());
    }

    @Test
    void refusesMoreClausesThanAnybodyReads() {
        var many = IntStream.range(0, 100).mapToObj(i -> new Clause("extra-" + i, "Extra", "Text", Clause.Status.NEGOTIATED)).toList();

        assertThatThrownBy(() -> StandardClauses.with(many)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void goesThroughTheLegalDepartmentToASignature() {
        var reviewed = accepted(draftedCommitment().submitForReview());
        var cleared = accepted(reviewed.clear());
        var signed = cleared.sign(signature(cleared), VALID_UNTIL);

        assertThat(reviewed.latest().state()).isEqualTo(CommitmentState.IN_LEGAL_REVIEW);
        assertThat(cleared.latest().state()).isEqualTo(CommitmentState.CLEARED);
        assertThat(accepted(signed).latest().state()).isEqualTo(CommitmentState.SIGNED);
        assertThat(events(signed)).containsExactly(new HostCommitmentSigned(XFEL.organisationId(), 1, cleared.latest().text().sha256(),
                LocalDate.parse("2024-02-01")));
    }

    @Test
    void refusesASignatureBeforeItIsCleared() {
        var draft = draftedCommitment();

        assertThat(codes(draft.sign(signature(draft), VALID_UNTIL))).containsExactly("COMMITMENT_DRAFT");
    }

    @Test
    void refusesAStaleSignatureWithTheCurrentHash() {
        var cleared = accepted(draftedCommitment().clear());
        var stale = cleared.sign(new Signature(HANNA.by(), NOW, Sha256.of("another text")), VALID_UNTIL);

        assertThat(codes(stale)).containsExactly("STALE_TEXT");
        assertThat(((Decision.Refused<?>) stale).reasons().getFirst().required()).isEqualTo(cleared.latest().text().sha256().hex());
    }

    @Test
    void isSignedOnce() {
        var signed = signedCommitment();
        var again = signed.sign(new Signature(HANNA.by(), NOW.plusSeconds(60), signed.latest().text().sha256()), VALID_UNTIL);

        assertThat(accepted(again)).isEqualTo(signed);
        assertThat(events(again)).isEmpty();
    }

    @Test
    void keepsTheSignedVersionInForceWhileALaterOneIsDrafted() {
        var redrafted = accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY));

        assertThat(redrafted.latest().version()).isEqualTo(2);
        assertThat(redrafted.latest().state()).isEqualTo(CommitmentState.DRAFT);
        assertThat(redrafted.inForce()).isNotNull().extracting(SignedCommitment::version).isEqualTo(1);
        assertThat(redrafted.signedLatest()).isNull();
    }

    @Test
    void staysSignedWhenTheSameClausesAreSentAgain() {
        var signed = signedCommitment();

        assertThat(accepted(signed.redraft(XFEL, StandardClauses.all(), TODAY))).isEqualTo(signed);
    }

    @ParameterizedTest
    @CsvSource({"2025-01-31,1,SIGNED", "2025-02-01,2,DRAFT", "2026-02-01,2,DRAFT", "2026-02-02,2,DRAFT"})
    void isRenewedInTheSameWordsFromAYearBeforeItEnds(LocalDate today, int version, CommitmentState state) {
        var redrafted = accepted(signedCommitment().redraft(XFEL, StandardClauses.all(), today));

        assertThat(redrafted.latest().version()).isEqualTo(version);
        assertThat(redrafted.latest().state()).isEqualTo(state);
        assertThat(redrafted.inForce()).isEqualTo(signedCommitment().inForce());
    }

    @Test
    void isRenewedByOneDraft() {
        var renewal = accepted(signedCommitment().redraft(XFEL, StandardClauses.all(), VALID_UNTIL));

        assertThat(accepted(renewal.redraft(XFEL, StandardClauses.all(), VALID_UNTIL))).isEqualTo(renewal);
        assertThat(renewal.latest().text()).isNotEqualTo(signedCommitment().latest().text());
    }

    @Test
    void losesItsClearanceWhenTheWordingChanges() {
        var cleared = accepted(draftedCommitment().clear());
        var redrafted = accepted(cleared.redraft(XFEL, negotiated("Five years."), TODAY));

        assertThat(redrafted.latest().state()).isEqualTo(CommitmentState.DRAFT);
        assertThat(redrafted.latest().text().sha256()).isNotEqualTo(cleared.latest().text().sha256());
    }

    @Test
    void refusesToReviewWhatIsCleared() {
        assertThat(codes(accepted(draftedCommitment().clear()).submitForReview())).containsExactly("COMMITMENT_CLEARED");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31,true", "2026-02-01,true", "2026-02-02,false"})
    void coversItsLastDayAndNoLater(LocalDate day, boolean covered) {
        assertThat(signedCommitment().inForce().coversUntil(day)).isEqualTo(covered);
    }

    @Test
    void letsAnAnnexKeepTheVersionThatSaysTheSameUntilItsLastDay() {
        var renewal = accepted(signedCommitment().redraft(XFEL, StandardClauses.all(), VALID_UNTIL));
        var renewed = accepted(accepted(renewal.clear()).sign(signature(renewal), VALID_UNTIL.plusYears(2)));

        assertThat(renewed.signedCovering(VALID_UNTIL, 1)).hasValue(signedCommitment().inForce());
        assertThat(renewed.signedCovering(VALID_UNTIL.plusDays(1), 1)).hasValue(renewed.inForce());
        assertThat(renewed.signedCovering(VALID_UNTIL, null)).hasValue(renewed.inForce());
        assertThat(renewed.signedCovering(VALID_UNTIL.plusYears(3), 1)).isEmpty();
    }

    @Test
    void letsNoAnnexKeepAVersionInOtherWords() {
        var other = accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY));
        var signed = accepted(accepted(other.clear()).sign(signature(other), VALID_UNTIL));

        assertThat(signed.signedCovering(VALID_UNTIL, 1)).hasValue(signed.inForce());
        assertThat(signed.signed()).extracting(SignedCommitment::version).containsExactly(1, 2);
    }

    private static Signature signature(HostCommitment commitment) {
        return new Signature(HANNA.by(), NOW, commitment.latest().text().sha256());
    }

    private static Clause standard(String clauseId) {
        return StandardClauses.all().stream().filter(clause -> clause.clauseId().equals(clauseId)).findFirst().orElseThrow();
    }
}
