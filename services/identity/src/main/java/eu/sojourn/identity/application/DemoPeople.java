package eu.sojourn.identity.application;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import eu.sojourn.identity.domain.Memberships;
import eu.sojourn.identity.domain.People;
import eu.sojourn.identity.domain.Person;
import eu.sojourn.identity.domain.PersonId;
import eu.sojourn.identity.domain.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The cast of the demonstration. Seeded only in demo mode; each keeps its id for ever, so that a restart changes nothing. */
@Component
public class DemoPeople implements ApplicationRunner {

    /** The password of every demo person; shown on the sign-in page in demo mode. */
    public static final String PASSWORD = "sojourn-demo";

    private static final List<DemoPerson> CAST = List.of(
            new DemoPerson("carmen", "Carmen Ortega", "Coordinates the programme BIGINN", Role.COORDINATOR,
                    Memberships.ofProgramme("biginn", "biginn")),
            new DemoPerson("ernst", "Ernst Vogel", "Coordinates the programme EXCITE", Role.COORDINATOR,
                    Memberships.ofProgramme("excite", "excite")),
            new DemoPerson("hanna", "Hanna Brandt", "Hosts at European XFEL", Role.HOST, Memberships.ofOrganisation("european-xfel")),
            new DemoPerson("dagny", "Dagny Holm", "Visits for BigScience.dk", Role.VISITOR, Memberships.ofOrganisation("bigscience-dk")),
            new DemoPerson("sofia", "Sofía Marín", "Visits for INEUSTAR", Role.VISITOR, Memberships.ofOrganisation("ineustar")),
            new DemoPerson("lina", "Lina Petrauskaitė", "Visits for LITEK", Role.VISITOR, Memberships.ofOrganisation("litek")),
            new DemoPerson("gustav", "Gustav Krämer", "Visits for Silicon Saxony", Role.VISITOR,
                    Memberships.ofOrganisation("silicon-saxony")),
            new DemoPerson("olga", "Olga Niemi", "Operates the system", Role.OPERATOR, Memberships.NONE));

    private final IdentitySettings settings;
    private final People people;
    private final PasswordEncoder passwords;

    DemoPeople(IdentitySettings settings, People people, PasswordEncoder passwords) {
        this.settings = settings;
        this.people = people;
        this.passwords = passwords;
    }

    /** The cast while demo mode is on; nobody otherwise. */
    public List<DemoPerson> cast() {
        return settings.demo() ? CAST : List.of();
    }

    @Override
    public void run(ApplicationArguments args) {
        List<DemoPerson> missing = cast().stream().filter(one -> people.byId(one.personId()).isEmpty()).toList();
        if (!missing.isEmpty()) {
            String everybodys = passwords.encode(PASSWORD);
            missing.forEach(one -> people.add(new Person(one.personId(), one.username(), one.name(),
                    one.username() + "@demo.sojourn.example", "en", everybodys, Set.of(one.role()), one.memberships(), true)));
        }
    }

    /**
     * One of the cast.
     *
     * @param does what the person does, in words for the sign-in page
     */
    public record DemoPerson(String username, String name, String does, Role role, Memberships memberships) {

        PersonId personId() {
            return new PersonId(UUID.nameUUIDFromBytes(("sojourn-demo/" + username).getBytes(StandardCharsets.UTF_8)).toString());
        }
    }
}
