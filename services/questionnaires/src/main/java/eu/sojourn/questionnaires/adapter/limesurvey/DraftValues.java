package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.HashSet;
import java.util.Set;

/** Makes values of options out of codes, each once: the code itself where it can be one. */
final class DraftValues {

    private static final String FORM = "[A-Za-z0-9][A-Za-z0-9_-]{0,59}";

    private final Set<String> taken = new HashSet<>(Set.of("OTHER"));

    String value(String code) {
        String slug = DraftIds.slug(code);
        String base = code.matches(FORM) ? code : slug.isEmpty() ? "option" : slug;
        String free = base;
        for (int number = 2; !taken.add(free); number++) {
            free = base + "-" + number;
        }
        return free;
    }
}
