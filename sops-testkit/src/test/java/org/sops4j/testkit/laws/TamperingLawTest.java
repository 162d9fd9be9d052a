package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.Sops;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** What was changed after encrypting is refused; where the format is blind, a test says so. */
class TamperingLawTest {
  private static final Pattern FIELD = Pattern.compile("(data|iv|tag):([A-Za-z0-9+/=]+)");

  /** Encrypted values but for comments, which are tolerated in clear. */
  private static final Pattern VALUE =
      Pattern.compile(
          "ENC\\[AES256_GCM,data:([^,]+),iv:([^,]+),tag:([^,]+),type:(?!comment)[a-z]+]");

  private final Sops sops = ClearKeySource.builder().build();

  @Property(tries = 600)
  void anyChangedByteOfAValueOrOfTheMacIsRefused(
      @ForAll Format format,
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    // Of several documents only the first one's copy of the MAC is read.
    List<Branch> tree = new RandomTrees(seed).documents(format).subList(0, 1);
    String file = encrypt(DecryptedDocument.of(format, tree), format);
    Random random = new Random(seed);
    List<MatchResult> values = VALUE.matcher(file).results().toList();
    MatchResult value = values.get(random.nextInt(values.size()));
    int field = 1 + random.nextInt(3);
    byte[] bytes = Base64.getDecoder().decode(value.group(field));
    bytes[random.nextInt(bytes.length)] ^= (byte) change;
    String tampered =
        file.substring(0, value.start(field))
            + Base64.getEncoder().encodeToString(bytes)
            + file.substring(value.end(field));

    assertRefused(tampered, format);
  }

  @Property(tries = 300)
  void aValueMovedToAnotherPathIsRefused(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    if (format == Format.BINARY) {
      return; // there is one path only
    }
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(5); i++) {
      // The values are equal, so that only the path tells them apart.
      items.add(Item.of("k" + i + random.nextInt(1000), StringScalar.of("the same")));
    }
    Branch flat = new Branch(items);
    Branch tree = format == Format.INI ? Branch.of(Item.of("section", flat)) : flat;
    String file = encrypt(DecryptedDocument.of(format, List.of(tree)), format);
    List<String> values = VALUE.matcher(file).results().map(MatchResult::group).toList();
    List<String> some = new ArrayList<>(values.subList(0, items.size()));
    Collections.shuffle(some, random);

    assertRefused(swap(file, some.get(0), some.get(1)), format);
  }

  @Property(tries = 300)
  void reorderingIsRefusedWhereTheConcatenationChanges(
      @ForAll @Size(min = 2, max = 5) List<@From("pieces") String> pieces,
      @ForAll @LongRange(max = 1L << 40) long seed) {
    List<Node> elements = new ArrayList<>();
    pieces.forEach(piece -> elements.add(StringScalar.of(piece)));
    Branch tree = Branch.of(Item.of("l", new Sequence(elements)));
    String file = encrypt(DecryptedDocument.of(Format.YAML, List.of(tree)), Format.YAML);
    List<String> values = VALUE.matcher(file).results().map(MatchResult::group).toList();
    Random random = new Random(seed);
    int first = random.nextInt(pieces.size());
    int second = random.nextInt(pieces.size());
    List<String> moved = new ArrayList<>(pieces);
    Collections.swap(moved, first, second);
    String swapped = swap(file, values.get(first), values.get(second));

    if (String.join("", moved).equals(String.join("", pieces))) {
      DecryptedDocument decrypted =
          sops.decrypt(swapped.getBytes(StandardCharsets.ISO_8859_1), Format.YAML);
      assertThat(decrypted.at("l", 0)).isEqualTo(StringScalar.of(moved.get(0)));
    } else {
      assertRefused(swapped, Format.YAML);
    }
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of("a", "aa", "b", "ab");
  }

  private static String swap(String file, String one, String other) {
    return file.replace(one, "@@@").replace(other, one).replace("@@@", other);
  }

  // What follows is not a promise but the limits of the format: docs/threat-model.md names them.

  @Test
  void theTypeOfAValueIsNotProtected() {
    String file = encrypt("{\"a\":5}");
    assertThat(decrypt(file.replace("type:int", "type:str"))).isEqualTo("{\n\t\"a\": \"5\"\n}\n");
  }

  @Test
  void textBehindTheClosingBracketIsNotSeen() {
    String file = encrypt("{\"a\":\"v\"}");
    String value = value(file, "a");
    assertThat(decrypt(file.replace(value, value + " anything"))).isEqualTo(decrypt(file));
  }

  @Test
  void namesOfUnencryptedAndOfEmptyValuesAreNotProtected() {
    String file = encrypt("{\"a_unencrypted\":\"v\",\"b\":\"\"}");
    assertThat(decrypt(file.replace("a_unencrypted", "z_unencrypted").replace("\"b\"", "\"y\"")))
        .isEqualTo("{\n\t\"z_unencrypted\": \"v\",\n\t\"y\": \"\"\n}\n");
  }

  @Test
  void unusedBitsOfBase64AreNotProtected() {
    String file = encrypt("{\"a\":\"v\"}"); // one byte: two characters, four bits unused
    String data = FIELD.matcher(file).results().toList().get(0).group(2);
    char last = data.charAt(1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char other = alphabet.charAt(alphabet.indexOf(last) ^ 1);
    String changed = file.replace("data:" + data, "data:" + data.charAt(0) + other + "==");
    assertThat(changed).isNotEqualTo(file);
    assertThat(decrypt(changed)).isEqualTo(decrypt(file));
  }

  @Test
  void whereOneUnencryptedValueEndsAndTheNextBeginsIsNotProtected() {
    String file = encrypt("{\"l_unencrypted\":[\"a\",\"aa\"]}");
    String moved = file.replace("\"aa\"", "@").replace("\"a\"", "\"aa\"").replace("@", "\"a\"");
    assertThat(decrypt(moved)).contains("\"aa\",\n\t\t\"a\"");
  }

  private String encrypt(String json) {
    return encrypt(sops.parse(json.getBytes(StandardCharsets.UTF_8), Format.JSON), Format.JSON);
  }

  private String encrypt(DecryptedDocument document, Format format) {
    EncryptedDocument encrypted = sops.encrypt(document, ClearKeySource.SETTINGS, format);
    return new String(encrypted.toBytes(), StandardCharsets.ISO_8859_1);
  }

  private String decrypt(String file) {
    return new String(
        sops.decrypt(file.getBytes(StandardCharsets.UTF_8), Format.JSON).toBytes(),
        StandardCharsets.UTF_8);
  }

  private String value(String file, String key) {
    EncryptedDocument document = sops.read(file.getBytes(StandardCharsets.UTF_8), Format.JSON);
    assertThat(document.metadata().mac()).isNotEmpty();
    int at = file.indexOf("\"" + key + "\": \"") + key.length() + 5;
    String value = file.substring(at, file.indexOf('"', at));
    return StringScalar.of(value).text();
  }

  private void assertRefused(String file, Format format) {
    assertThatThrownBy(() -> sops.decrypt(file.getBytes(StandardCharsets.ISO_8859_1), format))
        .isInstanceOfSatisfying(
            SopsException.class,
            e ->
                assertThat(e.code())
                    .isIn(
                        ErrorCode.VALUE_NOT_DECRYPTED,
                        ErrorCode.MAC_NOT_DECRYPTED,
                        ErrorCode.MAC_MISMATCH));
  }
}
