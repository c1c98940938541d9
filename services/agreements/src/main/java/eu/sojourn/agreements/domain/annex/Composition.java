package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.Sha256;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One text of an annex and the versions it was composed from.
 *
 * @param version number of the text, from 1; a text that holds again after another did gets another number
 */
public record Composition(int version, CanonicalText text, int commitmentVersion, int agendaVersion) {

    /** What stands in each part, with its heading. It is read from the text alone, so whoever has the text can check what concerned whom. */
    public Map<Part, CanonicalText> parts() {
        Map<Part, CanonicalText> parts = new EnumMap<>(Part.class);
        var phrases = Phrases.of(text);
        var headings = Stream.of(Part.values()).collect(Collectors.toMap(part -> part.heading(phrases), part -> part));
        Part current = null;
        var lines = new StringBuilder();
        for (var line : text.value().split("\n", -1)) {
            var begun = headings.get(line);
            if (begun != null || line.equals(Part.closing(phrases))) {
                if (current != null) {
                    parts.put(current, new CanonicalText(lines.toString()));
                }
                current = begun;
                lines.setLength(0);
            }
            lines.append(line).append('\n');
        }
        return parts;
    }

    /** The hash of all that concerns somebody with these roles: the parts in the order of the text. */
    public Sha256 concern(Collection<Role> roles) {
        var parts = parts();
        return new CanonicalText(
                Part.concerning(roles).stream().map(part -> parts.get(part).value()).collect(Collectors.joining("\n"))).sha256();
    }

    boolean saysTheSameAs(Composition other) {
        return parts().equals(other.parts());
    }

    boolean hasTextOf(Composition other) {
        return text.equals(other.text);
    }

    Composition numbered(int number) {
        return new Composition(number, text, commitmentVersion, agendaVersion);
    }
}
