package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * A text without its tags, as one would read it: paragraphs and breaks are new lines, items of lists begin with a hyphen.
 *
 * @param lost what was more than the looks of a text, e.g. a picture
 */
record PlainText(String text, Set<String> lost) {

    private static final Set<String> BREAKS = Set.of("br", "p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6",
            "blockquote", "hr", "pre");
    private static final Set<String> HIDDEN = Set.of("script", "style");
    private static final Set<String> MEDIA = Set.of("img", "video", "audio", "iframe", "object", "embed", "svg", "input", "select", "form");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t\\x0B\\f]+");
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^\\s{}][^{}]{0,500}}");
    private static final Pattern LINK = Pattern.compile("(?i)\\bhref\\s*=\\s*[\"']?(https?:[^\"'\\s>]{1,500})");
    private static final int SHORT = 120;

    static PlainText of(String html) {
        Set<String> lost = new TreeSet<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        int lastClose = html.lastIndexOf('>');
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0 || open > lastClose) {
                text.append(html, at, html.length());
                break;
            }
            text.append(html, at, open);
            at = isTag(html, open) ? tag(html, open, text, lost) : literally(html, open, text);
        }
        String plain = tidied(HtmlUtils.htmlUnescape(text.toString()));
        if (EXPRESSION.matcher(plain).find()) {
            lost.add("expression");
        }
        return new PlainText(plain, lost);
    }

    /** A text fit for a list: one line, cut where it is long. */
    static String shortened(String text) {
        String line = SPACES.matcher(text.replace('\n', ' ').replace('\r', ' ')).replaceAll(" ").strip();
        return line.length() <= SHORT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(SHORT, line.codePointCount(0, line.length())))) + "…";
    }

    private static boolean isTag(String html, int open) {
        if (open + 1 >= html.length()) {
            return false;
        }
        char next = html.charAt(open + 1);
        return next == '/' || next == '!' || next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z';
    }

    private static int literally(String html, int open, StringBuilder text) {
        text.append(html.charAt(open));
        return open + 1;
    }

    /** @return where the text goes on */
    private static int tag(String html, int open, StringBuilder text, Set<String> lost) {
        if (html.startsWith("<!--", open)) {
            int end = html.indexOf("-->", open + 4);
            return end < 0 ? html.length() : end + 3;
        }
        int close = html.indexOf('>', open);
        boolean ending = html.charAt(open + 1) == '/';
        String name = name(html, ending ? open + 2 : open + 1, close);
        if (name.equals("li")) {
            text.append(ending ? "" : "\n- ");
        } else if (BREAKS.contains(name)) {
            text.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            text.append(' ');
        } else if (MEDIA.contains(name) && !ending) {
            lost.add(name);
        } else if (name.equals("a") && !ending) {
            var link = LINK.matcher(html.substring(open, Math.min(close, open + 1000)));
            if (link.find()) {
                text.append('(').append(link.group(1)).append(") ");
            }
        } else if (HIDDEN.contains(name) && !ending) {
            lost.add(name);
            return endOf(name, html, close);
        }
        return close + 1;
    }

    private static int endOf(String name, String html, int from) {
        String end = "</" + name;
        int at = html.indexOf("</", from);
        while (at >= 0 && !html.regionMatches(true, at, end, 0, end.length())) {
            at = html.indexOf("</", at + 2);
        }
        return at < 0 ? html.length() : at;
    }

    private static String name(String html, int from, int to) {
        int end = from;
        while (end < to && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static String tidied(String text) {
        StringBuilder tidied = new StringBuilder();
        boolean blank = true;
        for (String raw : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            String line = SPACES.matcher(withoutControls(raw)).replaceAll(" ").strip();
            if (!line.isEmpty() || !blank) {
                tidied.append(line).append('\n');
            }
            blank = line.isEmpty();
        }
        return tidied.toString().strip();
    }

    private static String withoutControls(String line) {
        StringBuilder kept = new StringBuilder();
        line.codePoints().filter(c -> c == '\t' || !Character.isISOControl(c) && c != 0xFEFF && c != 0x200B).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
