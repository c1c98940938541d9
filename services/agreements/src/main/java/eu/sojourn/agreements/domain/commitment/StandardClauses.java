package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.service.domain.InvalidValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The clauses that ship with the product, in the order in which they stand in a host commitment. */
public final class StandardClauses {
    private static final String RESOURCE = "standard-clauses.txt";
    private static final Pattern HEADING = Pattern.compile("(?m)^\\[([a-z0-9-]+)] (.+)$");
    private static final int MOST_CLAUSES = 100;
    private static final List<Clause> CLAUSES = read();

    private StandardClauses() {}

    public static List<Clause> all() {
        return CLAUSES;
    }

    /**
     * The standard clauses with those of this host put in: a wording with the id of a standard clause takes its place, any other is added at
     * the end. A wording equal to the standard one stays standard.
     */
    public static List<Clause> with(List<Clause> negotiated) {
        SequencedMap<String, Clause> clauses = new LinkedHashMap<>();
        CLAUSES.forEach(clause -> clauses.put(clause.clauseId(), clause));
        for (var clause : negotiated) {
            var standard = clauses.get(clause.clauseId());
            var worded = new Clause(clause.clauseId(), clause.title(), clause.text(), Clause.Status.STANDARD);
            clauses.put(clause.clauseId(), worded.equals(standard) ? standard : negotiated(clause));
        }
        if (clauses.size() > MOST_CLAUSES) {
            throw new InvalidValue("clauses", "must be at most " + MOST_CLAUSES + " with the standard ones, are " + clauses.size());
        }
        return List.copyOf(clauses.values());
    }

    private static Clause negotiated(Clause clause) {
        return new Clause(clause.clauseId(), clause.title(), clause.text(), Clause.Status.NEGOTIATED);
    }

    private static List<Clause> read() {
        try (var resource = StandardClauses.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
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
