package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.log.AgreementLog;
import eu.sojourn.pdf.PdfWriter;
import eu.sojourn.pdf.PrintedText;
import eu.sojourn.pdf.PrintedText.Attachment;
import eu.sojourn.pdf.PrintedText.Block;
import eu.sojourn.pdf.PrintedText.Heading;
import eu.sojourn.pdf.PrintedText.Lines;
import eu.sojourn.pdf.PrintedText.NewPage;
import eu.sojourn.pdf.PrintedText.Table;
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

    private final PdfSeal seal;
    private final PlatformKey key;
    private final Clock clock;

    public MakingDocuments(PdfSeal seal, PlatformKey key, Clock clock) {
        this.seal = seal;
        this.key = key;
        this.clock = clock;
    }

    /** A PDF/A with the text, the signature page, and the very texts that were signed attached; sealed as a whole. */
    public byte[] document(Agreed agreed) {
        var now = clock.instant();
        return seal.seal(PdfWriter.write(printed(agreed, now)), now);
    }

    /** The log as a file: its lines, and below them the seal over all bytes before it with the fingerprint of the certificate. */
    public byte[] log(AgreementLog log) {
        var lines = log.exported();
        var signature = Base64.getEncoder().encodeToString(key.sign(lines.getBytes(StandardCharsets.UTF_8)));
        return (lines + "SEAL " + signature + " " + key.fingerprint().hex() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private PrintedText printed(Agreed agreed, Instant now) {
        var hash = agreed.text().sha256().hex();
        var phrases = Phrases.of(agreed.text());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Lines(agreed.text().value()));
        blocks.add(new NewPage());
        blocks.add(new Heading(2, phrases.say("document.signatures")));
        blocks.add(new Lines(phrases.say("document.hash") + "\n" + hash));
        for (var signed : agreed.signed()) {
            blocks.add(new Heading(3, signed.party()));
            blocks.add(new Table(List.of(phrases.say("document.signed-by"), who(signed)), List.of(
                    List.of(phrases.say("document.when"), TIME.format(signed.signature().signedAt())),
                    List.of(phrases.say("document.how"), how(signed, agreed.log(), phrases)),
                    List.of(phrases.say("document.signed-text"), signed.signature().textSha256().hex()
                            + (signed.signature().isOver(agreed.text())
                                    ? ""
                                    : "\n" + phrases.say("document.earlier"))))));
        }
        blocks.add(new Heading(3, phrases.say("document.log")));
        blocks.add(new Lines(phrases.say("document.log.text", agreed.log().entries().size(), agreed.log().head().hex())));
        return new PrintedText(agreed.title(), phrases.language(), now, phrases.say("document.footer", agreed.title(), hash), blocks,
                attachments(agreed, phrases));
    }

    private static List<Attachment> attachments(Agreed agreed, Phrases phrases) {
        var attachments = new ArrayList<Attachment>();
        attachments.add(new Attachment("text.txt", phrases.say("document.attached"), agreed.text().value()));
        agreed.earlier()
                .stream()
                .filter(earlier -> !earlier.equals(agreed.text()))
                .distinct()
                .map(earlier -> earlier(earlier, phrases))
                .forEach(attachments::add);
        return attachments;
    }

    private static Attachment earlier(CanonicalText text, Phrases phrases) {
        return new Attachment("signed-" + text.sha256().hex() + ".txt", phrases.say("document.attached-earlier"), text.value());
    }

    private static String who(Agreed.Signed signed) {
        var by = signed.signature().by();
        return by.name() == null ? by.id() : by.name() + " (" + by.id() + ")";
    }

    private static String how(Agreed.Signed signed, AgreementLog log, Phrases phrases) {
        var how = phrases.say("document.how." + signed.signature().by().how());
        return how + log.linkOf(signed.signature()).map(link -> "\n" + phrases.say("document.link", link)).orElse("");
    }
}
