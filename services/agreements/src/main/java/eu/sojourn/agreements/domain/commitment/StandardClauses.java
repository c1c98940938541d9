package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The clauses that ship with the product, in all languages that do, in the order in which they stand in a host commitment. */
public final class StandardClauses {
    private static final Pattern HEADING = Pattern.compile("(?m)^\\[([a-z0-9-]+)] (.+)$");
    private static final Map<String, List<Clause>> CLAUSES = Phrases.LANGUAGES.stream()
            .collect(Collectors.toMap(language -> language, StandardClauses::read));
    private static final LibraryVersion LIBRARY = new LibraryVersion(1, all().stream().map(StandardClauses::worded).toList(), null, null);

    private StandardClauses() {}

    /** In English. */
    public static List<Clause> all() {
        return in(Wording.DEFAULT_LANGUAGE);
    }

    static List<Clause> in(String language) {
        return Objects.requireNonNull(CLAUSES.get(language));
    }

    /** As a library; the first version of every programme's. */
    public static LibraryVersion library() {
        return LIBRARY;
    }

    /** The standard clauses with those of this host put in. */
    public static List<Clause> with(List<Clause> negotiated) {
        return LIBRARY.drafted(Wording.DEFAULT_LANGUAGE, Map.of(), negotiated);
    }

    private static LibraryClause worded(Clause clause) {
        return new LibraryClause(clause.clauseId(),
                Phrases.LANGUAGES.stream().flatMap(language -> wording(clause.clauseId(), language).stream()).toList());
    }

    private static Optional<Wording> wording(String clauseId, String language) {
        return in(language).stream()
                .filter(clause -> clause.clauseId().equals(clauseId))
                .findFirst()
                .map(clause -> new Wording(language, clause.title(), clause.text()));
    }

    private static List<Clause> read(String language) {
        var name = "standard-clauses." + language + ".txt";
        try (var resource = StandardClauses.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A paragraph is one line, which wraps where it is read; in the resource it ends at an empty line. */
    private static String unwrapped(String text) {
        return text.strip().replaceAll("(?<!\\n)\\n(?!\\n)", " ");
    }

    private static List<Clause> parse(String resource) {
        var text = resource.replaceAll("(?m)^#.*\\R", "");
        var clauses = new ArrayList<Clause>();
        var headings = HEADING.matcher(text).results().toList();
        for (var i = 0; i < headings.size(); i++) {
            var heading = headings.get(i);
            var end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
            clauses.add(new Clause(heading.group(1), heading.group(2), unwrapped(text.substring(heading.end(), end)),
                    Clause.Status.STANDARD));
        }
        return List.copyOf(clauses);
    }
}
