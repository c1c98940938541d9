package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Phrases;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of the text of an annex, and whom it concerns. A change of a part asks the parties again that hold one of its roles, and nobody else.
 *
 * <p>In the text a part begins with its {@link #heading} on a line of its own and ends before the next. No value can pass for a heading: each is
 * one line with a word before it, or is indented.
 */
public enum Part {
    /** Who meets for which Xchange. */
    PARTIES(Role.HO, Role.HOP, Role.VO, Role.VOP),
    /** First and last day of the visit. */
    DATES(Role.HO, Role.HOP, Role.VO, Role.VOP),
    /** Who travels. */
    TRAVELLER(Role.HO, Role.VO, Role.VOP),
    /** What the visit is for. */
    GOALS(Role.VO, Role.VOP),
    /** The words of the host commitment that the visit takes place under. */
    HOST_COMMITMENT(Role.HO, Role.HOP, Role.VO),
    /** What the agenda offers on which day. */
    PROGRAMME(Role.HO, Role.HOP, Role.VO, Role.VOP),
    /** When and where within the day, with whom, and how to be let in. */
    PRACTICALITIES(Role.HO, Role.VO);

    private final Set<Role> roles;

    Part(Role... roles) {
        this.roles = Set.of(roles);
    }

    /** The roles that it concerns, in their order. */
    public List<Role> roles() {
        return roles.stream().sorted().toList();
    }

    /** The parts that concern somebody with these roles, in the order of the text. */
    static List<Part> concerning(Collection<Role> held) {
        return Stream.of(values()).filter(part -> part.roles.stream().anyMatch(held::contains)).toList();
    }

    String heading(Phrases phrases) {
        return phrases.say("annex.part." + name());
    }

    /** What stands behind the last part, and concerns nobody. */
    static String closing(Phrases phrases) {
        return phrases.say("annex.closing");
    }
}
