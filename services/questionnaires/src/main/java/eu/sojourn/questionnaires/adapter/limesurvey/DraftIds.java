package eu.sojourn.questionnaires.adapter.limesurvey;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes ids out of codes and titles, each once. */
final class DraftIds {

    private static final int LONGEST = 50;

    private final Set<String> taken = new HashSet<>();

    /** An id like the text, or like the other text where nothing of the first can stand in an id. */
    String id(String text, String otherwise) {
        String id = slug(text);
        String base = id.length() > 1 ? id : id.isEmpty() ? otherwise : "q-" + id;
        String free = base;
        for (int number = 2; !taken.add(free); number++) {
            free = base + "-" + number;
        }
        return free;
    }

    /** Lower-case Latin letters, digits, and hyphens between them; may be empty. */
    static String slug(String text) {
        String plain = Normalizer.normalize(text.length() > 200 ? text.substring(0, 200) : text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return cut.replaceAll("^-|-$", "");
    }
}
