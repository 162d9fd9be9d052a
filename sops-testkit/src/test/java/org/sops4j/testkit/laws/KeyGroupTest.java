package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.testkit.Reason;
import org.sops4j.tree.Format;

/** With several groups the file opens with as many as the threshold says, and not with fewer. */
class KeyGroupTest {
  private final Sops sops = ClearKeySource.builder().build();

  @Property(tries = 60)
  void anyThresholdOfGroupsOpensTheFile(
      @ForAll @IntRange(min = 2, max = 8) int groups,
      @ForAll @IntRange(min = 2, max = 8) int threshold) {
    if (threshold > groups) {
      assertThatThrownBy(() -> encrypt(groups, threshold))
          .hasMessageContaining("parts cannot be less than threshold");
      return;
    }
    EncryptedDocument document = encrypt(groups, threshold);
    assertThat(document.metadata().groups()).hasSize(groups);
    assertThat(text(sops.decrypt(document).toBytes())).isEqualTo("a: 1\n");
  }

  @Test
  void everyGroupWithoutAnyKeyIsReported() {
    String file = text(encrypt(3, 2).toBytes());
    Sops withoutKeys = ClearKeySource.builder().withoutLocalKeys().build();
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> withoutKeys.decrypt(bytes, Format.YAML))
        .isInstanceOfSatisfying(
            DataKeyUnavailableException.class,
            e -> {
              assertThat(e.threshold()).isEqualTo(2);
              assertThat(e.groups()).hasSize(3).noneMatch(group -> group.recovered());
            });
  }

  @Test
  void anEmptyDataKeyIsNoKey() {
    String file = text(encrypt(1, 0).toBytes()).replaceFirst("enc: \\S+", "enc: \"\"");
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> sops.decrypt(bytes, Format.YAML))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_KEY_UNAVAILABLE));
  }

  @Property(tries = 60)
  void aShareThatWasAlteredIsNoticedByTheFirstValue(
      @ForAll @IntRange(min = 2, max = 5) int groups, @ForAll @IntRange(max = 31) int place) {
    byte[] bytes = withFirstShare(encrypt(groups, 0), share -> share[place] ^= 1);
    assertThatThrownBy(() -> sops.decrypt(bytes, Format.YAML))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.VALUE_NOT_DECRYPTED);
              assertThat(e.hints()).containsExactly("  at [\"a\"]");
            })
        .extracting(Reason::of)
        .asString()
        .endsWith("cipher: message authentication failed");
  }

  @Test
  void withoutEncryptedValuesItIsNoticedByTheMac() {
    byte[] plain = "a_unencrypted: 1\n".getBytes(StandardCharsets.UTF_8);
    EncryptedDocument document =
        sops.encrypt(sops.parse(plain, Format.YAML), settings(2, 0), Format.YAML);
    byte[] bytes = withFirstShare(document, share -> share[0] ^= 1);
    assertThatThrownBy(() -> sops.decrypt(bytes, Format.YAML))
        .hasMessageStartingWith("Cannot decrypt MAC: ")
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAC_NOT_DECRYPTED));
  }

  @Test
  void sharesThatCannotBelongTogetherAreRefused() {
    byte[] same = withFirstShare(encrypt(2, 0), share -> share[32] = 2);
    assertThatThrownBy(() -> sops.decrypt(same, Format.YAML))
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SHARES_REJECTED))
        .extracting(Reason::of)
        .isEqualTo("could not get data key from shamir parts: duplicate part detected");
  }

  /** The file with another share in its first entry. */
  private static byte[] withFirstShare(EncryptedDocument document, Consumer<byte[]> change) {
    String file = text(document.toBytes());
    String enc = document.metadata().groups().get(0).keys().get(0).enc();
    byte[] share = Base64.getDecoder().decode(enc);
    change.accept(share);
    String changed = Base64.getEncoder().encodeToString(share);
    return file.replace(enc, changed).getBytes(StandardCharsets.UTF_8);
  }

  private EncryptedDocument encrypt(int groups, int threshold) {
    byte[] plain = "a: 1\n".getBytes(StandardCharsets.UTF_8);
    return sops.encrypt(sops.parse(plain, Format.YAML), settings(groups, threshold), Format.YAML);
  }

  private static EncryptionSettings settings(int groups, int threshold) {
    List<List<KeyRef>> keys = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      keys.add(List.of(KeyRef.of(KeyType.AGE, Map.of("recipient", "r" + i))));
    }
    return new EncryptionSettings(keys, threshold, EncryptionScope.DEFAULT, false);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
