package eu.sojourn.kpis.adapter.messaging.consumed;

import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.id;
import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.required;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.AwaitedSignature;

/** What we read of the data of agreements' events about an annex. */
record AnnexData(@Nullable String visitId, @Nullable String xchangeId, @Nullable String organisationId, @Nullable List<String> roles,
        @Nullable LocalDate askedOn, @Nullable List<Awaited> awaited) {

    /** One that is asked to sign and silent. */
    record Awaited(@Nullable String organisationId, @Nullable List<String> roles, @Nullable LocalDate askedOn) {

        AwaitedSignature signature() {
            return new AwaitedSignature(id("awaited.organisationId", organisationId), checked("awaited.roles", roles),
                    required("awaited.askedOn", askedOn));
        }
    }

    /** The party that the event tells of. An organisation and a partnership may bear the same id; their roles differ. */
    String party() {
        return id("organisationId", organisationId) + "/" + String.join("+", ownRoles());
    }

    List<String> ownRoles() {
        return checked("roles", roles);
    }

    private static List<String> checked(String field, @Nullable List<String> roles) {
        return required(field, roles).stream().map(role -> Saying.word(field, role)).toList();
    }
}
