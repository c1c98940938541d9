package eu.sojourn.agreements.application;

import eu.sojourn.agreements.application.PrintedText.Attachment;
import eu.sojourn.agreements.application.PrintedText.Block;
import eu.sojourn.agreements.application.PrintedText.Heading;
import eu.sojourn.agreements.application.PrintedText.Lines;
import eu.sojourn.agreements.application.PrintedText.NewPage;
import eu.sojourn.agreements.application.PrintedText.Table;
import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.log.AgreementLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Service;

/** Makes what people keep of an agreement: the sealed document with its signature page, and the sealed log. */
@Service
public class MakingDocuments {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

    private final PdfWriter writer;
    private final PdfSeal seal;
    private final PlatformKey key;
    private final Clock clock;

    public MakingDocuments(PdfWriter writer, PdfSeal seal, PlatformKey key, Clock clock) {
        this.writer = writer;
        this.seal = seal;
        this.key = key;
        this.clock = clock;
    }

    /** A PDF/A with the text, the signature page, and the very texts that were signed attached; sealed as a whole. */
    public byte[] document(Agreed agreed) {
        var now = clock.instant();
        return seal.seal(writer.write(printed(agreed, now)), now);
    }

    /** The log as a file: its lines, and below them the seal over all bytes before it with the fingerprint of the certificate. */
    public byte[] log(AgreementLog log) {
        var lines = log.exported();
        var signature = Base64.getEncoder().encodeToString(key.sign(lines.getBytes(StandardCharsets.UTF_8)));
        return (lines + "SEAL " + signature + " " + key.fingerprint().hex() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private PrintedText printed(Agreed agreed, Instant now) {
        var hash = agreed.text().sha256().hex();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Lines(agreed.text().value()));
        blocks.add(new NewPage());
        blocks.add(new Heading(2, "Signatures"));
        blocks.add(new Lines("SHA-256 of the text above, as it is attached to this document in text.txt:\n" + hash));
        for (var signed : agreed.signed()) {
            blocks.add(new Heading(3, signed.party()));
            blocks.add(new Table(List.of("Signed by", who(signed)), List.of(
                    List.of("When", TIME.format(signed.signature().signedAt())),
                    List.of("How", how(signed, agreed.log())),
                    List.of("Text that was signed, by its SHA-256", signed.signature().textSha256().hex()
                            + (signed.signature().isOver(agreed.text())
                                    ? ""
                                    : "\nan earlier text, attached; what concerns this party has not changed since")))));
        }
        blocks.add(new Heading(3, "Log"));
        blocks.add(new Lines("This came into force by entry " + agreed.log().entries().size()
                + " of the log of this agreement, the SHA-256 of which is\n" + agreed.log().head().hex()
                + "\nDocument and log can be checked without the platform: ./sojourn verify DOCUMENT.pdf DOCUMENT.log"));
        return new PrintedText(agreed.title(), "en", now, agreed.title() + " · text " + hash, blocks, attachments(agreed));
    }

    private static List<Attachment> attachments(Agreed agreed) {
        var attachments = new ArrayList<Attachment>();
        attachments.add(new Attachment("text.txt", "The text that came into force", agreed.text().value()));
        agreed.earlier()
                .stream()
                .filter(earlier -> !earlier.equals(agreed.text()))
                .distinct()
                .map(MakingDocuments::earlier)
                .forEach(attachments::add);
        return attachments;
    }

    private static Attachment earlier(CanonicalText text) {
        return new Attachment("signed-" + text.sha256().hex() + ".txt", "An earlier text that a party signed last", text.value());
    }

    private static String who(Agreed.Signed signed) {
        var by = signed.signature().by();
        return by.name() == null ? by.id() : by.name() + " (" + by.id() + ")";
    }

    private static String how(Agreed.Signed signed, AgreementLog log) {
        return switch (signed.signature().by().how()) {
            case SIGNED_IN -> "signed in to the platform";
            case LINK -> "by a link that was given to this person, without an account"
                    + log.linkOf(signed.signature()).map(link -> "\nThe link was " + link).orElse("");
        };
    }
}
