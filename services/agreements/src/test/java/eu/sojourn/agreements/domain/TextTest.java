package eu.sojourn.agreements.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Café\nclosed\n", "Cafe\u0301\nclosed\n", "Café\r\nclosed\r\n", "Café\rclosed", "Café  \nclosed\t\n\n\n"})
    void hashesTextsAlikeThatLookAlike(String raw) {
        assertThat(new CanonicalText(raw).sha256()).isEqualTo(Sha256.of("Café\nclosed\n"));
    }

    @Test
    void hashesTextsApartThatDifferInOneLetter() {
        assertThat(new CanonicalText("3 years").sha256()).isNotEqualTo(new CanonicalText("5 years").sha256());
    }

    @Test
    void hashesAsEverybodyElseDoes() {
        assertThat(Sha256.of("abc").hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0"})
    void refusesWhatIsNoHash(String hex) {
        assertThatThrownBy(() -> new Sha256(hex)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "bell\u0007", "left\u202Eright", "isolate\u2066", "para\u2029graph", "nul\u0000"})
    void refusesALineThatCouldPassForAnother(String raw) {
        assertThatThrownBy(() -> PlainText.line("title", raw, 200)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void keepsMarkupAsTheWordsItIs() {
        assertThat(PlainText.line("title", "<script>alert(1)</script>", 200)).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void letsAParagraphHaveLines() {
        assertThat(PlainText.paragraph("text", "one\r\ntwo\tthree", 200)).isEqualTo("one\ntwo\tthree");
    }

    @Test
    void refusesAParagraphThatTurnsTheReadingDirection() {
        assertThatThrownBy(() -> PlainText.paragraph("text", "one\ntwo\u202Eeerht", 200)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void countsTheLongestLine(int length) {
        var raw = "x".repeat(length);

        if (length == 200) {
            assertThat(PlainText.line("title", raw, 200)).hasSize(200);
        } else {
            assertThatThrownBy(() -> PlainText.line("title", raw, 200)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void tamesANameThatWasHeard() {
        assertThat(PlainText.tamed("European\nXFEL\u202E " + "x".repeat(300), 30)).startsWith("European XFEL").hasSizeLessThanOrEqualTo(30);
    }
}
