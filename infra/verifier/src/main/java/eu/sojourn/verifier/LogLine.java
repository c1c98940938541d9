package eu.sojourn.verifier;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a log: the hash that stands before it, and its members. It is read strictly: written again from what was read, it must give the
 * same characters.
 */
record LogLine(int number, String sha256, Map<String, String> members) {
    private static final Pattern FORM = Pattern
            .compile("([0-9a-f]{64}) (\\{\"number\":([1-9][0-9]{0,8})((?:,\"\\w+\":\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\")*+)})");
    private static final Pattern MEMBER = Pattern.compile(",\"(\\w+)\":\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> NAMES = List.of("at", "act", "by", "how", "party", "textSha256", "detail", "previous");
    private static final List<String> OPTIONAL = List.of("party", "textSha256", "detail");

    static LogLine read(String line, int place) throws Wrong {
        var found = FORM.matcher(line);
        if (!found.matches()) {
            throw wrong(place, "is not a hash, a space and an entry in canonical form");
        }
        var members = new LinkedHashMap<String, String>();
        var each = MEMBER.matcher(found.group(4));
        while (each.find()) {
            if (members.put(each.group(1), unescaped(each.group(2), place)) != null) {
                throw wrong(place, "has " + each.group(1) + " twice");
            }
        }
        var entry = new LogLine(Integer.parseInt(found.group(3)), found.group(1), members);
        entry.check(found.group(2), place);
        return entry;
    }

    @Nullable
    String get(String member) {
        return members.get(member);
    }

    String act() {
        return members.getOrDefault("act", "");
    }

    private void check(String json, int place) throws Wrong {
        if (!members.keySet()
                .stream()
                .toList()
                .equals(NAMES.stream().filter(name -> !OPTIONAL.contains(name) || members.containsKey(name)).toList())) {
            throw wrong(place, "has other members, or in another order, than " + NAMES);
        }
        if (!TIME.matcher(members.getOrDefault("at", "")).matches()) {
            throw wrong(place, "has no time as it has to be written");
        }
        for (var hash : List.of("textSha256", "previous")) {
            if (members.containsKey(hash) && !HASH.matcher(members.getOrDefault(hash, "")).matches()) {
                throw wrong(place, "has no SHA-256 in " + hash);
            }
        }
        if (!written().equals(json)) {
            throw wrong(place, "is not in canonical form");
        }
        if (!Digests.sha256(json.getBytes(StandardCharsets.UTF_8)).equals(sha256)) {
            throw wrong(place, "does not have the hash that stands before it");
        }
        if (number != place) {
            throw wrong(place, "bears the number " + number);
        }
    }

    private String written() {
        var json = new StringBuilder("{\"number\":").append(number);
        members.forEach((name, value) -> {
            json.append(",\"").append(name).append("\":\"");
            Normalizer.normalize(value, Normalizer.Form.NFC).chars().forEach(each -> {
                if (each == '"' || each == '\\') {
                    json.append('\\').append((char) each);
                } else if (isEscaped((char) each)) {
                    json.append(String.format("\\u%04x", each));
                } else {
                    json.append((char) each);
                }
            });
            json.append('"');
        });
        return json.append('}').toString();
    }

    private static boolean isEscaped(char each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String unescaped(String raw, int place) throws Wrong {
        var text = new StringBuilder();
        for (var i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) != '\\') {
                text.append(raw.charAt(i));
            } else if (raw.charAt(i + 1) == 'u' && raw.length() >= i + 6 && raw.substring(i + 2, i + 6).matches("[0-9a-f]{4}")) {
                text.append((char) Integer.parseInt(raw.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (raw.charAt(i + 1) == '"' || raw.charAt(i + 1) == '\\') {
                text.append(raw.charAt(++i));
            } else {
                throw wrong(place, "is not in canonical form");
            }
        }
        return text.toString();
    }

    private static Wrong wrong(int place, String says) {
        return new Wrong("log", "line " + place + " " + says);
    }
}
