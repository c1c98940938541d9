package eu.sojourn.agreements.adapter.pdf;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.sojourn.agreements.application.PdfSeal;
import eu.sojourn.agreements.application.PlatformKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Seals with DSS, the signature library of the European Commission. */
@Component
final class DssSeal implements PdfSeal {
    /** Room for a signature with one certificate; what is left over is filled with zeros. */
    private static final int ROOM = 8192;

    private final PlatformKey key;

    DssSeal(PlatformKey key) {
        this.key = key;
    }

    @Override
    public byte[] seal(byte[] pdf, Instant at) {
        var service = new PAdESService(new CommonCertificateVerifier());
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        var document = new InMemoryDocument(pdf);
        var parameters = parameters(at);
        var signed = key.sign(service.getDataToSign(document, parameters).getBytes());
        try (var bytes = new ByteArrayOutputStream()) {
            service.signDocument(document, parameters, new SignatureValue(SignatureAlgorithm.RSA_SHA256, signed)).writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PAdESSignatureParameters parameters(Instant at) {
        var certificate = new CertificateToken(key.certificate());
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(certificate);
        parameters.setCertificateChain(List.of(certificate));
        parameters.setPermission(CertificationPermission.NO_CHANGE_PERMITTED);
        parameters.setContentSize(ROOM);
        parameters.setAppName("Sojourn");
        parameters.setReason("Sealed by the platform as it was signed");
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }
}
