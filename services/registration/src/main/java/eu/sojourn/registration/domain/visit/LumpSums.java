package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes lump sums by rules 5 to 8. */
public final class LumpSums {

    private LumpSums() {}

    /**
     * The flat amount for a visit: the host country's rate on its first day, halved once for a short stay or a near host, at most the
     * ceiling; nothing for a virtual visit. A participant with a disability gets the amount of rule 7 in place of the country's rate,
     * whatever the country; all else holds for it too.
     *
     * @param from where the visitor comes from; unknown places are not near
     * @param host where the host is
     * @return empty if no rate for the country is in force on the first day
     */
    public static Optional<Money> of(RuleSet rules, Country hostCountry, Xchange.Mode mode, Period period, @Nullable Location from,
            @Nullable Location host, boolean withDisability) {
        if (mode == Xchange.Mode.VIRTUAL) {
            return Optional.of(Money.eur(0));
        }
        var isShort = period.workingDays() < rules.workingDaysForFullLumpSum();
        var isNear = from != null && host != null && from.kilometresTo(host) < rules.kilometresForFullLumpSum();
        return fullRate(rules, hostCountry, period, withDisability)
                .map(rate -> (isShort || isNear ? rate.half() : rate).min(new Money(rules.lumpSumCeiling(), Money.EUR)));
    }

    /** As the other, for an application. */
    public static Optional<Money> of(Application a) {
        return of(a.rules(), a.xchange().hostCountry(), a.xchange().mode(), a.xchange().period(), a.from().location(),
                a.host().profile().location(), a.withDisability());
    }

    private static Optional<Money> fullRate(RuleSet rules, Country hostCountry, Period period, boolean withDisability) {
        var amount = withDisability
                ? Optional.of(rules.lumpSumWithDisability())
                : rules.lumpSumsOn(period.firstDay()).flatMap(table -> table.rate(hostCountry));
        return amount.map(euros -> new Money(euros, Money.EUR));
    }
}
