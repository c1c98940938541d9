package eu.sojourn.questionnaires.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import eu.sojourn.service.domain.InvalidValue;

/** A language by its BCP 47 tag, such as {@code en} or {@code pt-BR}; the first part is an ISO 639-1 code. */
public record Language(String tag) {

    private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Set<String> KNOWN = Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

    public Language {
        if (!FORM.matcher(tag).matches() || !KNOWN.contains(tag.substring(0, 2))) {
            throw new InvalidValue("language", "must be the tag of a language such as en or pt-BR");
        }
    }

    /** The language without country or script: {@code pt} of {@code pt-BR}. */
    public Language base() {
        return new Language(tag.substring(0, 2));
    }
}
