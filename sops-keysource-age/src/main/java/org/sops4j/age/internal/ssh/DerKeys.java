package org.sops4j.age.internal.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;

/** Reads the formats of OpenSSL. */
final class DerKeys {
  private static final String ED25519 = "1.3.101.112";
  private static final String X25519 = "1.3.101.110";

  private DerKeys() {}

  static SshIdentity readPkcs1(byte[] content) throws AgeException {
    ASN1Sequence sequence = sequence(content);
    RSAPrivateKey key = pkcs1(sequence);
    if (key == null) {
      throw pkcs8(sequence) == null ? malformed() : otherFormat("PKCS8");
    }
    return rsa(key);
  }

  static SshIdentity readPkcs8(byte[] content) throws AgeException {
    ASN1Sequence sequence = sequence(content);
    PrivateKeyInfo key = pkcs8(sequence);
    if (key == null) {
      throw pkcs1(sequence) == null ? malformed() : otherFormat("PKCS1");
    }
    ASN1ObjectIdentifier algorithm = key.getPrivateKeyAlgorithm().getAlgorithm();
    byte[] inner = key.getPrivateKey().getOctets();
    try {
      if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
        return readPkcs1(inner);
      } else if (algorithm.getId().equals(ED25519)) {
        return ed25519(inner);
      } else if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
        throw SshKeyFile.unsupported("*ecdsa.PrivateKey");
      } else if (algorithm.getId().equals(X25519)) {
        throw SshKeyFile.unsupported("*ecdh.PrivateKey");
      }
    } finally {
      Arrays.fill(inner, (byte) 0);
    }
    throw new AgeException(
        "x509: PKCS#8 wrapping contained private key with unknown algorithm: " + algorithm.getId());
  }

  private static SshIdentity rsa(RSAPrivateKey key) throws AgeException {
    return RsaIdentity.of(
        new RsaNumbers(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrime1(),
            key.getPrime2()));
  }

  private static SshIdentity ed25519(byte[] inner) throws AgeException {
    if (!(primitive(inner) instanceof ASN1OctetString octets)) {
      throw malformed();
    }
    byte[] seed = octets.getOctets();
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new AgeException("x509: invalid Ed25519 private key length: " + seed.length);
    }
    byte[] point = new byte[Ed25519PublicKey.SIZE];
    Ed25519.generatePublicKey(seed, 0, point, 0);
    try {
      return Ed25519Identity.of(seed, new Ed25519PublicKey(point));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static @Nullable RSAPrivateKey pkcs1(ASN1Sequence sequence) {
    try {
      boolean numbers = sequence.size() >= 9;
      for (ASN1Encodable element : sequence) {
        numbers &= element instanceof ASN1Integer;
      }
      return numbers ? RSAPrivateKey.getInstance(sequence) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable PrivateKeyInfo pkcs8(ASN1Sequence sequence) {
    try {
      return PrivateKeyInfo.getInstance(sequence);
    } catch (IllegalArgumentException | ClassCastException e) {
      return null;
    }
  }

  private static ASN1Sequence sequence(byte[] content) throws AgeException {
    if (primitive(content) instanceof ASN1Sequence sequence) {
      return sequence;
    }
    throw malformed();
  }

  private static ASN1Primitive primitive(byte[] content) throws AgeException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(content);
    ASN1Primitive primitive;
    try (ASN1InputStream in = new ASN1InputStream(bytes, content.length)) {
      primitive = in.readObject();
    } catch (IOException e) {
      throw new AgeException("asn1: syntax error: data truncated");
    }
    if (primitive == null || bytes.available() > 0) {
      throw new AgeException(
          "asn1: syntax error: " + (primitive == null ? "sequence truncated" : "trailing data"));
    }
    return primitive;
  }

  private static AgeException malformed() {
    return new AgeException("x509: failed to parse private key");
  }

  private static AgeException otherFormat(String format) {
    return new AgeException(
        "x509: failed to parse private key (use Parse"
            + format
            + "PrivateKey instead for this key format)");
  }
}
