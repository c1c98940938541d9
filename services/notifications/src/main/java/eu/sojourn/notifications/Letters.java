package eu.sojourn.notifications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes letters from the templates {@code mail/<kind>.txt}, and {@code mail/<language>/<kind>.txt} where there is one in the recipient's
 * language: the head lines {@code Subject}, {@code Action} and {@code Link}, an
 * empty line, paragraphs. {@code {name}} stands for a fact, a page of {@link Links}, or a phrase of {@link LetterWords}; a fact that a template uses and a mail lacks is a
 * bug and fails. A head line {@code Settings} names the link by which the recipient switches off reminders and surveys.
 */
final class Letters {

    private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final String ENGLISH = "en";
    private static final List<String> OTHERS = List.of("de", "es", "fr", "lt", "da");

    private final String portal;
    private final Links links;
    private final LetterWords words = new LetterWords();
    private final Map<MailKind, Map<String, Template>> templates = new EnumMap<>(MailKind.class);

    /** Reads every template, so that a missing one shows at the start and not when a mail is due. */
    Letters(URI portal, Links links) {
        this.links = links;
        this.portal = portal.toString().replaceAll("/+$", "");
        for (MailKind kind : MailKind.values()) {
            templates.put(kind, byLanguage(kind.template() + ".txt"));
        }
    }

    Letter write(Mail mail, Recipient recipient) {
        Map<String, Template> inLanguages = templates.getOrDefault(mail.kind(), Map.of());
        String language = inLanguages.containsKey(recipient.language()) ? recipient.language() : ENGLISH;
        Template template = inLanguages.getOrDefault(language, Template.NONE);
        Locale locale = Locale.of(language);
        UnaryOperator<String> filled = text -> fill(text, mail.facts(), locale);
        String greeting = words.say(locale, "greeting", oneLine(recipient.name()));
        String footer = words.say(locale, "footer");
        String link = portal + filled.apply(template.link());
        List<String> paragraphs = template.paragraphs().stream().map(filled).toList();
        String settings = template.settings() == null ? null : portal + links.mailSettings(recipient.personId());
        String text = greeting + "\n\n" + String.join("\n\n", paragraphs) + "\n\n" + template.action() + ":\n" + link
                + "\n\n" + footer + "\n"
                + (settings == null ? "" : template.settings() + ": " + settings + "\n");
        String html = """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:sans-serif;line-height:1.5;max-width:36rem;margin:1rem">
                <p>%s</p>
                %s
                <p><a href="%s" style="display:inline-block;padding:.6rem 1rem;background:#0b5394;color:#fff;text-decoration:none">%s</a></p>
                <p style="color:#555;font-size:.85rem">%s%s</p>
                </body></html>
                """
                .formatted(language, escaped(filled.apply(template.subject())), escaped(greeting),
                        paragraphs.stream().map(paragraph -> "<p>" + escaped(paragraph) + "</p>").collect(Collectors.joining("\n")),
                        escaped(link),
                        escaped(template.action()), escaped(footer),
                        settings == null
                                ? ""
                                : " <a href=\"" + escaped(settings) + "\">" + escaped(String.valueOf(template.settings())) + "</a>.");
        return new Letter(oneLine(filled.apply(template.subject())), text, html, mail.kind().canBeSwitchedOff() ? settings : null);
    }

    private static Map<String, Template> byLanguage(String name) {
        Map<String, Template> read = new HashMap<>(Map.of(ENGLISH, Template.read("mail/" + name)));
        for (String language : OTHERS) {
            String path = "mail/" + language + "/" + name;
            if (new ClassPathResource(path).exists()) {
                read.put(language, Template.read(path));
            }
        }
        return read;
    }

    private String fill(String text, Map<String, String> facts, Locale locale) {
        return FACT.matcher(text).replaceAll(match -> {
            String page = links.page(match.group(1), facts);
            String value = page == null ? facts.getOrDefault(match.group(1), words.phrase(match.group(1), facts, locale)) : page;
            if (value == null) {
                throw new IllegalStateException("A template asks for " + match.group(1) + ", which the mail does not know");
            }
            return Matcher.quoteReplacement(readable(oneLine(value), locale));
        });
    }

    private String readable(String value, Locale locale) {
        return DATE.matcher(value).matches() ? words.day(LocalDate.parse(value), locale) : value;
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private record Template(String subject, String action, String link, @Nullable String settings, List<String> paragraphs) {

        private static final Template NONE = new Template("", "", "", null, List.of());

        private static Template read(String path) {
            try {
                String text = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
                String[] parts = text.strip().split("\\R\\s*\\R");
                return new Template(head(parts[0], "Subject"), head(parts[0], "Action"), head(parts[0], "Link"),
                        found(parts[0], "Settings").orElse(null),
                        Arrays.stream(parts).skip(1).map(paragraph -> paragraph.replaceAll("\\s*\\R\\s*", " ")).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String head(String lines, String name) {
            return found(lines, name).orElseThrow(() -> new IllegalStateException("A mail template without " + name));
        }

        private static Optional<String> found(String lines, String name) {
            return lines.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2).strip())
                    .findFirst();
        }
    }
}
