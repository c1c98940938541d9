package eu.sojourn.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A PDF with one PAdES baseline signature over all of it. The signature stands as hexadecimal digits in a gap that it cannot cover itself, so
 * there every digit has to be the one that the encoding asks for.
 */
final class SealedPdf {
    private static final String ABOUT = "document";
    private static final Pattern RANGE = Pattern.compile("/ByteRange ?\\[0 (\\d{1,9}) (\\d{1,9}) (\\d{1,9})\\s*]");
    private static final String SHA256 = NISTObjectIdentifiers.id_sha256.getId();
    private static final AlgorithmIdentifier SHA256_WITH_RSA = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption,
            DERNull.INSTANCE);
    private static final ASN1ObjectIdentifier SIGNING_CERTIFICATE = PKCSObjectIdentifiers.id_aa_signingCertificateV2;

    private final byte[] file;
    private final X509Certificate certificate;
    private final String signedAt;

    private SealedPdf(byte[] file, X509Certificate certificate, String signedAt) {
        this.file = file;
        this.certificate = certificate;
        this.signedAt = signedAt;
    }

    /** Reads a file, and verifies its signature with the certificate inside. Whether that is whose it should be is for the caller. */
    static SealedPdf read(byte[] file) throws Wrong {
        var ranges = RANGE.matcher(new String(file, StandardCharsets.ISO_8859_1)).results().toList();
        if (ranges.size() != 1) {
            throw new Wrong(ABOUT, "has " + ranges.size() + " signatures that say what they cover, not one");
        }
        var gap = Integer.parseInt(ranges.getFirst().group(1));
        var after = Integer.parseInt(ranges.getFirst().group(2));
        var length = Integer.parseInt(ranges.getFirst().group(3));
        if (gap >= after || after + length != file.length) {
            throw new Wrong(ABOUT, "the signature does not cover the file from its first byte to its last");
        }
        var covered = Arrays.copyOf(file, gap + length);
        System.arraycopy(file, after, covered, gap, length);
        var cms = cms(Arrays.copyOfRange(file, gap, after));
        return verified(file, covered, cms);
    }

    X509Certificate certificate() {
        return certificate;
    }

    String signedAt() {
        return signedAt;
    }

    String sha256() {
        return Digests.sha256(file);
    }

    /** The attached files by name. */
    Map<String, byte[]> attachments() throws Wrong {
        try (var document = Loader.loadPDF(file)) {
            var files = new PDDocumentNameDictionary(document.getDocumentCatalog()).getEmbeddedFiles();
            var contents = new LinkedHashMap<String, byte[]>();
            if (files != null && files.getNames() != null) {
                for (var each : files.getNames().entrySet()) {
                    contents.put(each.getKey(), each.getValue().getEmbeddedFile().toByteArray());
                }
            }
            return contents;
        } catch (IOException unreadable) {
            throw new Wrong(ABOUT, "cannot be read as PDF: " + unreadable.getMessage());
        }
    }

    /** The signature out of its gap: in angle brackets, in lower case, filled up with zeros. */
    private static byte[] cms(byte[] gap) throws Wrong {
        var text = new String(gap, StandardCharsets.ISO_8859_1);
        if (!text.matches("<([0-9a-f]{2})+>")) {
            throw new Wrong(ABOUT, "the signature is not written in pairs of lower-case hexadecimal digits");
        }
        var bytes = HexFormat.of().parseHex(text, 1, text.length() - 1);
        try (var input = new ASN1InputStream(bytes)) {
            var encoded = input.readObject().getEncoded("DER");
            if (!Arrays.equals(encoded, Arrays.copyOf(bytes, encoded.length))) {
                throw new Wrong(ABOUT, "the signature is not in DER");
            }
            for (var i = encoded.length; i < bytes.length; i++) {
                if (bytes[i] != 0) {
                    throw new Wrong(ABOUT, "what fills up the room of the signature is not zeros");
                }
            }
            return encoded;
        } catch (IOException | RuntimeException unreadable) {
            throw new Wrong(ABOUT, "the signature cannot be read");
        }
    }

    private static SealedPdf verified(byte[] file, byte[] covered, byte[] cms) throws Wrong {
        try {
            var signed = new CMSSignedData(new CMSProcessableByteArray(covered), cms);
            if (signed.getSignerInfos().size() != 1 || signed.getCertificates().getMatches(null).size() != 1
                    || !signed.getCRLs().getMatches(null).isEmpty() || signed.getVersion() != 1) {
                throw new Wrong(ABOUT, "the signature does not have one signer with one certificate and nothing else");
            }
            var algorithms = signed.getDigestAlgorithmIDs();
            if (algorithms.size() != 1 || !algorithms.iterator().next().getAlgorithm().getId().equals(SHA256)) {
                throw new Wrong(ABOUT, "the signature is not by SHA-256");
            }
            var holder = signed.getCertificates().getMatches(null).iterator().next();
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
            var signer = signed.getSignerInfos().getSigners().iterator().next();
            if (!signed.toASN1Structure().getContentType().equals(CMSObjectIdentifiers.signedData)
                    || !signed.getSignedContentTypeOID().equals(CMSObjectIdentifiers.data.getId()) || signer.getVersion() != 1
                    || !signer.getSID().match(holder)) {
                throw new Wrong(ABOUT, "the signature does not say of itself what is true of it");
            }
            // The library does not mind under which number attributes stand; what it understood, written again, has to be what was read.
            var written = signer.toASN1Structure().getEncoded("DER");
            if (!Arrays.equals(written, Arrays.copyOfRange(cms, cms.length - written.length, cms.length))) {
                throw new Wrong(ABOUT, "the signature is not in canonical form");
            }
            check(signer, certificate);
            return new SealedPdf(file, certificate, time(signer));
        } catch (CMSVerifierCertificateNotValidException expired) {
            throw new Wrong(ABOUT, "the certificate was not valid when the document was signed");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException | RuntimeException invalid) {
            throw new Wrong(ABOUT, "the signature is not over these bytes: " + invalid.getMessage());
        }
    }

    private static void check(SignerInformation signer, X509Certificate certificate)
            throws Wrong, OperatorCreationException, CMSException, GeneralSecurityException {
        if (!signer.getDigestAlgOID().equals(SHA256) || !signer.toASN1Structure().getDigestEncryptionAlgorithm().equals(SHA256_WITH_RSA)) {
            throw new Wrong(ABOUT, "the signature is not by RSA with SHA-256");
        }
        if (signer.getUnsignedAttributes() != null) {
            throw new Wrong(ABOUT, "something that is not signed was put into the signature");
        }
        if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
            throw new Wrong(ABOUT, "the signature is not over these bytes");
        }
        var named = signer.getSignedAttributes().get(SIGNING_CERTIFICATE);
        if (named == null
                || !Arrays.equals(SigningCertificateV2.getInstance(named.getAttrValues().getObjectAt(0)).getCerts()[0].getCertHash(),
                        HexFormat.of().parseHex(Digests.fingerprint(certificate)))) {
            throw new Wrong(ABOUT, "the signature does not name its certificate, as PAdES asks");
        }
    }

    private static String time(SignerInformation signer) {
        var time = signer.getSignedAttributes().get(CMSAttributes.signingTime);
        return time == null ? "a time in the PDF" : Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant().toString();
    }
}
