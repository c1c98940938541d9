package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.services.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Places in a questionnaire's definition, and its languages, as a person reads them. */
@Component
public class DefinitionWords {
    private static final Pattern STEP = Pattern.compile("([a-zA-Z-]+)(?:\\[(\\d{1,3})])?");
    private final MessageSource messages;

    DefinitionWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Where a path leads: {@code sections[1].questions[0].text.es} is section 2, question 1, text, Spanish. */
    public String place(@Nullable String path) {
        List<String> places = new ArrayList<>();
        for (String step : path == null ? new String[0] : path.split("\\.")) {
            Matcher known = STEP.matcher(step);
            if (!known.matches()) {
                places.add(step);
            } else if (known.group(2) != null) {
                places.add(of("definition.row." + known.group(1), Integer.parseInt(known.group(2)) + 1, step));
            } else {
                String word = messages.getMessage("definition." + step, null, null, locale());
                places.add(word == null ? language(step) : word);
            }
        }
        return places.isEmpty() ? of("editor.whole", 0, "") : String.join(", ", places);
    }

    /** The element of the editor's page that a path leads to, without the name of the form. */
    public String anchor(@Nullable String path) {
        return path == null ? "title" : path.replaceFirst("\\.when\\b.*", ".when");
    }

    /** What a fault says without the path that its place says already. */
    public @Nullable String withoutPath(Reason reason) {
        return Fault.of(reason).text();
    }

    /** A language by its tag. */
    public String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(locale());
        return name.isEmpty() ? tag : name;
    }

    public String languages(List<String> tags) {
        return String.join(", ", tags.stream().map(this::language).toList());
    }

    /** Words for names of that kind, separated by commas. */
    public String list(String kind, List<String> names) {
        return String.join(", ", names.stream().map(name -> of(kind + "." + name, 0, name)).toList());
    }

    /** How many sections a definition has. */
    public int sections(Map<String, ?> definition) {
        return definition.get("sections") instanceof List<?> sections ? sections.size() : 0;
    }

    /** How many questions a definition has. */
    public int questions(Map<String, ?> definition) {
        return definition.get("sections") instanceof List<?> sections
                ? sections.stream()
                        .mapToInt(section -> section instanceof Map<?, ?> map && map.get("questions") instanceof List<?> questions
                                ? questions.size()
                                : 0)
                        .sum()
                : 0;
    }

    private String of(String key, int number, String otherwise) {
        String word = messages.getMessage(key, new Object[]{number}, otherwise, locale());
        return word == null ? otherwise : word;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
