package org.sops4j.age.internal.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.x25519.X25519Identity;
import org.sops4j.age.internal.x25519.X25519Recipient;
import org.sops4j.testkit.FixedRandom;

/** What is said about payloads that are damaged at their end (keysources.md section 2.6). */
class PayloadReaderTest {
  private static final X25519Identity IDENTITY = X25519Identity.generate(new FixedRandom(5));
  private static final int CHUNK = PayloadWriter.CHUNK;

  @Test
  void missesTheLastChunk() throws Exception {
    byte[] file = encrypt(CHUNK + 1);
    assertRefused(Arrays.copyOf(file, file.length - 17), "unexpected EOF");
  }

  /** Said before the tag is looked at, as SOPS 3.11.0 was seen to do. */
  @Test
  void refusesAnEmptyLastChunk() throws Exception {
    byte[] file = encrypt(CHUNK + 1);
    assertRefused(
        Arrays.copyOf(file, file.length - 1),
        "last chunk is empty, try age v1.0.0, and please consider reporting this");
  }

  @Test
  void refusesDataAfterAFullLastChunk() throws Exception {
    byte[] file = encrypt(CHUNK);
    assertRefused(
        Arrays.copyOf(file, file.length + 1), "trailing data after end of encrypted file");
  }

  @Test
  void refusesDamage() throws Exception {
    byte[] file = encrypt(32);
    file[file.length - 1] ^= 1;
    assertRefused(
        file,
        "failed to decrypt and authenticate payload chunk, file may be corrupted or tampered with");
  }

  private static byte[] encrypt(int size) throws AgeException {
    return AgeFileWriter.encrypt(
        new byte[size], X25519Recipient.parse(IDENTITY.recipientText()), new FixedRandom(7));
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(
            () -> AgeFileReader.open(new ByteArrayInputStream(file), List.of(IDENTITY)).readAll())
        .isInstanceOf(AgeException.class)
        .hasMessage(message);
  }
}
