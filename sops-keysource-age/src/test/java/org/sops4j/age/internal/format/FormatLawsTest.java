package org.sops4j.age.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.x25519.X25519Identity;
import org.sops4j.age.internal.x25519.X25519Recipient;
import org.sops4j.testkit.FixedRandom;

/** What must hold for every header, every armor and every payload. */
class FormatLawsTest {
  private static final X25519Identity IDENTITY = X25519Identity.generate(new FixedRandom(5));
  private static final int CHUNK = PayloadWriter.CHUNK;

  @Property(tries = 300)
  void headersAreParsedAsTheyWerePrinted(@ForAll("headers") Header header) throws Exception {
    byte[] printed = header.print();
    Header parsed = AgeFileReader.readHeader(new ByteArrayInputStream(printed));
    assertThat(parsed.print()).isEqualTo(printed);
    assertThat(parsed).usingRecursiveComparison().isEqualTo(header);
  }

  /** Whatever parses prints as it was: nobody can change a header without changing its meaning. */
  @Property(tries = 300)
  void changedHeadersAreRefusedOrPrintedAsTheyAre(
      @ForAll("headers") Header header, @ForAll int place, @ForAll byte value) {
    byte[] bytes = header.print();
    bytes[Math.floorMod(place, bytes.length)] = value;
    try {
      byte[] printed = AgeFileReader.readHeader(new ByteArrayInputStream(bytes)).print();
      assertThat(bytes).startsWith(printed);
    } catch (AgeException e) {
      assertThat(e).hasMessageStartingWith("failed to read header: ");
    }
  }

  @Property(tries = 300)
  void armorKeepsEveryByte(@ForAll @Size(max = 400) byte[] bytes) throws Exception {
    String text = Armor.write(bytes);
    assertThat(new ArmorReader(ascii(text)).readAllBytes()).isEqualTo(bytes);
    assertThat(new ArmorReader(ascii(text.replace("\n", "\r\n"))).readAllBytes()).isEqualTo(bytes);
  }

  /** Armor that is accepted holds other bytes, or differs in line ends and outer blanks only. */
  @Property(tries = 300)
  void changedArmorIsRefusedOrMeansSomethingElse(
      @ForAll @Size(max = 200) byte[] bytes, @ForAll int place, @ForAll byte value)
      throws Exception {
    byte[] text = ascii(Armor.write(bytes));
    text[Math.floorMod(place, text.length)] = value;
    try {
      byte[] read = new ArmorReader(text).readAllBytes();
      String rewritten = new String(text, StandardCharsets.ISO_8859_1).replace("\r", "");
      assertThat(Armor.write(read).strip()).isEqualTo(rewritten.strip());
    } catch (ArmorException e) {
      assertThat(e).hasMessageStartingWith("invalid armor: ");
    }
  }

  @Example
  void payloadsOfAllSizesComeBack() throws Exception {
    int[] sizes = {0, 1, 32, 33, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 300_000};
    for (int size : sizes) {
      byte[] plaintext = new byte[size];
      new FixedRandom(size).nextBytes(plaintext);
      assertThat(decrypt(encrypt(plaintext))).isEqualTo(plaintext);
    }
  }

  @Property(tries = 20)
  void payloadsComeBack(@ForAll @Size(max = 3000) byte[] plaintext) throws Exception {
    assertThat(decrypt(encrypt(plaintext))).isEqualTo(plaintext);
  }

  @Example
  void anyFlippedByteIsRefused() throws Exception {
    byte[] file = encrypt(new byte[33]);
    for (int i = 0; i < file.length; i++) {
      byte[] changed = file.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> decrypt(changed)).isInstanceOf(AgeException.class);
    }
  }

  @Example
  void anythingCutOffOrAddedIsRefused() throws Exception {
    for (int size : new int[] {0, 33, CHUNK}) {
      byte[] file = encrypt(new byte[size]);
      for (int length = 0; length < file.length; length += size == CHUNK ? 997 : 1) {
        byte[] cut = java.util.Arrays.copyOf(file, length);
        assertThatThrownBy(() -> decrypt(cut)).isInstanceOf(AgeException.class);
      }
      byte[] longer = java.util.Arrays.copyOf(file, file.length + 1);
      assertThatThrownBy(() -> decrypt(longer)).isInstanceOf(AgeException.class);
    }
  }

  @Provide
  Arbitrary<Header> headers() {
    Arbitrary<byte[]> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(150);
    Arbitrary<String> words =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20);
    Arbitrary<Stanza> stanzas =
        Combinators.combine(words, words.list().ofMaxSize(4), bodies).as(Stanza::new);
    return Combinators.combine(
            stanzas.list().ofMaxSize(4), Arbitraries.bytes().array(byte[].class).ofSize(32))
        .as(Header::new);
  }

  private static byte[] encrypt(byte[] plaintext) throws AgeException {
    return AgeFileWriter.encrypt(
        plaintext, X25519Recipient.parse(IDENTITY.recipientText()), new FixedRandom(7));
  }

  private static byte[] decrypt(byte[] file) throws AgeException {
    return AgeFileReader.open(new ByteArrayInputStream(file), List.of(IDENTITY)).readAll();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
