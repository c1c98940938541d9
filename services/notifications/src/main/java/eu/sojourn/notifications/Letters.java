package eu.sojourn.notifications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
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
 * Writes letters from the templates {@code mail/<kind>.txt}: the head lines {@code Subject}, {@code Action} and {@code Link}, an
 * empty line, paragraphs. {@code {name}} stands for a fact, or for a page of {@link Links}; a fact that a template uses and a mail lacks is a
 * bug and fails. A head line {@code Settings} names the link by which the recipient switches off reminders and surveys.
 */
final class Letters {

    private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final String portal;
    private final Links links;
    private final Map<MailKind, Template> templates = new EnumMap<>(MailKind.class);

    /** Reads every template, so that a missing one shows at the start and not when a mail is due. */
    Letters(URI portal, Links links) {
        this.links = links;
        this.portal = portal.toString().replaceAll("/+$", "");
        for (MailKind kind : MailKind.values()) {
            templates.put(kind, Template.read("mail/" + kind.template() + ".txt"));
        }
    }

    Letter write(Mail mail, Recipient recipient) {
        Template template = templates.getOrDefault(mail.kind(), Template.NONE);
        UnaryOperator<String> filled = text -> fill(text, mail.facts());
        String greeting = "Dear " + oneLine(recipient.name()) + ",";
        String link = portal + filled.apply(template.link());
        List<String> paragraphs = template.paragraphs().stream().map(filled).toList();
        String settings = template.settings() == null ? null : portal + links.mailSettings(recipient.personId());
        String text = greeting + "\n\n" + String.join("\n\n", paragraphs) + "\n\n" + template.action() + ":\n" + link
                + "\n\nSojourn writes to you because your organisation takes part in a mobility exchange.\n"
                + (settings == null ? "" : template.settings() + ": " + settings + "\n");
        String html = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:sans-serif;line-height:1.5;max-width:36rem;margin:1rem">
                <p>%s</p>
                %s
                <p><a href="%s" style="display:inline-block;padding:.6rem 1rem;background:#0b5394;color:#fff;text-decoration:none">%s</a></p>
                <p style="color:#555;font-size:.85rem">Sojourn writes to you because your organisation takes part in a mobility exchange.%s</p>
                </body></html>
                """
                .formatted(escaped(filled.apply(template.subject())), escaped(greeting),
                        paragraphs.stream().map(paragraph -> "<p>" + escaped(paragraph) + "</p>").collect(Collectors.joining("\n")),
                        escaped(link),
                        escaped(template.action()),
                        settings == null
                                ? ""
                                : " <a href=\"" + escaped(settings) + "\">" + escaped(String.valueOf(template.settings())) + "</a>.");
        return new Letter(oneLine(filled.apply(template.subject())), text, html, mail.kind().canBeSwitchedOff() ? settings : null);
    }

    private String fill(String text, Map<String, String> facts) {
        return FACT.matcher(text).replaceAll(match -> {
            String page = links.page(match.group(1), facts);
            String value = page == null ? facts.get(match.group(1)) : page;
            if (value == null) {
                throw new IllegalStateException("A template asks for " + match.group(1) + ", which the mail does not know");
            }
            return Matcher.quoteReplacement(readable(oneLine(value)));
        });
    }

    private static String readable(String value) {
        return DATE.matcher(value).matches() ? LocalDate.parse(value).format(READABLE) : value;
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
