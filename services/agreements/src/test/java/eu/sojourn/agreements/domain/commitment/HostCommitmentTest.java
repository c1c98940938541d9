package eu.sojourn.agreements.domain.commitment;

import static eu.sojourn.agreements.domain.Cast.EXCITE;
import static eu.sojourn.agreements.domain.Cast.HANNA;
import static eu.sojourn.agreements.domain.Cast.LAWYER;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.TODAY;
import static eu.sojourn.agreements.domain.Cast.VALID_UNTIL;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.codes;
import static eu.sojourn.agreements.domain.Cast.draftedCommitment;
import static eu.sojourn.agreements.domain.Cast.events;
import static eu.sojourn.agreements.domain.Cast.negotiated;
import static eu.sojourn.agreements.domain.Cast.signed;
import static eu.sojourn.agreements.domain.Cast.signedCommitment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.sojourn.agreements.domain.LinkOrigin;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.log.Act;
import eu.sojourn.agreements.domain.log.LogEntry;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCommitmentTest {
    private static final Concerned CONCERNED = new Concerned("European XFEL", List.of(EXCITE));

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
        var reviewed = accepted(draftedCommitment().submitForReview(null, NOW));
        var cleared = accepted(reviewed.clear(LAWYER, NOW));
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
        var cleared = accepted(draftedCommitment().clear(LAWYER, NOW));
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

    @Test
    void isAnotherTextUnderAnotherProgrammeThatLawyersNeedNotRead() {
        var signed = signedCommitment();

        var redrafted = accepted(signed.redraft(XFEL, of("excite", "EXCITE", 1), StandardClauses.all(), TODAY));

        assertThat(redrafted.latest().version()).isEqualTo(2);
        assertThat(redrafted.latest().state()).isEqualTo(CommitmentState.CLEARED);
        assertThat(redrafted.latest().origin()).isEqualTo(of("excite", "EXCITE", 1));
        assertThat(redrafted.latest().text().value()).contains("Programme: EXCITE (excite)\n");
        assertThat(redrafted.latest().wordingSha256()).isEqualTo(signed.latest().wordingSha256());
        assertThat(redrafted.inForce()).isEqualTo(signed.inForce());
    }

    @Test
    void writesDownAnotherVersionOfTheLibraryAndStaysSigned() {
        var signed = signed(accepted(HostCommitment.draft(XFEL, of("biginn", "BIGINN", 1), StandardClauses.all())));

        var redrafted = signed.redraft(XFEL, of("biginn", "Biginn II", 2), StandardClauses.all(), TODAY);

        assertThat(events(redrafted)).isEmpty();
        assertThat(accepted(redrafted).latest().origin()).isEqualTo(of("biginn", "BIGINN", 2));
        assertThat(accepted(redrafted).latest().text()).isEqualTo(signed.latest().text());
        assertThat(accepted(redrafted).signedLatest()).isEqualTo(signed.signedLatest());
    }

    private static Origin of(String programmeId, String name, int libraryVersion) {
        return new Origin(new ProgrammeId(programmeId), name, libraryVersion, "en");
    }

    @ParameterizedTest
    @CsvSource({"2025-01-31,1,SIGNED", "2025-02-01,2,CLEARED", "2026-02-01,2,CLEARED", "2026-02-02,2,CLEARED"})
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
        var cleared = accepted(draftedCommitment().clear(LAWYER, NOW));
        var redrafted = accepted(cleared.redraft(XFEL, negotiated("Five years."), TODAY));

        assertThat(redrafted.latest().state()).isEqualTo(CommitmentState.DRAFT);
        assertThat(redrafted.latest().text().sha256()).isNotEqualTo(cleared.latest().text().sha256());
    }

    @Test
    void refusesToReviewWhatIsCleared() {
        assertThat(codes(accepted(draftedCommitment().clear(LAWYER, NOW)).submitForReview(null, NOW)))
                .containsExactly("COMMITMENT_CLEARED");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31,true", "2026-02-01,true", "2026-02-02,false"})
    void coversItsLastDayAndNoLater(LocalDate day, boolean covered) {
        assertThat(signedCommitment().inForce().coversUntil(day)).isEqualTo(covered);
    }

    @Test
    void letsAnAnnexKeepTheVersionThatSaysTheSameUntilItsLastDay() {
        var renewal = accepted(signedCommitment().redraft(XFEL, StandardClauses.all(), VALID_UNTIL));
        var renewed = accepted(accepted(renewal.clear(LAWYER, NOW)).sign(signature(renewal), VALID_UNTIL.plusYears(2)));

        assertThat(renewed.signedCovering(VALID_UNTIL, 1)).hasValue(signedCommitment().inForce());
        assertThat(renewed.signedCovering(VALID_UNTIL.plusDays(1), 1)).hasValue(renewed.inForce());
        assertThat(renewed.signedCovering(VALID_UNTIL, null)).hasValue(renewed.inForce());
        assertThat(renewed.signedCovering(VALID_UNTIL.plusYears(3), 1)).isEmpty();
    }

    @Test
    void letsNoAnnexKeepAVersionInOtherWords() {
        var other = accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY));
        var signed = accepted(accepted(other.clear(LAWYER, NOW)).sign(signature(other), VALID_UNTIL));

        assertThat(signed.signedCovering(VALID_UNTIL, 1)).hasValue(signed.inForce());
        assertThat(signed.signed()).extracting(SignedCommitment::version).containsExactly(1, 2);
    }

    @Test
    void clearsAllThatIsStandardInOneStepAndLeavesTheRestToBeRead() {
        var drafted = accepted(HostCommitment.draft(XFEL, Origin.SHIPPED, negotiated("Five years.")));

        var standard = accepted(drafted.clearStandard(LAWYER, NOW));
        var whole = accepted(standard.clearClause("confidentiality", LAWYER, NOW));

        assertThat(standard.latest().state()).isEqualTo(CommitmentState.DRAFT);
        assertThat(standard.latest().clauses()).filteredOn(clause -> !standard.isCleared(clause))
                .extracting(Clause::clauseId)
                .containsExactly("confidentiality");
        assertThat(whole.latest().state()).isEqualTo(CommitmentState.CLEARED);
    }

    @Test
    void isReadOnceAndNotAgainWhenOneClauseIsWordedAnew() {
        var redrafted = accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY));

        assertThat(redrafted.latest().clauses()).filteredOn(clause -> !redrafted.isCleared(clause))
                .extracting(Clause::clauseId)
                .containsExactly("confidentiality");
        assertThat(accepted(redrafted.clearClause("confidentiality", LAWYER, NOW)).latest().state()).isEqualTo(CommitmentState.CLEARED);
    }

    @Test
    void takesAWordingThatWasClearedInAnEarlierVersionForRead() {
        var other = signed(accepted(signedCommitment().redraft(XFEL, negotiated("Five years."), TODAY)));

        var backAgain = accepted(other.redraft(XFEL, StandardClauses.all(), TODAY));

        assertThat(backAgain.latest().state()).isEqualTo(CommitmentState.CLEARED);
        assertThat(backAgain.latest().version()).isEqualTo(3);
    }

    @Test
    void showsWordByWordWhatChangedSinceAClauseWasCleared() {
        var redrafted = accepted(
                signedCommitment().redraft(XFEL, negotiated(standard("confidentiality").text().replace("three", "five")), TODAY));
        var clause = redrafted.latest()
                .clauses()
                .stream()
                .filter(each -> each.clauseId().equals("confidentiality"))
                .findFirst()
                .orElseThrow();

        assertThat(redrafted.redline(clause)).filteredOn(segment -> segment.kind() != Redline.Kind.SAME)
                .containsExactly(new Redline.Segment(Redline.Kind.REMOVED, "three"), new Redline.Segment(Redline.Kind.ADDED, "five"));
    }

    @Test
    void isNotClearedWhileAClauseIsUnderDiscussion() {
        var opened = accepted(draftedCommitment().comment("costs", comment("Who pays the bus?"), true));

        assertThat(opened.status(standard("costs"))).isEqualTo(Clause.Status.OPEN);
        assertThat(codes(opened.clear(LAWYER, NOW))).containsExactly("CLAUSE_OPEN");
        assertThat(accepted(opened.clearStandard(LAWYER, NOW)).latest().state()).isEqualTo(CommitmentState.DRAFT);
        assertThat(accepted(accepted(opened.clearClause("costs", LAWYER, NOW)).clear(LAWYER, NOW)).latest().state())
                .isEqualTo(CommitmentState.CLEARED);
    }

    @Test
    void takesBackTheClearanceOfAClauseThatIsOpenedAgain() {
        var drafted = accepted(HostCommitment.draft(XFEL, Origin.SHIPPED, negotiated("Five years.")));
        var opened = accepted(accepted(drafted.clearStandard(LAWYER, NOW)).comment("costs", comment("Wait."), true));

        var rest = accepted(opened.clearClause("confidentiality", LAWYER, NOW));

        assertThat(rest.latest().state()).isEqualTo(CommitmentState.DRAFT);
        assertThat(accepted(rest.clearClause("costs", LAWYER, NOW)).latest().state()).isEqualTo(CommitmentState.CLEARED);
    }

    @Test
    void keepsCommentsBesideClausesThatStay() {
        var commented = accepted(draftedCommitment().comment("costs", comment("Fine."), false));

        var redrafted = accepted(commented.redraft(XFEL, negotiated("Five years."), TODAY));

        assertThat(redrafted.lane().on("costs").comments()).extracting(Comment::text).containsExactly("Fine.");
    }

    @Test
    void isAnotherVersionInLegalReviewWhenAProposedWordingIsAccepted() {
        var reviewed = accepted(draftedCommitment().submitForReview("Legal", NOW));
        var proposal = proposal("Five years.");
        var proposed = accepted(reviewed.propose("confidentiality", proposal));

        assertThat(codes(proposed.clear(LAWYER, NOW))).containsExactly("CLAUSE_OPEN");
        assertThat(codes(proposed.clearClause("confidentiality", LAWYER, NOW))).containsExactly("CLAUSE_OPEN");
        assertThat(codes(proposed.accept(XFEL, "confidentiality", LAWYER, true, proposal.wordingSha256(), NOW)))
                .containsExactly("OWN_PROPOSAL");
        assertThat(codes(proposed.accept(XFEL, "confidentiality", LAWYER, false, Sha256.of("other"), NOW))).containsExactly("STALE_TEXT");

        var accepted = accepted(proposed.accept(XFEL, "confidentiality", LAWYER, false, proposal.wordingSha256(), NOW));

        assertThat(accepted.latest().version()).isEqualTo(2);
        assertThat(accepted.latest().state()).isEqualTo(CommitmentState.IN_LEGAL_REVIEW);
        assertThat(accepted.latest().text().value()).contains("Five years.");
        assertThat(accepted.lane().owner()).isEqualTo("Legal");
        assertThat(accepted.lane().since()).isEqualTo(NOW);
        assertThat(accepted.latest().clauses()).filteredOn(clause -> clause.clauseId().equals("confidentiality"))
                .extracting(accepted::status)
                .containsExactly(Clause.Status.NEGOTIATED);
    }

    @Test
    void leavesTheClauseAsItIsWhenAProposedWordingIsRejected() {
        var proposed = accepted(draftedCommitment().propose("costs", proposal("No costs.")));

        var rejected = accepted(proposed.reject("costs", LAWYER, true, "Standard please.", NOW));

        assertThat(rejected.latest().text()).isEqualTo(draftedCommitment().latest().text());
        assertThat(rejected.status(standard("costs"))).isEqualTo(Clause.Status.STANDARD);
        assertThat(rejected.lane().on("costs").comments()).extracting(Comment::text).containsExactly("Standard please.");
    }

    @Test
    void leavesAClauseThatTheLawyersObjectToOpenUntilTheyClearIt() {
        var cleared = accepted(draftedCommitment().clearClause("costs", LAWYER, NOW));
        var proposed = accepted(cleared.propose("costs", proposal("No costs.")));

        var rejected = accepted(proposed.reject("costs", LAWYER, false, "Standard please.", NOW));

        assertThat(rejected.status(standard("costs"))).isEqualTo(Clause.Status.OPEN);
        assertThat(rejected.isCleared(standard("costs"))).isFalse();
        assertThat(accepted(rejected.clearClause("costs", LAWYER, NOW)).isCleared(standard("costs"))).isTrue();
    }

    /** What is done by a link stands in the log with who answers for the link, beside what is done by somebody signed in. */
    @Test
    void logsWhoDiscussedAndClearedAndByWhoseLink() {
        var origin = LinkOrigin.issued(NOW, "carmen", "Legal \"affairs\"; issued by hanna").handedOn(NOW, "link:1", "Dr Kern");
        var kern = Signatory.byLink("2", "Dr Kern", origin);
        var commented = accepted(draftedCommitment().comment("costs", new Comment(kern, NOW, "Why?"), true));
        var proposed = accepted(commented.propose("confidentiality", new Proposal(LAWYER, false, NOW, "Confidentiality", "Five years.")));
        var rejected = accepted(proposed.reject("confidentiality", kern, true, null, NOW));

        var entries = accepted(rejected.clearClause("costs", kern, NOW)).log().entries();

        assertThat(entries).extracting(LogEntry::act)
                .containsExactly(Act.LINK_USED, Act.COMMENTED, Act.WORDING_PROPOSED, Act.LINK_USED, Act.WORDING_REJECTED, Act.LINK_USED,
                        Act.CLEARED);
        assertThat(entries.getFirst().detail()).isEqualTo("issued by carmen at " + NOW
                + " for \"Legal \\\"affairs\\\"; issued by hanna\"; handed on by link:1 at " + NOW
                + " for \"Dr Kern\"; used by \"Dr Kern\"");
        assertThat(entries).filteredOn(entry -> entry.act() != Act.LINK_USED)
                .extracting(LogEntry::by, LogEntry::detail)
                .containsExactly(tuple("link:2", "costs"), tuple("lena", "confidentiality"), tuple("link:2", "confidentiality"),
                        tuple("link:2", "costs"));
    }

    @Test
    void keepsACommentOnceThatIsSentTwice() {
        var once = accepted(draftedCommitment().comment("costs", comment("Why?"), false));

        assertThat(accepted(once.comment("costs", comment("Why?"), false))).isEqualTo(once);
        assertThat(accepted(once.comment("costs", comment("Why?"), true)).status(standard("costs"))).isEqualTo(Clause.Status.OPEN);
        assertThat(accepted(once.comment("costs", new Comment(HANNA.by(), NOW, "Why?"), false)).lane().on("costs").comments()).hasSize(2);
    }

    @Test
    void knowsTheTextBeforeTheLatestAndThoseThatWereSigned() {
        var signed = signedCommitment();
        var second = accepted(signed.redraft(XFEL, negotiated("Five years."), TODAY));
        var third = accepted(second.redraft(XFEL, negotiated("Six years."), TODAY));

        assertThat(third.textOf(signed.latest().text().sha256())).contains(signed.latest().text());
        assertThat(third.textOf(second.latest().text().sha256())).contains(second.latest().text());
        assertThat(third.textOf(Sha256.of("nothing"))).isEmpty();
    }

    @Test
    void clearsNoTextThatNobodyRead() {
        var drafted = draftedCommitment();
        var other = Sha256.of("what was on the page before");

        assertThat(codes(drafted.ifRead(other, read -> read.clear(LAWYER, NOW)))).containsExactly("STALE_TEXT");
        assertThat(accepted(drafted.ifRead(drafted.latest().text().sha256(), read -> read.clear(LAWYER, NOW))).latest().state())
                .isEqualTo(CommitmentState.CLEARED);
    }

    @Test
    void refusesWhatCannotBeDiscussed() {
        assertThat(codes(draftedCommitment().comment("nothing", comment("x"), false))).containsExactly("UNKNOWN_CLAUSE");
        assertThat(codes(draftedCommitment().reject("costs", LAWYER, false, null, NOW))).containsExactly("NO_PROPOSAL");
        assertThat(codes(draftedCommitment().propose("costs",
                new Proposal(LAWYER, true, NOW, standard("costs").title(), standard("costs").text())))).containsExactly("SAME_WORDING");
        assertThat(codes(signedCommitment().comment("costs", comment("x"), false))).containsExactly("COMMITMENT_SIGNED");
        assertThat(codes(accepted(draftedCommitment().clear(LAWYER, NOW)).propose("costs", proposal("x"))))
                .containsExactly("COMMITMENT_CLEARED");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01,SIGNED,0", "2026-02-02,EXPIRED,1"})
    void expiresOnTheDayAfterItsLast(LocalDate today, CommitmentState state, int events) {
        var expiry = signedCommitment().expire(today, CONCERNED);

        assertThat(accepted(expiry).latest().state()).isEqualTo(state);
        assertThat(events(expiry)).hasSize(events);
        assertThat(events(accepted(expiry).expire(today, CONCERNED))).isEmpty();
    }

    @Test
    void endsOnTheDayForWhichNoticeWasGiven() {
        var lastDay = LocalDate.parse("2024-06-30");
        var ending = signedCommitment().terminate(notice(lastDay), TODAY, CONCERNED);
        var terminated = accepted(ending);

        assertThat(terminated.latest().state()).isEqualTo(CommitmentState.TERMINATED);
        assertThat(terminated.signedCovering(lastDay, null)).isPresent();
        assertThat(terminated.signedCovering(lastDay.plusDays(1), null)).isEmpty();
        assertThat(events(ending)).containsExactly(new HostCommitmentTerminated(XFEL.organisationId(), 1, lastDay, CONCERNED));
        assertThat(events(terminated.terminate(notice(lastDay), TODAY, CONCERNED))).isEmpty();
        assertThat(codes(terminated.terminate(notice(lastDay.plusDays(1)), TODAY, CONCERNED))).containsExactly("NOT_IN_FORCE");
        assertThat(events(terminated.expire(LocalDate.parse("2030-01-01"), CONCERNED))).isEmpty();
    }

    @Test
    void keepsALogOfWhoClearedSignedAndEndedIt() {
        var terminated = accepted(signedCommitment().terminate(notice(LocalDate.parse("2024-06-30")), TODAY, CONCERNED));

        assertThat(terminated.log().entries()).extracting(LogEntry::act).containsExactly(Act.CLEARED, Act.SIGNED, Act.TERMINATED);
        assertThat(terminated.log().entries()).extracting(LogEntry::by).containsExactly("lena", "hanna", "hanna");
        assertThat(terminated.log().entries()).extracting(LogEntry::textSha256).containsOnly(terminated.latest().text().sha256());
    }

    @Test
    void isSignedAnewAfterNoticeWasGiven() {
        var terminated = accepted(signedCommitment().terminate(notice(LocalDate.parse("2024-06-30")), TODAY, CONCERNED));

        var renewed = signed(accepted(terminated.redraft(XFEL, StandardClauses.all(), TODAY)));

        assertThat(renewed.signedCovering(LocalDate.parse("2024-07-01"), 1)).hasValue(renewed.inForce());
        assertThat(renewed.allowed()).contains(CommitmentCommand.TERMINATE);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-31", "2026-02-02"})
    void refusesNoticeForADayThatIsOverOrOutsideItsPeriod(LocalDate lastDay) {
        assertThatThrownBy(() -> signedCommitment().terminate(notice(lastDay), TODAY, CONCERNED)).isInstanceOf(InvalidValue.class)
                .extracting("field")
                .isEqualTo("lastDay");
    }

    private static Comment comment(String text) {
        return new Comment(LAWYER, NOW, text);
    }

    private static Proposal proposal(String text) {
        return new Proposal(LAWYER, true, NOW, "Confidentiality", text);
    }

    private static Termination notice(LocalDate lastDay) {
        return new Termination(HANNA.by(), NOW, lastDay, "The site closes.");
    }

    private static Signature signature(HostCommitment commitment) {
        return new Signature(HANNA.by(), NOW, commitment.latest().text().sha256());
    }

    private static Clause standard(String clauseId) {
        return StandardClauses.all().stream().filter(clause -> clause.clauseId().equals(clauseId)).findFirst().orElseThrow();
    }
}
