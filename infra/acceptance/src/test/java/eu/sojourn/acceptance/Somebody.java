package eu.sojourn.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A person in front of a browser, who finds things by what they are called. Each page seen must be accessible (WCAG 2.2 AA, by axe) and
 * within the width of its window, and the browser must have nothing to complain of.
 */
final class Somebody implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double ANSWER_MS = 20_000;

    /** Pages of the same kind and width, with as many forms, are checked once. */
    private static final Set<String> CHECKED = ConcurrentHashMap.newKeySet();

    private static final String TOO_WIDE = """
            () => [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth)
              .map(element => element.outerHTML.slice(0, 160))
              .slice(0, 5)""";

    /** What has the focus is named, and told whether it lies open in the window and is outlined; null where nothing has it. */
    private static final String FOCUSED = """
            () => {
              const focused = document.activeElement;
              if (!focused || focused === document.body) return null;
              const by = focused.getAttribute('aria-labelledby')?.split(' ').map(id => document.getElementById(id).textContent).join(' ');
              const name = by ?? focused.getAttribute('aria-label') ?? (focused.labels?.[0] ?? focused).textContent;
              const place = focused.getBoundingClientRect(), style = getComputedStyle(focused);
              const above = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
              const open = above && (focused.contains(above) || above.contains(focused));
              return {name: name.replace(/\\s+/g, ' ').trim(), shown: !!open && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2};
            }""";
    private static final int MOST_STOPS = 120;

    private final String user;
    private final BrowserContext context;
    private final Page page;
    private final boolean scripted;
    private final List<String> complaints = new ArrayList<>();
    private int fields;
    private int clicks;

    /** Signs in. */
    Somebody(BrowserContext context, String user) {
        this(user, context);
        opens("/");
        page.getByRole(AriaRole.LINK, named("Sign in to Sojourn")).click();
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill("sojourn-demo");
        checkPage();
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        finds("Hello, ");
    }

    /** Somebody without an account. */
    static Somebody withoutAccount(BrowserContext context) {
        return new Somebody("somebody without an account", context);
    }

    /** Somebody without an account, whose browser runs no scripts: so nothing on the pages can be checked by one. */
    static Somebody withoutScripts(BrowserContext context) {
        return new Somebody("somebody without scripts", context, false);
    }

    private Somebody(String user, BrowserContext context) {
        this(user, context, true);
    }

    private Somebody(String user, BrowserContext context, boolean scripted) {
        this.user = user;
        this.context = context;
        this.scripted = scripted;
        context.setDefaultTimeout(ANSWER_MS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    void opens(String path) {
        page.navigate(path);
        checkPage();
    }

    /** Opens an address that answers with this status, which is no complaint. */
    void opensInVain(String path, int status) {
        assertThat(page.navigate(path).status()).isEqualTo(status);
        complaints.removeIf(complaint -> complaint.contains("responded with a status of " + status));
        checkPage();
    }

    /** The address of the page, as somebody would pass it on. */
    String address() {
        return page.url();
    }

    /** The language that the page says it is in. */
    String language() {
        return page.locator("html").getAttribute("lang");
    }

    /** Goes to the first page, where everybody sees what to do, and does that as soon as it is there. */
    void doesNext(String step) {
        var link = page.getByRole(AriaRole.LINK, named(step));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            opens("/");
            try {
                link.waitFor(new Locator.WaitForOptions().setTimeout(500));
                break;
            } catch (TimeoutError notYet) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(user + " is not asked to '" + step + "', but sees\n" + page.locator("main").innerText(),
                            notYet);
                }
            }
        }
        link.click();
        finds(null);
    }

    void follows(String link) {
        page.getByRole(AriaRole.LINK, named(link)).first().click();
        clicks++;
        finds(null);
    }

    void fills(String label, String value) {
        field(label).fill(value);
        fields++;
    }

    /** Fills a field as a browser does that does not keep to its bounds. */
    void fillsBeyondBounds(String label, String value) {
        field(label).evaluate("(field, value) => { field.removeAttribute('maxlength'); field.value = value; }", value);
        fields++;
    }

    void chooses(String label, String option) {
        field(label).selectOption(option);
        fields++;
    }

    void ticks(String label) {
        field(label).check();
        fields++;
    }

    void unticks(String label) {
        field(label).uncheck();
        fields++;
    }

    /** Ticks one of a group of fields. */
    void ticksIn(String part, String label) {
        part(part).getByLabel(Pattern.compile("^\\s*" + label)).first().check();
        fields++;
    }

    /** Chooses the one where a row and a column of a table meet. */
    void ticksAt(String row, String column) {
        page.getByRole(AriaRole.RADIO, named(row + " " + column)).check();
        fields++;
    }

    /** Goes on with the Tab key until what is called so has the focus. Whatever has it on the way must show that it has it. */
    void tabsTo(String name) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            var focused = (Map<?, ?>) page.evaluate(FOCUSED);
            if (focused != null) {
                assertThat(focused.get("shown"))
                        .as("whether the focus of '%s' is seen, by %s", focused.get("name"), user)
                        .isEqualTo(true);
                if (String.valueOf(focused.get("name")).startsWith(name)) {
                    return;
                }
            }
        }
        throw new AssertionError("The Tab key does not lead " + user + " to '" + name + "'");
    }

    /** Presses a key, such as {@code Space} or {@code ArrowDown}, so often. */
    void strikes(String key, int times) {
        for (int each = 0; each < times; each++) {
            page.keyboard().press(key);
        }
    }

    /** Types where the focus is. */
    void types(String text) {
        page.keyboard().type(text);
        fields++;
    }

    /** Presses Enter where the focus is, and is led to a page that says this. */
    void enters(String told) {
        page.keyboard().press("Enter");
        finds(told);
    }

    /** Opens by the Space key what asks for a file where the focus is, and chooses one. */
    void choosesFile(String name, String mediaType, byte[] content) {
        page.waitForFileChooser(() -> page.keyboard().press("Space")).setFiles(new FilePayload(name, mediaType, content));
        fields++;
    }

    /** Fills the last field of that name in one part of the page. */
    void fillsIn(String part, String label, String value) {
        part(part).getByLabel(Pattern.compile("^\\s*" + label)).last().fill(value);
        fields++;
    }

    /** Chooses in the last list of that name in one part of the page. */
    void choosesIn(String part, String label, String option) {
        part(part).getByLabel(Pattern.compile("^\\s*" + label)).last().selectOption(option);
        fields++;
    }

    /** Presses a button in one part of the page, and is told what it did. */
    void pressesIn(String part, String button, String told) {
        part(part).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).first().click();
        clicks++;
        finds(told);
    }

    /** A group of fields, or what folds out, by the words that it begins with. */
    private Locator part(String begins) {
        var beginning = Pattern.compile("^\\s*" + begins + "\\b");
        return page.locator("fieldset, details").filter(new Locator.FilterOptions().setHasText(beginning)).first();
    }

    /** Ticks every box of the page. */
    void ticksAll() {
        for (var box : page.locator("main").getByRole(AriaRole.CHECKBOX).all()) {
            box.check();
            fields++;
        }
    }

    /** What stands in a field. */
    String copies(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).inputValue();
    }

    /** Chooses a file of that name and content. */
    void attaches(String label, String name, String mediaType, byte[] content) {
        field(label).setInputFiles(new FilePayload(name, mediaType, content));
        fields++;
    }

    /** Follows a link to a file, and gets what it holds. */
    String downloads(String link) {
        var download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named(link)).first().click());
        try (var content = download.createReadStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Follows a link to a file, and keeps that. */
    Path keeps(String link, Path file) {
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, named(link)).first().click()).saveAs(file);
        return file;
    }

    /** Folds out what is not always needed. */
    void unfolds(String summary) {
        page.locator("summary").filter(new Locator.FilterOptions().setHasText(summary)).first().click();
        clicks++;
    }

    /** Folds out everything of that name. */
    void unfoldsAll(String summary) {
        for (var each : page.locator("summary").filter(new Locator.FilterOptions().setHasText(summary)).all()) {
            each.click();
            clicks++;
        }
    }

    private Locator field(String label) {
        return page.getByLabel(Pattern.compile("^\\s*" + label)).first();
    }

    /** How many fields were filled since the last time that this was asked. */
    int fieldsFilled() {
        var filled = fields;
        fields = 0;
        return filled;
    }

    /** How many links and buttons were clicked since the last time that this was asked. */
    int clicksMade() {
        var made = clicks;
        clicks = 0;
        return made;
    }

    /** Keeps a picture of the whole page, for people to look at. */
    void pictures(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target", "pictures", name + "-" + page.viewportSize().width + ".png")));
    }

    /** Keeps a picture of the page and looks at it closely, also where one of its kind was checked before. */
    void examines(String name) {
        pictures(name);
        check(name);
    }

    /** Presses a button, and is told what it did. */
    void presses(String button, String told) {
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
        clicks++;
        finds(told);
    }

    /** Presses a button, and is refused with these words; that the browser notes the refusal is no complaint. */
    void isRefused(String button, String told) {
        presses(button, told);
        complaints.removeIf(complaint -> complaint.contains("responded with a status of 4"));
    }

    /** Opens what there is not for this person, and is told why; that the browser notes it is no complaint. */
    void isKeptOut(String path, String told) {
        page.navigate(path);
        finds(told);
        complaints.removeIf(complaint -> complaint.contains("responded with a status of 4"));
    }

    /** Waits until something is to be read on the page. */
    void reads(String text) {
        assertThat(page.locator("main").getByText(text).first()).isVisible();
    }

    /** Waits until something is not to be read on the page, or not any more. */
    void readsNot(String text) {
        assertThat(page.locator("main").getByText(text).first()).isHidden();
    }

    /** What stands in the cells of the first row that is called so, each in one line. */
    List<String> row(String heading) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.ROWHEADER, named(heading))))
                .first()
                .getByRole(AriaRole.CELL)
                .allInnerTexts()
                .stream()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .toList();
    }

    /** Waits until something that comes by itself is to be read, without touching the page. */
    void sees(String text) {
        assertThat(page.locator("main").getByText(text).first()).isVisible(
                new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** Loads the page again until something is to be read on it. */
    void readsInTheEnd(String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!page.locator("main").getByText(text).first().isVisible() && System.nanoTime() < deadline) {
            page.reload();
        }
        reads(text);
    }

    /** A number of the KPI board that stands on the screen. */
    int figure(String kpi) {
        return Integer.parseInt(page.locator("[data-kpi=" + kpi + "] .value").innerText().trim());
    }

    /** Waits until a number of the KPI board is this, without touching the page. */
    void seesFigure(String kpi, int value) {
        var number = page.locator("[data-kpi=" + kpi + "] .value");
        assertThat(number).hasText(String.valueOf(value),
                new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** Waits until something is not to be seen any more that goes by itself, without touching the page. */
    void seesNoMore(String text) {
        assertThat(page.locator("main").getByText(text).first()).isHidden(
                new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE.toMillis()));
    }

    /** Leaves a mark that does not outlive the page. */
    void marksPage() {
        page.evaluate("() => { window.marked = true; }");
    }

    boolean isStillOnMarkedPage() {
        return Boolean.TRUE.equals(page.evaluate("() => window.marked === true"));
    }

    private void finds(String text) {
        page.waitForLoadState();
        if (text != null) {
            reads(text);
        }
        checkPage();
    }

    private void checkPage() {
        var kind = page.url().replaceAll("\\?.*|[0-9a-f-]{36}|(?<=/(sign|declared)/)[^/?]+", "") + ' ' + page.viewportSize().width + ' '
                + page.locator("form").count();
        if (CHECKED.add(kind)) {
            check(kind);
        }
    }

    private void check(String kind) {
        if (scripted) {
            var violations = new AxeBuilder(page).analyze().getViolations();
            assertThat(violations).as("accessibility of %s, seen by %s", kind, user).isEmpty();
        }
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels by which %s is too wide for its window, because of %s", kind, page.evaluate(TOO_WIDE))
                .isZero();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what %s's browser complained of", user).isEmpty();
    }
}
