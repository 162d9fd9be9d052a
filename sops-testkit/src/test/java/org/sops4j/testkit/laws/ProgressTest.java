package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.EncryptedDocument;
import org.sops4j.Sops;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.SopsException;
import org.sops4j.key.Progress;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.tree.Format;

/** What an audit trail may rely on: which steps are told of, and when. */
class ProgressTest {
  private static final byte[] PLAIN = "a: 1\n".getBytes(StandardCharsets.UTF_8);

  private final List<Progress.Step> steps = new ArrayList<>();
  private final Sops sops =
      ClearKeySource.builder().progress(step -> steps.add(step.step())).build();

  @Test
  void encryptingIsToldOfOnceTheKeysAreWrapped() {
    encrypt(sops);
    assertThat(steps).containsExactly(Progress.Step.KEY_WRAPPED, Progress.Step.ENCRYPTING);
  }

  @Test
  void decryptingIsToldOfOnceTheDataKeyIsKnown() {
    EncryptedDocument document = encrypt(sops);
    steps.clear();
    sops.decrypt(document);
    assertThat(steps).containsExactly(Progress.Step.KEY_UNWRAPPED, Progress.Step.DECRYPTING);
  }

  @Test
  void aWrongMacIsFoundAfterDecryptingWasToldOf() {
    byte[] tampered =
        text(encrypt(sops).toBytes())
            .replaceFirst("a:", "b: 1\na:")
            .getBytes(StandardCharsets.UTF_8);
    steps.clear();
    assertThatThrownBy(() -> sops.decrypt(tampered, Format.YAML)).isInstanceOf(SopsException.class);
    assertThat(steps).endsWith(Progress.Step.DECRYPTING);
  }

  @Test
  void withoutDataKeyNothingIsDecrypted() {
    byte[] keyless =
        text(encrypt(sops).toBytes())
            .replaceFirst("enc: \\S+", "enc: \"\"")
            .getBytes(StandardCharsets.UTF_8);
    steps.clear();
    assertThatThrownBy(() -> sops.decrypt(keyless, Format.YAML))
        .isInstanceOf(DataKeyUnavailableException.class);
    assertThat(steps).containsExactly(Progress.Step.KEY_NOT_UNWRAPPED);
  }

  @Test
  void aListenerThatThrowsEndsTheWork() {
    EncryptedDocument document = encrypt(sops);
    Sops watched =
        ClearKeySource.builder()
            .progress(
                step -> {
                  if (step.step() == Progress.Step.DECRYPTING) {
                    throw new IllegalStateException("not recorded");
                  }
                })
            .build();
    assertThatThrownBy(() -> watched.decrypt(document)).hasMessage("not recorded");
  }

  private static EncryptedDocument encrypt(Sops sops) {
    return sops.encrypt(sops.parse(PLAIN, Format.YAML), ClearKeySource.SETTINGS, Format.YAML);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
