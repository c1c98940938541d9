package eu.sojourn.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Writes PDF/A-3b with Apache PDFBox: all it needs is in the file, and nothing in it runs. */
public final class PdfWriter {
    private static final String PRODUCER = "Sojourn";

    private PdfWriter() {}

    /**
     * A PDF/A-3b file with embedded fonts. Nothing in the text can do anything or pass for something else: a character that the font does not
     * have, that is invisible, or that is written from right to left is shown by its number, as in {@code [U+202E]}. The same text makes the
     * same bytes.
     */
    public static byte[] write(PrintedText text) {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            document.setVersion(1.7f);
            var typeface = new Typeface(document);
            document.setDocumentId(id(text));
            new Layout(document, typeface, typeface.visible(text.footer()), text.paper()).put(text.blocks());
            describe(document, typeface.visible(text.title()), text.language(), text.madeAt());
            attach(document, text.attachments(), text.madeAt());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long id(PrintedText text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void describe(PDDocument document, String title, String language, Instant madeAt) throws IOException {
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title, madeAt).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
        var colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(colours));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    private static void attach(PDDocument document, List<PrintedText.Attachment> attachments, Instant madeAt) throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        Map<String, PDComplexFileSpecification> files = new LinkedHashMap<>();
        var associated = new COSArray();
        for (var attachment : attachments) {
            var content = attachment.text().getBytes(StandardCharsets.UTF_8);
            var file = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
            file.setSubtype("text/plain");
            file.setSize(content.length);
            file.setModDate(GregorianCalendar.from(madeAt.atZone(ZoneOffset.UTC)));
            var specification = new PDComplexFileSpecification();
            specification.setFile(attachment.name());
            specification.setFileUnicode(attachment.name());
            specification.setFileDescription(attachment.description());
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            specification.getCOSObject().setName("AFRelationship", "Source");
            files.put(attachment.name(), specification);
            associated.add(specification);
        }
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    private static String xmp(String title, Instant madeAt) {
        var at = ZonedDateTime.ofInstant(madeAt.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                <pdfaid:part>3</pdfaid:part>
                <pdfaid:conformance>B</pdfaid:conformance>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <xmp:CreateDate>%s</xmp:CreateDate>
                <pdf:Producer>%s</pdf:Producer>
                </rdf:Description>
                </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="w"?>""".formatted(title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), at, PRODUCER);
    }
}
