package eu.sojourn.registration.adapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.SmeClass;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as it is shown. How it was judged and why, and the figures of its accounts, are for those who may correct it; operators and
 * auditors see them too.
 */
record OrganisationResponse(String organisationId, @JsonUnwrapped ProfileBody profile, @Nullable SmeClassResponse smeClass,
        Organisation.State state, @Nullable String partnershipId, List<String> reasons, List<JudgementResponse> judgements,
        @Nullable String mergedInto, List<String> absorbed) {

    /** @param because names figures of the accounts; null for those who do not see them */
    record SmeClassResponse(SmeClass smeClass, boolean sme, @Nullable String because) {}

    record JudgementResponse(Organisation.Judgement.Outcome outcome, String partnershipId, LocalDate date, List<String> reasons) {
        static JudgementResponse of(Organisation.Judgement judgement) {
            return new JudgementResponse(judgement.outcome(), judgement.partnershipId().value(), judgement.date(), judgement.reasons());
        }
    }

    static OrganisationResponse of(Organisation o, Actor actor) {
        var insider = isInsider(o, actor);
        return new OrganisationResponse(o.organisationId().value(), ProfileBody.of(o.profile(), insider),
                o.profile()
                        .smeClass()
                        .map(judged -> new SmeClassResponse(judged.smeClass(), judged.sme(), insider ? judged.because() : null))
                        .orElse(null),
                o.state(), o.partnershipId() == null ? null : o.partnershipId().value(), insider ? o.reasons() : List.of(),
                insider ? o.judgements().stream().map(JudgementResponse::of).toList() : List.of(),
                o.mergedInto() == null ? null : o.mergedInto().value(),
                o.absorbed().stream().map(OrganisationId::value).sorted().toList());
    }

    private static boolean isInsider(Organisation o, Actor actor) {
        var partnership = o.partnershipId();
        return actor.actsFor(o.organisationId().value()) || actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR)
                || (partnership == null ? actor.is(Actor.COORDINATOR) : actor.coordinatesIn(partnership.value()));
    }
}
