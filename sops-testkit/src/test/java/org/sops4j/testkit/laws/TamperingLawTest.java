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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sops4j.EncryptedDocument;
import org.sops4j.Sops;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.tree.Format;
import org.sops4j.tree.StringScalar;

/** What was changed after encrypting is refused; where the format is blind, a test says so. */
class TamperingLawTest {
  private static final Pattern FIELD = Pattern.compile("(data|iv|tag):([A-Za-z0-9+/=]+)");

  private final Sops sops = ClearKeySource.builder().build();

  @Property(tries = 500)
  void anyChangedByteOfAValueOrOfTheMacIsRefused(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    String file = encrypt("{\"a\":\"text\",\"b\":[1,2.5,true],\"c\":{\"d\":\"more text\"}}");
    List<MatchResult> fields = FIELD.matcher(file).results().toList();
    Random random = new Random(seed);
    MatchResult field = fields.get(random.nextInt(fields.size()));
    byte[] bytes = Base64.getDecoder().decode(field.group(2));
    bytes[random.nextInt(bytes.length)] ^= (byte) change;
    String tampered =
        file.substring(0, field.start(2))
            + Base64.getEncoder().encodeToString(bytes)
            + file.substring(field.end(2));

    assertRefused(tampered);
  }

  @Property(tries = 200)
  void aValueMovedToAnotherPathIsRefused(@ForAll @LongRange(max = 1L << 40) long seed) {
    Random random = new Random(seed);
    List<String> names = new ArrayList<>(List.of("a", "b", "c", "d"));
    Collections.shuffle(names, random);
    String file = encrypt("{\"a\":\"v\",\"b\":\"v\",\"c\":\"v\",\"d\":\"v\"}");
    String first = value(file, names.get(0));
    String second = value(file, names.get(1));

    // The values are equal, so that only the path tells them apart.
    assertRefused(file.replace(first, "@").replace(second, first).replace("@", second));
  }

  @Property(tries = 100)
  void reorderingIsRefusedWhereTheConcatenationChanges(
      @ForAll @IntRange(min = 0, max = 9) int first,
      @ForAll @IntRange(min = 0, max = 9) int second) {
    String file = encrypt("{\"l\":[" + first + "," + second + "]}");
    List<String> values =
        Pattern.compile("ENC\\[[^]]*type:int]")
            .matcher(file)
            .results()
            .map(MatchResult::group)
            .toList();
    String swapped =
        file.replace(values.get(0), "@")
            .replace(values.get(1), values.get(0))
            .replace("@", values.get(1));

    if (first == second) {
      assertThat(decrypt(swapped)).isEqualTo(decrypt(file));
    } else {
      assertRefused(swapped);
    }
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
    EncryptedDocument encrypted =
        sops.encrypt(
            sops.parse(json.getBytes(StandardCharsets.UTF_8), Format.JSON),
            ClearKeySource.SETTINGS,
            Format.JSON);
    return new String(encrypted.toBytes(), StandardCharsets.UTF_8);
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

  private void assertRefused(String file) {
    assertThatThrownBy(() -> decrypt(file))
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
