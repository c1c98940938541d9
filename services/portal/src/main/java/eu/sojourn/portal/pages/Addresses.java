package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.SigningLink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Addresses that are given to people elsewhere: in full, as the gateway says that browsers see it. */
@Component
class Addresses {
    private final MessageSource messages;

    Addresses(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A link that was just issued, to be handed over.
     *
     * @param url  the link itself; null where the same form was sent before, and its secret shown then
     * @param mail opens the issuer's own mail program with a letter in it
     */
    public record Issued(SigningLink link, @Nullable String url, @Nullable String mail) {}

    Issued ofLink(SigningLink link) {
        if (link.token() == null) {
            return new Issued(link, null, null);
        }
        String url = browsersSee() + "/sign/" + link.token();
        String subject = said(link.signs() ? "links.mail.subject.sign" : "links.mail.subject.read");
        String body = said(link.signs() ? "links.mail.body.sign" : link.reviews() ? "links.mail.body.review" : "links.mail.body.read")
                + "\r\n\r\n" + url + "\r\n";
        return new Issued(link, url, "mailto:?subject=" + encoded(subject) + "&body=" + encoded(body));
    }

    /** The gateway says it in headers that it makes itself. */
    private static String browsersSee() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            String scheme = attributes.getRequest().getHeader("X-Forwarded-Proto");
            String host = attributes.getRequest().getHeader("X-Forwarded-Host");
            return scheme == null || host == null ? "" : scheme + "://" + host;
        }
        return "";
    }

    private String said(String key) {
        String text = messages.getMessage(key, null, "", LocaleContextHolder.getLocale());
        return text == null ? "" : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
