package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The platform's RSA key and certificate, with which it seals documents and logs. */
public final class PlatformKey {
    private static final String ALIAS = "seal";
    private static final int BITS = 3072;
    private static final Period VALIDITY = Period.ofYears(20);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private PlatformKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new key with a certificate that it signed itself. */
    public static PlatformKey draw(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=Sojourn platform seal");
            var until = now.atZone(ZoneOffset.UTC).plus(VALIDITY).toInstant();
            var builder = new JcaX509v3CertificateBuilder(name, new BigInteger(120, new SecureRandom()).setBit(120), Date.from(now),
                    Date.from(until), name, pair.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            var signed = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new PlatformKey(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(signed));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a PKCS#12 file.
     *
     * @throws GeneralSecurityException when the password is another, or there is not one RSA key with its certificate inside
     */
    public static PlatformKey open(byte[] pkcs12, char[] password) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key && key.getAlgorithm().equals("RSA")
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return new PlatformKey(key, certificate);
                }
            }
            throw new GeneralSecurityException("there is no RSA key with a certificate in it");
        } catch (IOException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
    }

    /** The key as a PKCS#12 file. */
    public byte[] pkcs12(char[] password) {
        try (var bytes = new ByteArrayOutputStream()) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password, new Certificate[]{certificate});
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An RSA signature (PKCS#1 v1.5 with SHA-256) over these bytes; the same bytes always have the same. */
    public byte[] sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** SHA-256 of the certificate, by which people tell it from another. */
    public Sha256 fingerprint() {
        return Sha256.of(encoded());
    }

    /** The certificate as a PEM file. */
    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(encoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
