package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Computes lump sums by rules 5 to 8. */
public final class LumpSums {

    private LumpSums() {}

    /**
     * The flat amount for a visit: the host country's rate, halved once for a short stay or a near host, at most the ceiling; nothing for a
     * virtual visit.
     *
     * @param visitor where the visiting organisation is; unknown places are not near
     * @param host    where the host is
     */
    public static Money of(RuleSet rules, Country hostCountry, Xchange.Mode mode, Period period, @Nullable Location visitor,
            @Nullable Location host) {
        if (mode == Xchange.Mode.VIRTUAL) {
            return Money.eur(0);
        }
        var rate = new Money(rules.lumpSumsByHostCountry().getOrDefault(hostCountry.value(), BigDecimal.ZERO), Money.EUR);
        var isShort = period.workingDays() < rules.workingDaysForFullLumpSum();
        var isNear = visitor != null && host != null && visitor.kilometresTo(host) < rules.kilometresForFullLumpSum();
        return (isShort || isNear ? rate.half() : rate).min(new Money(rules.lumpSumCeiling(), Money.EUR));
    }
}
