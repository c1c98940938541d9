package eu.sojourn.verifier;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a sealed document and its log against each other and against a certificate. */
public final class Verification {
    private static final String LOG = "log";
    private static final String DOCUMENT = "document";
    private static final String TEXT = "text";
    private static final String CERTIFICATE = "certificate";

    private final List<Finding> findings = new ArrayList<>();

    private Verification() {}

    /**
     * Looks at everything, and goes on after the first thing that is wrong as far as that makes sense.
     *
     * @param trusted the platform's certificate, had from elsewhere; null believes the one inside the document
     */
    public static List<Finding> of(byte[] pdf, byte[] log, @Nullable X509Certificate trusted) {
        var verification = new Verification();
        var document = verification.document(pdf);
        var certificate = trusted != null || document == null ? trusted : document.certificate();
        var entries = verification.log(log, certificate);
        if (document != null) {
            verification.certificate(document, trusted);
        }
        if (document != null && entries != null) {
            verification.together(document, entries);
        }
        return List.copyOf(verification.findings);
    }

    public static boolean isGood(List<? extends Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.WRONG);
    }

    private @Nullable SealedPdf document(byte[] pdf) {
        try {
            var document = SealedPdf.read(pdf);
            findings.add(Finding.ok(DOCUMENT, "sealed as a whole by " + document.certificate().getSubjectX500Principal().getName() + " at "
                    + document.signedAt()));
            return document;
        } catch (Wrong wrong) {
            findings.add(wrong.finding());
            return null;
        }
    }

    private @Nullable LogFile log(byte[] bytes, @Nullable X509Certificate certificate) {
        try {
            var log = LogFile.read(bytes);
            findings.add(Finding.ok(LOG, log.entries().size() + " entries in canonical form, each chained to the one before"));
            if (certificate != null) {
                log.checkSeal(certificate);
                findings.add(Finding.ok(LOG, "sealed as a whole by the same platform"));
            } else {
                findings.add(Finding.note(LOG, "its seal was not checked, as there is no certificate to check it with"));
            }
            return log;
        } catch (Wrong wrong) {
            findings.add(wrong.finding());
            return null;
        }
    }

    private void certificate(SealedPdf document, @Nullable X509Certificate trusted) {
        var inside = Digests.fingerprint(document.certificate());
        if (trusted == null) {
            findings.add(Finding.note(CERTIFICATE, "SHA-256 " + inside + " was taken from the document itself;"
                    + " compare it with the one the platform shows, or name that with --certificate"));
        } else if (inside.equals(Digests.fingerprint(trusted))) {
            findings.add(Finding.ok(CERTIFICATE, "the document has the seal of the certificate that was given"));
        } else {
            findings.add(Finding.wrong(CERTIFICATE, "the document has the seal of another certificate, SHA-256 " + inside));
        }
    }

    private void together(SealedPdf document, LogFile log) {
        var sha256 = document.sha256();
        var sealed = log.entries().stream().filter(entry -> entry.act().equals("SEALED") && sha256.equals(entry.get("detail"))).findFirst();
        if (sealed.isEmpty()) {
            findings.add(Finding.wrong(DOCUMENT, "its SHA-256 " + sha256 + " stands in no entry SEALED of the log"));
            return;
        }
        var number = sealed.get().number();
        findings.add(Finding.ok(DOCUMENT, "its SHA-256 stands in entry " + number + " of the log"));
        try {
            texts(document, log.entries().subList(0, number));
        } catch (Wrong wrong) {
            findings.add(wrong.finding());
        }
        var later = log.entries().subList(number, log.entries().size()).stream().map(LogLine::act).toList();
        if (!later.isEmpty()) {
            findings.add(Finding.note(DOCUMENT, "what happened after it was sealed: " + String.join(", ", later)));
        }
    }

    /** Everybody's last signature is over a text that is in the document, and what came into force is the text that the document is of. */
    private void texts(SealedPdf document, List<LogLine> before) throws Wrong {
        var attached = document.attachments();
        var hashes = attached.values().stream().map(Digests::sha256).collect(Collectors.toSet());
        var main = attached.get("text.txt");
        if (main == null) {
            throw new Wrong(TEXT, "there is no text.txt attached to the document");
        }
        Map<String, LogLine> signatures = new LinkedHashMap<>();
        before.stream()
                .filter(entry -> entry.act().equals("SIGNED"))
                .forEach(entry -> signatures.put(String.valueOf(entry.get("party")), entry));
        var agreed = before.reversed().stream().filter(entry -> entry.act().equals("IN_FORCE") || entry.act().equals("SIGNED")).findFirst();
        if (agreed.isEmpty() || !Objects.equals(agreed.get().get("textSha256"), Digests.sha256(main))) {
            throw new Wrong(TEXT, "the text in the document is not the one that came into force by the log");
        }
        findings.add(Finding.ok(TEXT, "the text in the document has the SHA-256 that came into force, " + Digests.sha256(main)));
        for (var each : signatures.entrySet()) {
            if (!hashes.contains(String.valueOf(each.getValue().get("textSha256")))) {
                throw new Wrong(TEXT,
                        "entry " + each.getValue().number() + ": " + each.getKey() + " signed a text that is not in the document");
            }
            findings.add(Finding.ok(TEXT, each.getKey() + " signed " + (Digests.sha256(main).equals(each.getValue().get("textSha256"))
                    ? "it"
                    : "an earlier text, which is attached,") + " at " + each.getValue().get("at") + " (entry " + each.getValue().number()
                    + ")"));
        }
    }
}
