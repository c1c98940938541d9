package eu.sojourn.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SignedReferenceTest {

    private static final String SECRET = "s".repeat(SignedReference.SHORTEST_SECRET);
    private static final String ID = "1ff52179-53fb-3e62-b073-1ea457cd9f1d";

    private final SignedReference references = new SignedReference(SECRET);
    private final String token = references.sign("invitation", ID, 1);

    @Test
    void opensWhatItSigned() {
        assertThat(SignedReference.idOf(token)).contains(ID);
        assertThat(references.opens("invitation", 1, token)).isTrue();
    }

    @Test
    void signsPurposeIdAndGenerationWithHmacSha256() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var expected = mac.doFinal(("invitation\0" + ID + "\0" + 1).getBytes(StandardCharsets.UTF_8));

        assertThat(token).isEqualTo(ID + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(expected));
    }

    @Test
    void signsTheSameInEveryServiceThatHasTheSecret() {
        assertThat(new SignedReference(SECRET + "\n").sign("invitation", ID, 1)).isEqualTo(token);
    }

    @Test
    void opensNothingForAnotherPurpose() {
        assertThat(references.opens("declaration", 1, token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 11, -1})
    void opensNothingOfAnotherGeneration(int generation) {
        assertThat(references.opens("invitation", generation, token)).isFalse();
    }

    @Test
    void opensNothingOfAnotherSecret() {
        assertThat(new SignedReference("t".repeat(32)).opens("invitation", 1, token)).isFalse();
    }

    @Test
    void opensNothingOfAnotherThing() {
        var mac = token.substring(token.indexOf('.'));

        assertThat(references.opens("invitation", 1, "2ff52179-53fb-3e62-b073-1ea457cd9f1d" + mac)).isFalse();
    }

    static IntStream placesInTheMac() {
        return IntStream.range(ID.length() + 1, ID.length() + 1 + 43);
    }

    @ParameterizedTest
    @MethodSource("placesInTheMac")
    void opensNothingWithOneCharacterOfTheMacChanged(int place) {
        for (var other : "AEaz09-_wB".toCharArray()) {
            if (token.charAt(place) != other) {
                var tampered = token.substring(0, place) + other + token.substring(place + 1);

                assertThat(references.opens("invitation", 1, tampered)).as(tampered).isFalse();
            }
        }
    }

    static Stream<String> garbage() {
        var token = new SignedReference(SECRET).sign("invitation", ID, 1);
        return Stream.of("", ".", "a.b", ID, ID + ".", token + "A", token + "=", token + "\n", " " + token,
                token.substring(0, token.length() - 1), token.replace('.', ':'), token.toUpperCase(java.util.Locale.ROOT),
                "../" + token, token + "." + token, "x".repeat(1_000_000), ID + "." + "A".repeat(1_000_000),
                "a".repeat(64) + "." + "A".repeat(43), "\0" + token, "é".repeat(40) + token.substring(ID.length()));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void opensNothingWithGarbage(String garbage) {
        assertThat(SignedReference.idOf(garbage)).isEmpty();
        assertThat(references.opens("invitation", 1, garbage)).isFalse();
    }

    @Test
    void takesALongestIdAndNoLonger() {
        var longest = "a".repeat(63);

        assertThat(references.opens("invitation", 1, references.sign("invitation", longest, 1))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> references.sign("invitation", "a".repeat(64), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Invitation", "in\0vitation", "a\0b"})
    void signsForNoPurposeOfAnotherForm(String purpose) {
        assertThatIllegalArgumentException().isThrownBy(() -> references.sign(purpose, ID, 1));
    }

    @Test
    void tellsItsSecretToNoLog() {
        assertThat(references.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SignedReference.SHORTEST_SECRET - 1})
    void refusesAShorterSecretWithoutTellingIt(int length) {
        assertThatIllegalStateException().isThrownBy(() -> new SignedReference("s".repeat(length)))
                .withMessageContaining("SOJOURN_LINK_SECRET")
                .withMessageNotContaining("sss");
    }

    @Test
    void isThereForServicesThatHaveTheSettingAndTheyDoNotStartWithoutASecret() {
        var services = new ApplicationContextRunner().withUserConfiguration(SignedReferenceConfiguration.class);

        services.run(service -> assertThat(service).hasNotFailed().doesNotHaveBean(SignedReference.class));
        services.withPropertyValues("sojourn.link-secret=" + SECRET)
                .run(service -> assertThat(service.getBean(SignedReference.class).opens("invitation", 1, token)).isTrue());
        services.withPropertyValues("sojourn.link-secret=")
                .run(service -> assertThat(service).getFailure().rootCause().hasMessageContaining("SOJOURN_LINK_SECRET"));
    }
}
