package eu.sojourn.registration.domain.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.programme.Country;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private final Organisation alpha = organisation("alpha", "Alpha Cluster e.V.");
    private final Organisation alphaLimited = organisation("alpha-limited", "Alpha Cluster Ltd");
    private final Directory directory = new Directory(List.of(alpha, alphaLimited));

    @Test
    void findsTheOneThatIsSpelledSoAmongThoseNamedAlike() {
        assertThat(directory.find(" alpha cluster ltd ")).containsExactly(alphaLimited);
    }

    @Test
    void prefersNoneWhereNoneIsSpelledSo() {
        assertThat(directory.find("Álpha Cluster")).containsExactlyInAnyOrder(alpha, alphaLimited);
    }

    private static Organisation organisation(String id, String name) {
        return new Organisation(new OrganisationId(id),
                new Profile(name, new Country("DK"), null, null, OrganisationType.CLUSTER_ORGANISATION),
                Organisation.State.VALIDATED, null, List.of());
    }
}
