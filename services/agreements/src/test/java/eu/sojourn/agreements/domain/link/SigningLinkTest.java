package eu.sojourn.agreements.domain.link;

import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.link.Claim.Outcome;
import eu.sojourn.service.domain.InvalidValue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SigningLinkTest {
    private static final LinkParty HOST = LinkParty.of(XFEL.organisationId());
    private static final Claim CLAIM = new Claim("Dr Kern, legal affairs", NOW, List.of(new Claim.Item(null, Sha256.of("text"))));

    @Test
    void bindsItsHostAndNamesWhoIssuedItAndWhoHandedItOn() {
        var link = issued(Purpose.SIGN_COMMITMENT);
        var kerns = accepted(link.forwarded(token("kerns-link"), Purpose.SIGN_COMMITMENT, "Dr Kern", NOW.plusSeconds(1)));

        var signer = kerns.signer("Dr Kern, legal affairs");

        assertThat(signer.organisations()).containsExactly(XFEL.organisationId());
        assertThat(signer.by().linkIssuedBy()).isEqualTo("carmen");
        assertThat(kerns.origin().steps()).extracting(step -> step.by() + " for " + step.holder())
                .containsExactly("carmen for Legal affairs", "link:first-link for Dr Kern");
        assertThat(kerns.issuedBy()).isEqualTo("link:first-link");
    }

    @ParameterizedTest
    @CsvSource({"SIGN_COMMITMENT,SIGN_COMMITMENT,true", "SIGN_COMMITMENT,REVIEW_COMMITMENT,true", "SIGN_COMMITMENT,READ,false",
            "SIGN_COMMITMENT,SIGN_ANNEXES,false", "REVIEW_COMMITMENT,REVIEW_COMMITMENT,true", "REVIEW_COMMITMENT,SIGN_COMMITMENT,false",
            "REVIEW_COMMITMENT,READ,false", "SIGN_ANNEXES,READ,true", "READ,READ,true", "READ,SIGN_ANNEXES,false",
            "SIGN_ANNEXES,REVIEW_COMMITMENT,false"})
    void isHandedOnForNoMoreThanItIsFor(Purpose purpose, Purpose its, boolean may) {
        assertThat(issued(purpose).mayHandOn(its)).isEqualTo(may);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVIEW_COMMITMENT", "READ"})
    void signsNothingWhereItIsForReading(Purpose purpose) {
        assertThat(codes(issued(purpose).claim(CLAIM, NOW))).containsExactly("LINK_ONLY_READS");
    }

    @Test
    void signsACommitmentOnce() {
        var claimed = accepted(issued(Purpose.SIGN_COMMITMENT).claim(CLAIM, NOW));
        var used = accepted(claimed.settle(CLAIM, List.of(Outcome.SIGNED), NOW));

        assertThat(codes(claimed.claim(CLAIM, NOW))).containsExactly("LINK_IN_USE");
        assertThat(used.state()).isEqualTo(LinkState.USED);
        assertThat(codes(used.claim(CLAIM, NOW))).containsExactly("LINK_USED");
    }

    @Test
    void isOpenAgainWhereTheCommitmentChangedMeanwhile() {
        var claimed = accepted(issued(Purpose.SIGN_COMMITMENT).claim(CLAIM, NOW));

        var open = accepted(claimed.settle(CLAIM, List.of(Outcome.REFUSED), NOW));

        assertThat(open.state()).isEqualTo(LinkState.OPEN);
        assertThat(open.claim()).isNotNull().satisfies(tried -> assertThat(tried.items().getFirst().outcome()).isEqualTo(Outcome.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({"REVIEW_COMMITMENT,xchange-1,,ORGANISATION,xchangeId", "SIGN_COMMITMENT,,visit-1,ORGANISATION,visitId",
            "SIGN_COMMITMENT,,,PARTNERSHIP,partyKind", "SIGN_ANNEXES,,,ORGANISATION,xchangeId", "READ,,,ORGANISATION,xchangeId"})
    void isAboutAnXchangeOrTheCommitmentOfAHost(Purpose purpose, @Nullable String xchange, @Nullable String visit, LinkParty.Kind kind,
            String field) {
        assertThatThrownBy(() -> new SigningLink.Scope(purpose, xchange == null ? null : new XchangeId(xchange),
                visit == null ? null : new VisitId(visit), new LinkParty(kind, "european-xfel")))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private static SigningLink issued(Purpose purpose) {
        var scope = new SigningLink.Scope(purpose, purpose.isAboutCommitment() ? null : new XchangeId("xchange-1"), null, HOST);
        return accepted(SigningLink.issue(token("first-link"), scope, "Legal affairs", "carmen", NOW, NOW.plus(Duration.ofDays(14))));
    }

    private static LinkToken token(String id) {
        return new LinkToken(new LinkId(id), "A".repeat(43));
    }
}
