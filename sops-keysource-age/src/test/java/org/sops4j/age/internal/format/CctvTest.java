package org.sops4j.age.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.age.Cctv;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.age.internal.scrypt.ScryptIdentity;

/** The test vectors that all implementations of age share (keysources.md section 2.12). */
class CctvTest {
  private static final int ALL = 143;

  @Test
  void haveAllBeenFound() throws Exception {
    assertThat(Cctv.all()).hasSize(ALL).allMatch(Cctv::hasKnownKeysOnly);
  }

  @TestFactory
  Stream<DynamicTest> endsAsExpected() throws Exception {
    return Cctv.all().stream()
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> check(vector)));
  }

  private static void check(Cctv vector) throws Exception {
    ByteArrayOutputStream released = new ByteArrayOutputStream();
    String expected = vector.value("expect");
    assertThat(outcome(vector, released)).isEqualTo(expected);
    if (!vector.values("payload").isEmpty()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(released.toByteArray());
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo(vector.value("payload"));
    }
    if (expected.equals("success")) {
      checkEncrypting(vector, released.toByteArray());
    }
    if (!expected.equals("header failure") && !expected.equals("armor failure")) {
      byte[] file = file(vector);
      byte[] printed = AgeFileReader.readHeader(new ByteArrayInputStream(file)).print();
      assertThat(printed).isEqualTo(Arrays.copyOf(file, printed.length));
    }
  }

  private static String outcome(Cctv vector, ByteArrayOutputStream released) {
    PayloadReader payload;
    try {
      List<Identity> identities = new ArrayList<>();
      for (String identity : vector.values("identity")) {
        identities.add(Identities.parse(identity));
      }
      for (String passphrase : vector.values("passphrase")) {
        identities.add(new ScryptIdentity(() -> passphrase.getBytes(StandardCharsets.UTF_8)));
      }
      payload = AgeFileReader.open(input(vector), identities);
    } catch (AgeException e) {
      return failure(e, "header failure");
    }
    try {
      for (byte[] chunk = payload.next(); chunk != null; chunk = payload.next()) {
        released.writeBytes(chunk);
      }
      return "success";
    } catch (AgeException e) {
      return failure(e, "payload failure");
    }
  }

  private static String failure(AgeException e, String otherwise) {
    if (e.getMessage().equals("bad header MAC")) {
      return "HMAC failure";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ArmorException) {
        return "armor failure";
      }
    }
    return e instanceof NoMatchException ? "no match" : otherwise;
  }

  /** With the same file key and nonce, encrypting gives the same bytes. */
  private static void checkEncrypting(Cctv vector, byte[] plaintext) throws Exception {
    byte[] file = file(vector);
    int start = AgeFileReader.readHeader(new ByteArrayInputStream(file)).print().length;
    byte[] nonce = Arrays.copyOfRange(file, start, start + PayloadWriter.NONCE);
    byte[] fileKey = HexFormat.of().parseHex(vector.value("file key"));
    assertThat(PayloadWriter.encrypt(fileKey, nonce, plaintext))
        .isEqualTo(Arrays.copyOfRange(file, start, file.length));
    if (vector.isArmored()) {
      String text = new String(vector.body(), StandardCharsets.ISO_8859_1);
      assertThat(Armor.write(file)).isEqualTo(text.replace("\r\n", "\n").strip() + "\n");
    }
  }

  private static InputStream input(Cctv vector) {
    return vector.isArmored()
        ? new ArmorReader(vector.body())
        : new ByteArrayInputStream(vector.body());
  }

  private static byte[] file(Cctv vector) throws Exception {
    return input(vector).readAllBytes();
  }
}
