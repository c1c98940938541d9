package eu.sojourn.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./sojourn verify}: says of a document and its log what was checked; ends with 0 when all is right, 1 when not, 2 when asked wrongly. */
public final class Verify {
    private static final String USAGE = "./sojourn verify DOCUMENT.pdf DOCUMENT.log [--certificate FILE]";
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(String[] arguments, PrintStream out) {
        var files = new ArrayList<Path>();
        Path certificate = null;
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--certificate") && i + 1 < arguments.length) {
                certificate = Path.of(arguments[++i]);
            } else {
                files.add(Path.of(arguments[i]));
            }
        }
        if (files.size() != 2) {
            out.println(USAGE);
            return 2;
        }
        try {
            return report(Verification.of(read(files.get(0)), read(files.get(1)), trusted(certificate)), out);
        } catch (IOException | CertificateException unreadable) {
            out.println("cannot be read: " + unreadable.getMessage());
            return 2;
        }
    }

    private static int report(List<Finding> findings, PrintStream out) {
        findings.forEach(out::println);
        var good = Verification.isGood(findings);
        out.println(good ? "VERIFIED" : "NOT VERIFIED");
        return good ? 0 : 1;
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too large to be one of ours");
        }
        return Files.readAllBytes(file);
    }

    private static @Nullable X509Certificate trusted(@Nullable Path file) throws IOException, CertificateException {
        if (file == null) {
            return null;
        }
        try (var bytes = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        }
    }
}
