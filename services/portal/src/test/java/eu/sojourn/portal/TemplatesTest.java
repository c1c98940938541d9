package eu.sojourn.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every template, also for those that are yet to be written. */
class TemplatesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b[^>]*>.*?</form>");
    private static final Pattern MESSAGE = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]+)[(}]");

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("templates"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyFormThatChangesSomethingCarriesTheTokenAgainstForgery(Path template) throws IOException {
        Matcher form = FORM.matcher(Files.readString(template));

        while (form.find()) {
            String start = form.group().substring(0, form.group().indexOf('>'));
            assertThat(start).as("every form says its method").contains("method=\"");
            if (start.contains("method=\"post\"")) {
                assertThat(form.group()).containsAnyOf("~{parts :: hidden(", "name=\"_csrf\" th:value=\"${ui.csrf()}\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingIsInlineThatTheContentSecurityPolicyForbids(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("<style\\b")
                .doesNotContainPattern("<script\\b(?![^>]*src=)")
                .doesNotContainPattern("\\sstyle=\"")
                .doesNotContainPattern("\\son[a-z]+=\"")
                .doesNotContain("th:utext", "th:style", "javascript:", "hx-on", "hx-vals=\"js:", "https://");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyWordOfATemplateIsInTheMessages(Path template) throws IOException {
        Properties messages = new Properties();
        for (String name : List.of("messages.properties", "respondent/messages.properties")) {
            try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
                messages.load(reader);
            }
        }
        Matcher message = MESSAGE.matcher(Files.readString(template));

        while (message.find()) {
            assertThat(messages).containsKey(message.group(1));
        }
    }

    /** Of two words of one name the page of the first would show the second. */
    @Test
    void noWordIsThereTwice() throws IOException {
        Set<String> seen = new HashSet<>();

        List<String> twice = Files.readAllLines(RESOURCES.resolve("messages.properties"))
                .stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .filter(name -> !seen.add(name))
                .toList();

        assertThat(twice).isEmpty();
        assertThat(seen).hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyPageIsFramedAndHasItsOwnTitleAndHeading(Path template) throws IOException {
        String text = Files.readString(template);

        if (!template.endsWith("layout.html") && !template.endsWith("questions.html") && !template.toString().endsWith("parts.html")) {
            assertThat(text).contains("~{layout :: page(~{::title}, ~{::main})}", "<title th:text=", "<main id=\"main\"")
                    .containsOnlyOnce("<h1");
        }
    }
}
