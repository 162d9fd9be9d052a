package org.sops4j.pgp.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.ring.Certificates;
import org.sops4j.pgp.internal.secret.Passphrases;
import org.sops4j.pgp.internal.secret.SecretRing;

/** What is read and what is refused, whoever wrote it. */
class EncryptedMessageTest {
  private static final byte[] DATA = {1, 2, 3};

  private final PGPSecretKey secret = secret();
  private final PGPKeyPair key = Passphrases.open(secret, new byte[0]);

  EncryptedMessageTest() throws PgpException {}

  @ParameterizedTest
  @ValueSource(
      ints = {
        CompressionAlgorithmTags.UNCOMPRESSED,
        CompressionAlgorithmTags.ZIP,
        CompressionAlgorithmTags.ZLIB,
        CompressionAlgorithmTags.BZIP2
      })
  void readsCompressedData(int algorithm) throws Exception {
    byte[] packed = compressed(algorithm, compressed(algorithm, literal(DATA)));
    assertThat(open(encrypted(mdc(), packed))).isEqualTo(DATA);
  }

  @Test
  void refusesDataThatIsTooLongOrPackedTooDeeply() throws Exception {
    byte[] bomb = compressed(CompressionAlgorithmTags.ZIP, literal(new byte[1 << 24]));
    assertRefused(encrypted(mdc(), bomb), "too long");
    assertRefused(encrypted(mdc(), literal(new byte[1 << 21])), "too long");
    byte[] nested = literal(DATA);
    for (int i = 0; i < 9; i++) {
      nested = compressed(CompressionAlgorithmTags.ZIP, nested);
    }
    assertRefused(encrypted(mdc(), nested), "too deeply");
    assertRefused(encrypted(mdc(), new byte[0]), "holds no data");
  }

  @Test
  void refusesMessagesThatCannotTellWhetherTheyWereChanged() throws Exception {
    byte[] message =
        encrypted(
            new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(false),
            literal(DATA));
    assertRefused(message, "not protected against changes");
  }

  @Test
  void readsTheNewerFormsWithAuthentication() throws Exception {
    assertThat(open(encrypted(aead().setUseV5AEAD(), literal(DATA)))).isEqualTo(DATA);
    assertThat(open(encrypted(aead().setUseV6AEAD(), literal(DATA)))).isEqualTo(DATA);
  }

  @Test
  void refusesEveryChange() throws Exception {
    for (byte[] message :
        List.of(
            encrypted(mdc(), literal(DATA)),
            encrypted(aead().setUseV5AEAD(), literal(DATA)),
            encrypted(aead().setUseV6AEAD(), literal(DATA)))) {
      // From behind the packet of the session key, in which a change of the length is no change.
      for (int i = message.length - 40; i < message.length; i++) {
        byte[] changed = message.clone();
        changed[i] ^= 1;
        assertThatThrownBy(() -> open(changed)).isInstanceOf(PgpException.class);
      }
    }
  }

  /** Where the reader of packets would stumble, there is an answer all the same. */
  @Test
  void answersToEveryDamage() throws Exception {
    byte[] message = encrypted(mdc(), compressed(CompressionAlgorithmTags.ZLIB, literal(DATA)));
    for (int i = 0; i < message.length; i++) {
      for (int mask : new int[] {0x01, 0x80, 0xFF}) {
        byte[] changed = message.clone();
        changed[i] ^= (byte) mask;
        assertOpensOrRefuses(changed);
      }
      assertOpensOrRefuses(Arrays.copyOf(message, i));
    }
  }

  /** A length may be changed without changing what it says. */
  private void assertOpensOrRefuses(byte[] message) {
    try {
      assertThat(open(message)).isEqualTo(DATA);
    } catch (PgpException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Test
  void readsMessagesThatDoNotNameTheirRecipient() throws Exception {
    byte[] message = encrypted(mdc(), literal(DATA));
    int id = indexOf(message, secret.getKeyID());
    for (int i = 0; i < Long.BYTES; i++) {
      message[id + i] = 0;
    }
    assertThat(EncryptedMessage.parse(message).recipients().get(0).keyId()).isZero();
    assertThat(open(message)).isEqualTo(DATA);
  }

  private void assertRefused(byte[] message, String reason) {
    assertThatThrownBy(() -> open(message))
        .isInstanceOf(PgpException.class)
        .hasMessageContaining(reason);
  }

  private byte[] open(byte[] bytes) throws PgpException {
    EncryptedMessage message = EncryptedMessage.parse(bytes);
    if (message.recipients().isEmpty()) {
      throw new WrongKeyException();
    }
    return message.open(message.recipients().get(0), key);
  }

  private byte[] encrypted(BcPGPDataEncryptorBuilder builder, byte[] content) throws Exception {
    PGPPublicKey key = secret.getPublicKey();
    PGPEncryptedDataGenerator generator =
        new PGPEncryptedDataGenerator(builder.setSecureRandom(new SecureRandom()));
    generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream body = generator.open(out, content.length)) {
      body.write(content);
    }
    return out.toByteArray();
  }

  private static BcPGPDataEncryptorBuilder mdc() {
    return new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
        .setWithIntegrityPacket(true);
  }

  private static BcPGPDataEncryptorBuilder aead() {
    return new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
        .setWithAEAD(AEADAlgorithmTags.OCB, 6);
  }

  private static byte[] literal(byte[] data) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream body =
        new PGPLiteralDataGenerator()
            .open(out, PGPLiteralData.TEXT, "name", data.length, Date.from(Instant.EPOCH))) {
      body.write(data);
    }
    return out.toByteArray();
  }

  private static byte[] compressed(int algorithm, byte[] content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PGPCompressedDataGenerator generator = new PGPCompressedDataGenerator(algorithm);
    try (OutputStream body = generator.open(out)) {
      body.write(content);
    }
    generator.close();
    return out.toByteArray();
  }

  private static int indexOf(byte[] message, long id) {
    for (int i = 0; i < message.length - Long.BYTES; i++) {
      if (java.nio.ByteBuffer.wrap(message).getLong(i) == id) {
        return i;
      }
    }
    throw new AssertionError("the message does not name its recipient");
  }

  private static PGPSecretKey secret() {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("../testdata/vectors/keys/pgp-curve.sec.asc"));
      SecretRing ring = SecretRing.parse(Certificates.dearmor(bytes, Certificates.PRIVATE));
      return SecretRing.decrypting(ring.families().get(0)).get(0);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
