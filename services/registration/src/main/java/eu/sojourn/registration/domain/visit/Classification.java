package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.SmeClass;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.xchange.Xchange;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What figures sort a visit by, as it is when the visit is submitted and again when it is approved. The visit does not keep it: its events tell it.
 *
 * @param smeClass null if the visiting organisation did not say how large it is
 * @param sectors  of the visiting organisation
 * @param purposes of the Xchange
 */
public record Classification(OrganisationType organisationType, @Nullable SmeClass smeClass, Set<String> sectors,
        Set<Purpose> purposes) {

    public Classification {
        sectors = Set.copyOf(sectors);
        purposes = Set.copyOf(purposes);
    }

    public static Classification of(Organisation visitor, Xchange xchange) {
        var profile = visitor.profile();
        return new Classification(profile.type(), profile.smeClass().map(SmeClass.Judgement::smeClass).orElse(null), profile.sectors(),
                xchange.purposes());
    }
}
