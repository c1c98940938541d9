package eu.sojourn.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PasswordKeyTest {

    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void opensWhatWasClosedBefore() {
        assertThat(HexFormat.of().formatHex(PasswordKey.derive("a-password", SALT)))
                .isEqualTo("fd4f225625a99c912c1d8f7ab316b855505818aa280175cacf18e4029a8d98a7");
    }

    @Test
    void derivesAnotherKeyFromAnotherPasswordOrSalt() {
        assertThat(PasswordKey.derive("b-password", SALT)).isNotEqualTo(PasswordKey.derive("a-password", SALT));
        assertThat(PasswordKey.derive("a-password", PasswordKey.salt())).isNotEqualTo(PasswordKey.derive("a-password", SALT));
    }
}
