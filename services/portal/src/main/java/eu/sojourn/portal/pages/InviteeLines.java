package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Form;
import eu.sojourn.portal.forms.Invalid;
import eu.sojourn.portal.services.Reason;
import eu.sojourn.portal.services.Refused;
import eu.sojourn.portal.services.Wave;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a wave asks, a line each: the segment, then the id of an organisation or a name. What stands alone in its line is in no segment. As
 * spreadsheets copy it, or as files with commas or semicolons hold it. What is quoted is a name, even where it looks like an id.
 */
final class InviteeLines {
    private static final String SEGMENT = "segment";
    private static final String ORGANISATION = "organisationId";
    private static final String NAME = "name";
    private static final int FIRST = 20;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final Pattern PLACE = Pattern.compile("invitees\\[(\\d{1,4})].*");
    private static final String HEADING = "segment; organisationId or \"name\"";
    /** As people and files have it: after the segment, names of columns alone. */
    private static final Pattern COLUMNS = Pattern.compile("segment(?:\\s*[;,\\t]\\s*(?:organisation(?:Id)?|name)){1,2}[\\s;,]*",
            Pattern.CASE_INSENSITIVE);
    /** A quote within is written twice. */
    private static final String IN_QUOTES = "\"([^\"]*+(?:\"\"[^\"]*+)*+)\"";
    private static final Pattern QUOTED = Pattern.compile(IN_QUOTES);
    private static final Pattern QUOTED_FIRST = Pattern.compile(IN_QUOTES + "\\s*([;,\\t])(.*)", Pattern.DOTALL);
    /** A separator in a quoted cell that follows separates nothing. */
    private static final List<Pattern> PLAIN_FIRST = Stream.of(";", "\t", ",")
            .map(separator -> Pattern.compile("((?:[^\"" + separator + "]|(?<![;,\\t] {0,9})\")*+)(" + separator + ")(.*)", Pattern.DOTALL))
            .toList();

    private InviteeLines() {}

    /** Read again, it names the same: the heading keeps the first line from being taken for one, and quotes keep what is within as it is. */
    static String written(List<Wave.Invitee> invitees) {
        return invitees.isEmpty()
                ? ""
                : Stream.concat(Stream.of(HEADING), invitees.stream().map(InviteeLines::written)).collect(Collectors.joining("\n"));
    }

    private static String written(Wave.Invitee invitee) {
        return quoted(invitee.segment()) + "; "
                + (invitee.organisationId() == null ? quoted(String.valueOf(invitee.name())) : invitee.organisationId());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    static Map<String, String> plain(Wave.Invitee invitee) {
        return invitee.organisationId() == null
                ? plain(invitee.segment(), NAME, String.valueOf(invitee.name()))
                : plain(invitee.segment(), ORGANISATION, invitee.organisationId());
    }

    /** @param field {@code organisationId} or {@code name} */
    static Map<String, String> plain(String segment, String field, String whom) {
        Map<String, String> invitee = new LinkedHashMap<>();
        invitee.put(SEGMENT, segment);
        invitee.put(field, whom);
        return invitee;
    }

    /**
     * What a list says, to be looked at.
     *
     * @param segments how many stand in each
     * @param first    the first of those whom it names
     */
    public record Listed(int count, Map<String, Integer> segments, List<String> first) {

        /** How many are not among the first. */
        public int more() {
            return count - first.size();
        }
    }

    static Listed listed(Form form) {
        List<Map<String, String>> invitees = lines(form).stream().map(InviteeLines::read).toList();
        Map<String, Integer> segments = new LinkedHashMap<>();
        invitees.forEach(each -> segments.merge(each.get(SEGMENT).isEmpty() ? "all" : each.get(SEGMENT), 1, Integer::sum));
        return new Listed(invitees.size(), segments, invitees.stream()
                .limit(FIRST)
                .map(each -> each.getOrDefault(NAME, each.getOrDefault(ORGANISATION, "")))
                .toList());
    }

    /** The lines that name somebody. */
    private static List<String> lines(Form form) {
        List<String> lines = form.value("lines").lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !(i == 0 && isHeading(lines.get(i).strip())))
                .mapToObj(i -> lines.get(i).strip())
                .toList();
    }

    private static boolean isHeading(String line) {
        return line.equals(HEADING) || COLUMNS.matcher(line).matches();
    }

    /** Sends what the lines say; faults of the service come back with their line. */
    static void sending(Form form, Consumer<List<Map<String, String>>> command) {
        List<String> read = lines(form);
        if (read.isEmpty()) {
            throw new Invalid(List.of(Fault.here("lines", "fault.missing")));
        }
        List<Map<String, String>> invitees = read.stream().map(InviteeLines::read).toList();
        try {
            command.accept(invitees);
        } catch (Refused refused) {
            if (refused.reasons().stream().noneMatch(reason -> place(reason) != null)) {
                throw refused;
            }
            throw new Invalid(refused.reasons().stream().map(reason -> at(reason, read)).toList());
        }
    }

    private static Map<String, String> read(String line) {
        Matcher quotedFirst = QUOTED_FIRST.matcher(line);
        if (quotedFirst.matches()) {
            return read(unquoted(quotedFirst.group(1)), quotedFirst.group(2), quotedFirst.group(3));
        }
        return QUOTED.matcher(line).matches()
                ? read("", ",", line)
                : PLAIN_FIRST.stream()
                        .map(plainFirst -> plainFirst.matcher(line))
                        .filter(Matcher::matches)
                        .findFirst()
                        .map(cells -> read(cells.group(1).strip(), cells.group(2), cells.group(3)))
                        .orElseGet(() -> read("", ",", line));
    }

    private static Map<String, String> read(String segment, String separator, String rest) {
        String whom = rest.replaceAll("^[\\s" + separator + "]+|[\\s" + separator + "]+$", "");
        Matcher quoted = QUOTED.matcher(whom);
        return quoted.matches()
                ? plain(segment, NAME, unquoted(quoted.group(1)))
                : plain(segment, ID.matcher(whom).matches() ? ORGANISATION : NAME, whom);
    }

    /** @param within what stands between the quotes */
    private static String unquoted(String within) {
        return within.replace("\"\"", "\"").strip();
    }

    private static @Nullable Integer place(Reason reason) {
        Matcher place = PLACE.matcher(reason.field() == null ? "" : reason.field());
        return place.matches() ? Integer.valueOf(place.group(1)) : null;
    }

    private static Fault at(Reason reason, List<String> read) {
        Integer place = place(reason);
        String said = Fault.of(reason).text();
        return new Fault("lines", place == null || place >= read.size() ? said : read.get(place) + " – " + said, null,
                reason.code(),
                null, null, null);
    }
}
