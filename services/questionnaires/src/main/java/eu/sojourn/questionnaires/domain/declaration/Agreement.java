package eu.sojourn.questionnaires.domain.declaration;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A declared agreement.
 *
 * @param declaredOn when it was first told of
 * @param signedOn when it was first told to be signed; null where it never was. One that ended keeps it.
 */
public record Agreement(AgreementId agreementId, Terms terms, LocalDate declaredOn, @Nullable LocalDate signedOn) {

    static Agreement told(AgreementId agreementId, Terms terms, LocalDate on) {
        return new Agreement(agreementId, terms, on, null).now(terms, on);
    }

    /** The agreement as it is told on a day. */
    Agreement now(Terms told, LocalDate on) {
        LocalDate signed = switch (told.status()) {
            case UNDER_DISCUSSION -> null;
            case SIGNED -> signedOn == null ? on : signedOn;
            case ENDED -> signedOn;
        };
        return new Agreement(agreementId, told, declaredOn, signed);
    }
}
