package eu.sojourn.portal.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: English, but for people who are asked without an account the one that they chose, else one that their browser asks
 * for. A page that shows a questionnaire speaks the language of that. Asked anew for each word, so that a page may find out late.
 */
@Component("localeResolver")
class PageLanguage implements LocaleResolver {
    /** Of each there is a file {@code respondent/messages}. */
    static final List<String> SPOKEN = List.of("en", "de", "es", "fr", "lt", "da");
    private static final String SPEAKS = PageLanguage.class.getName();
    private static final Pattern RESPONDENTS = Pattern.compile("/(answer|declared|mail-settings)/.*");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(SPEAKS) instanceof Locale spoken) {
            return spoken;
        }
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed ? failed : request.getRequestURI();
        return RESPONDENTS.matcher(path).matches() ? spoken(chosen(request, SPOKEN)) : Locale.ENGLISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("Addresses and browsers say the language");
    }

    /** From now on the page of the present request speaks this language, or English where it cannot. */
    static void speak(String language) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            attributes.getRequest().setAttribute(SPEAKS, spoken(language));
        }
    }

    /** The language of these that the address of the present request names, else one that its browser asks for; null if there is none. */
    static @Nullable String chosen(Collection<String> languages) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? chosen(attributes.getRequest(), languages)
                : null;
    }

    private static @Nullable String chosen(HttpServletRequest request, Collection<String> languages) {
        String named = request.getParameter("language");
        if (named != null && languages.contains(named)) {
            return named;
        }
        List<Locale.LanguageRange> wanted = Collections.list(request.getLocales())
                .stream()
                .map(locale -> new Locale.LanguageRange(locale.toLanguageTag()))
                .toList();
        return Locale.lookupTag(wanted, languages);
    }

    private static Locale spoken(@Nullable String language) {
        return language != null && SPOKEN.contains(language) ? Locale.forLanguageTag(language) : Locale.ENGLISH;
    }
}
