package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.DocumentMerge;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.MergeConflict;
import org.sops4j.MergeResult;
import org.sops4j.MergeSide;
import org.sops4j.OpenedDocument;
import org.sops4j.RotationSettings;
import org.sops4j.Sops;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** What becomes of master keys, data keys and settings in a merge. */
class MergeSettingsTest {
  private final Sops sops = ClearKeySource.builder().build();

  private static List<KeyRef> keys(String names) {
    List<KeyRef> keys = new ArrayList<>();
    for (String name : names.split(",")) {
      keys.add(KeyRef.of(KeyType.AGE, Map.of("recipient", name)));
    }
    return keys;
  }

  private EncryptedDocument document(String names) {
    byte[] text = "a: 1\nb: two\n".getBytes(StandardCharsets.UTF_8);
    return sops.encrypt(
        sops.parse(text, Format.YAML), EncryptionSettings.to(keys(names)), Format.YAML);
  }

  private EncryptedDocument withKeys(EncryptedDocument document, String names) {
    try (OpenedDocument opened = sops.open(document)) {
      return opened.withKeys(List.of(keys(names)), 0).encrypt(opened.content());
    }
  }

  private EncryptedDocument with(EncryptedDocument document, String text, Object... path) {
    try (OpenedDocument opened = sops.open(document)) {
      return opened.encrypt(opened.content().with(text, path));
    }
  }

  private EncryptedDocument merged(
      EncryptedDocument base, EncryptedDocument ours, EncryptedDocument theirs) {
    try (MergeResult result = DocumentMerge.with(sops).merge(base, ours, theirs)) {
      assertThat(result.conflicts()).isEmpty();
      return sops.read(result.document(MergeSide.OURS).toBytes(), Format.YAML);
    }
  }

  private static List<String> names(EncryptedDocument document) {
    List<String> names = new ArrayList<>();
    document.metadata().groups().get(0).keys().forEach(key -> names.add(key.ref().display()));
    return names;
  }

  /** The clear key source writes the data key as it is. */
  private static String dataKey(EncryptedDocument document) {
    return document.metadata().groups().get(0).keys().get(0).enc();
  }

  @Test
  void keysThatWereAddedKeepTheDataKey() {
    EncryptedDocument base = document("a");
    EncryptedDocument merged = merged(base, withKeys(base, "a,b"), withKeys(base, "c,a"));

    assertThat(names(merged)).containsExactly("a", "b", "c");
    assertThat(dataKey(merged)).isEqualTo(dataKey(base));
  }

  @Test
  void aKeyThatOneSideRemovedCostsTheDataKey() {
    EncryptedDocument base = document("a,b");
    EncryptedDocument merged = merged(base, with(base, "new", "b"), withKeys(base, "a"));

    assertThat(names(merged)).containsExactly("a");
    assertThat(dataKey(merged)).isNotEqualTo(dataKey(base));
    assertThat(new String(merged.toBytes(), StandardCharsets.UTF_8))
        .doesNotContain(new String(base.toBytes(), StandardCharsets.UTF_8).lines().toList().get(0));
  }

  @Test
  void aDataKeyThatTheRemovedKeyNeverOpenedIsKept() {
    EncryptedDocument base = document("a,b");
    EncryptedDocument rotated = sops.rotate(base, new RotationSettings(List.of(), keys("b")));
    EncryptedDocument merged = merged(base, with(base, "new", "b"), rotated);

    assertThat(names(merged)).containsExactly("a");
    assertThat(dataKey(merged)).isEqualTo(dataKey(rotated));
  }

  @Test
  void aKeyIsNotBroughtBackByTheSideThatStillHasIt() {
    EncryptedDocument base = document("a,b");
    EncryptedDocument merged = merged(base, withKeys(base, "a"), withKeys(base, "a,b,c"));

    assertThat(names(merged)).containsExactly("a", "c");
  }

  @Test
  void sidesThatLeaveNobodyAreAConflict() {
    EncryptedDocument base = document("a,b");
    try (MergeResult result =
        DocumentMerge.with(sops).merge(base, withKeys(base, "a"), withKeys(base, "b"))) {
      assertThat(result.conflicts())
          .containsExactly(
              new MergeConflict(0, KeyPath.of("sops", "key_groups"), MergeConflict.Kind.METADATA));
      assertThat(names(result.document(MergeSide.OURS))).containsExactly("a");
    }
  }

  @Test
  void unrelatedDocumentsKeepTheKeysOfOursAndSaySo() {
    try (MergeResult result =
        DocumentMerge.with(sops).mergeUnrelated(document("a"), document("b"))) {
      assertThat(result.conflicts())
          .extracting(MergeConflict::path)
          .containsExactly(KeyPath.of("sops", "key_groups"));
      assertThat(names(result.document(MergeSide.OURS))).containsExactly("a");
    }
  }

  @Test
  void aSideWhoseMacIsWrongIsNotMerged() {
    EncryptedDocument base = document("a");
    String text = new String(with(base, "new", "b").toBytes(), StandardCharsets.UTF_8);
    byte[] cut = text.replaceFirst("(?m)^a: .*\n", "").getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> merged(base, base, sops.read(cut, Format.YAML)))
        .isInstanceOf(SopsException.class)
        .hasMessageStartingWith("MAC mismatch");
  }
}
