package eu.sojourn.questionnaires.adapter.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.declaration.AgreementId;
import eu.sojourn.questionnaires.domain.declaration.AgreementKind;
import eu.sojourn.questionnaires.domain.declaration.AgreementStatus;
import eu.sojourn.questionnaires.domain.declaration.Counterparty;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.Terms;
import eu.sojourn.questionnaires.domain.declaration.Told;
import eu.sojourn.questionnaires.domain.declaration.ValueBand;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;

/** Agreements as somebody declares them: all that there are now. */
record DeclarationRequest(@Nullable List<@Nullable AgreementRequest> agreements) {

    /**
     * One of them.
     *
     * @param agreementId null for one that is new
     * @param valueBand {@code NOT_TOLD} where it is missing
     */
    record AgreementRequest(@Nullable String agreementId, @Nullable String kind, @Nullable CounterpartyRequest counterparty,
            @Nullable String valueBand, @Nullable String status) {}

    record CounterpartyRequest(@Nullable String organisationId, @Nullable String name, @Nullable String country) {}

    /** @throws InvalidInput with every fault, each at its place: {@code agreements[1].kind} */
    List<Told> told() {
        if (agreements == null) {
            throw new InvalidValue("agreements", "is needed: a list, which may be empty");
        }
        if (agreements.size() > Declaration.MOST_AGREEMENTS) {
            throw new InvalidValue("agreements", "must be at most " + Declaration.MOST_AGREEMENTS);
        }
        List<Reason> faults = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        for (int index = 0; index < agreements.size(); index++) {
            told(agreements.get(index), "agreements[" + index + "]", faults).ifPresent(told::add);
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return told;
    }

    private static Optional<Told> told(@Nullable AgreementRequest request, String place, List<Reason> faults) {
        if (request == null) {
            faults.add(Reason.ofField(place, "MISSING", "An agreement is missing here"));
            return Optional.empty();
        }
        int before = faults.size();
        AgreementKind kind = one(request.kind, AgreementKind.values(), AgreementKind::name, place + ".kind", faults);
        AgreementStatus status = one(request.status, AgreementStatus.values(), AgreementStatus::name, place + ".status", faults);
        ValueBand value = one(request.valueBand == null ? ValueBand.NOT_TOLD.word() : request.valueBand, ValueBand.values(),
                ValueBand::word, place + ".valueBand", faults);
        Counterparty counterparty = valid(() -> counterparty(request.counterparty), place, faults);
        AgreementId id = request.agreementId == null ? null : valid(() -> new AgreementId(request.agreementId), place, faults);
        return faults.size() > before || kind == null || status == null || value == null || counterparty == null
                ? Optional.empty()
                : Optional.of(new Told(id, new Terms(kind, counterparty, value, status)));
    }

    private static Counterparty counterparty(@Nullable CounterpartyRequest request) {
        CounterpartyRequest given = request == null ? new CounterpartyRequest(null, null, null) : request;
        OrganisationId organisationId = given.organisationId == null || given.organisationId.isBlank()
                ? null
                : new OrganisationId(given.organisationId);
        return new Counterparty(organisationId, organisationId == null ? given.name : null,
                given.country == null || given.country.isBlank() ? null : given.country);
    }

    private static <T> @Nullable T valid(Supplier<T> value, String place, List<Reason> faults) {
        try {
            return value.get();
        } catch (InvalidValue e) {
            String part = e.field().equals("organisationId") ? "counterparty.organisationId" : e.field();
            faults.add(Reason.ofField(place + "." + part, "INVALID", e.getMessage()));
            return null;
        }
    }

    private static <E> @Nullable E one(@Nullable String word, E[] all, Function<E, String> name, String field,
            List<Reason> faults) {
        Optional<E> found = Arrays.stream(all).filter(each -> name.apply(each).equals(word)).findFirst();
        if (found.isEmpty()) {
            String allowed = Arrays.stream(all).map(name).collect(Collectors.joining(", "));
            faults.add(new Reason(word == null ? "MISSING" : "NOT_AN_OPTION", field, null, null, "one of " + allowed,
                    "This should be one of " + allowed));
        }
        return found.orElse(null);
    }
}
