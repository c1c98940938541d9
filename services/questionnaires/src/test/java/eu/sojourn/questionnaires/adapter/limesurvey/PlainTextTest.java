package eu.sojourn.questionnaires.adapter.limesurvey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>What <strong>kind</strong>?</p>                          | What kind?
            a &amp; b &lt;c&gt; &eacute; &#8211;                        | a & b <c> é –
            fewer than 5 < 6 and 7 > 6                                   | fewer than 5 < 6 and 7 > 6
            <a href="https://example.org/x">Help</a>                    | (https://example.org/x) Help
            <a href="javascript:alert(1)">Help</a>                      | Help
            <!-- hidden <b> -->shown                                     | shown
            <script>alert('a')</script>shown<style>p{}</style>          | shown
            a&nbsp;&nbsp; b                                              | a b
            """)
    void keepsWhatOneReads(String html, String text) {
        assertThat(PlainText.of(html).text()).isEqualTo(text);
    }

    @Test
    void keepsParagraphsAndLists() {
        assertThat(PlainText.of("<p>One</p>\r\n<p>Two<br />three</p><ul><li>a</li><li>b</li></ul>").text())
                .isEqualTo("One\n\nTwo\nthree\n\n- a\n- b");
    }

    @Test
    void saysWhatWasMoreThanText() {
        assertThat(PlainText.of("<img src='a.png'><script>x</script>{Q1.shown}").lost()).containsExactly("expression", "img", "script");
        assertThat(PlainText.of("<em>plain</em> { no expression }").lost()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<b", "<!--", "<script>", "{a", "<a href='", "&#", "</", "<script></s", "<<>"})
    void readsMillionsOfBrokenTagsInTime(String piece) {
        String text = piece.repeat(5_000_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PlainText.of(text));
    }
}
