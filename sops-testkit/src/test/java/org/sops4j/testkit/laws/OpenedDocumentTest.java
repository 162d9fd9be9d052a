package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.MasterKeys;
import org.sops4j.OpenedDocument;
import org.sops4j.RotationSettings;
import org.sops4j.Sops;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.StringScalar;

/** Changing an encrypted document without losing what it is. */
class OpenedDocumentTest {
  private final Sops sops = ClearKeySource.builder().build();

  private EncryptedDocument encrypted(String yaml) {
    byte[] plain = yaml.getBytes(StandardCharsets.UTF_8);
    return sops.encrypt(sops.parse(plain, Format.YAML), ClearKeySource.SETTINGS, Format.YAML);
  }

  private static String text(EncryptedDocument document) {
    return new String(document.toBytes(), StandardCharsets.UTF_8);
  }

  private String decrypted(EncryptedDocument document) {
    byte[] plain = sops.decrypt(document.toBytes(), document.format()).toBytes();
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static List<KeyRef> keys(String name) {
    return List.of(KeyRef.of(KeyType.AGE, Map.of("recipient", name)));
  }

  @Test
  void equalElementsOfAListKeepTheirOwnCiphertexts() {
    EncryptedDocument before = encrypted("l: [x, x, x, y]\n");
    try (OpenedDocument opened = sops.open(before)) {
      DecryptedDocument changed =
          opened.content().with(KeyPath.of("l", 3), StringScalar.of("x")).with("z", "new");
      List<String> old = text(before).lines().limit(4).toList();
      List<String> lines = text(opened.encrypt(changed)).lines().toList();
      assertThat(lines).startsWith(old.toArray(new String[0]));
      // No fourth ciphertext was known: the last one is used again, as SOPS does.
      assertThat(lines.get(4)).isEqualTo(lines.get(3));
    }
  }

  @Test
  void itCanBeEncryptedMoreThanOnce() {
    try (OpenedDocument opened = sops.open(encrypted("a: 1\nl: [x, x]\n"))) {
      List<String> once = text(opened.encrypt(opened.content())).lines().limit(4).toList();
      assertThat(text(opened.encrypt(opened.content())).lines().limit(4)).isEqualTo(once);
    }
  }

  @Test
  void aValueOfAnotherTypeGetsACiphertextOfItsOwn() {
    EncryptedDocument before = encrypted("a: 1\nb: 2\n");
    try (OpenedDocument opened = sops.open(before)) {
      EncryptedDocument after = opened.encrypt(opened.content().with("1", "a"));
      assertThat(text(after)).containsPattern("(?m)^a: .*type:str]$");
      assertThat(text(after).lines().toList().get(1)).isEqualTo(text(before).split("\n")[1]);
    }
  }

  @Test
  void aClosedDocumentHasNoKeyAnyMore() {
    OpenedDocument opened = sops.open(encrypted("a: secret\n"));
    OpenedDocument sibling = opened.withFormat(Format.JSON);
    opened.close();
    assertThatThrownBy(() -> opened.encrypt(opened.content()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sibling.encrypt(opened.content()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(opened.toString()).doesNotContain("secret");
  }

  @Test
  void aWrongMacIsRefusedUnlessAskedFor() {
    String text = text(encrypted("a: 1\nb_unencrypted: 2\n")).replace("ted: 2", "ted: 3");
    EncryptedDocument document = sops.read(text.getBytes(StandardCharsets.UTF_8), Format.YAML);
    assertThatThrownBy(() -> sops.open(document))
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAC_MISMATCH));
    try (OpenedDocument opened = sops.openWithoutVerifyingMac(document)) {
      assertThat(decrypted(opened.encrypt(opened.content()))).isEqualTo("a: 1\nb_unencrypted: 3\n");
    }
  }

  @Test
  void otherMetadataIsWritten() {
    try (OpenedDocument opened = sops.open(encrypted("a: 1\n"))) {
      SopsMetadata newer = opened.metadata().withVersion("9.0.0");
      EncryptedDocument after = opened.withMetadata(newer).encrypt(opened.content());
      assertThat(after.metadata().version()).isEqualTo("9.0.0");
      assertThat(after.metadata().groups()).isEqualTo(opened.metadata().groups());
    }
  }

  @Test
  void otherKeysGetTheSameDataKey() {
    EncryptedDocument before = encrypted("a: 1\n");
    try (OpenedDocument opened = sops.open(before)) {
      OpenedDocument shared = opened.withKeys(List.of(keys("x"), keys("y")), 0);
      EncryptedDocument after = shared.encrypt(opened.content());
      assertThat(after.metadata().shamirThreshold()).isEqualTo(2);
      assertThat(after.metadata().groups()).hasSize(2);
      assertThat(text(after).lines().findFirst()).isEqualTo(text(before).lines().findFirst());
      assertThat(decrypted(after)).isEqualTo("a: 1\n");
    }
  }

  @Test
  void keysCanBeReplacedWithoutTouchingValuesOrMac() {
    EncryptedDocument before = encrypted("a: 1\n");
    MasterKeys master = sops.masterKeys(before);
    EncryptedDocument after = master.apply(master.changesTo(List.of(keys("x"))));
    KeyGroup group = after.metadata().groups().get(0);
    assertThat(group.keys().get(0).ref().display()).isEqualTo("x");
    assertThat(text(after)).isEqualTo(text(before).replace("recipient: test", "recipient: x"));
  }

  @Test
  void aNewDataKeyChangesEveryCiphertext() {
    EncryptedDocument before = encrypted("a: 1 # c\nb: x\n");
    try (OpenedDocument opened = sops.open(before);
        OpenedDocument rotated = opened.withNewDataKey(RotationSettings.SAME_KEYS)) {
      EncryptedDocument after = rotated.encrypt(rotated.content());
      assertThat(text(after)).doesNotContain(text(before).lines().limit(2).toList());
      assertThat(decrypted(after)).isEqualTo("# c\na: 1\nb: x\n");
    }
  }

  @Test
  void aNewDocumentHasItsKeyBeforeItsContent() {
    try (OpenedDocument created = sops.create(ClearKeySource.SETTINGS, Format.YAML)) {
      assertThat(created.content().branches()).isEmpty();
      DecryptedDocument content = created.content().with("x", "a", "b");
      assertThat(decrypted(created.encrypt(content))).isEqualTo("a:\n    b: x\n");
    }
    Sops withoutKeys = ClearKeySource.builder().withoutLocalKeys().build();
    assertThatThrownBy(() -> withoutKeys.create(ClearKeySource.SETTINGS, Format.YAML))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_KEY_NOT_WRAPPED));
  }

  @Test
  void aReservedKeyIsRefusedByTheFormatToBeWritten() {
    DecryptedDocument document =
        DecryptedDocument.of(Format.YAML, List.of(Branch.EMPTY))
            .with(KeyPath.of("sops_x"), new IntScalar(1));
    document.requireEncryptable(Format.YAML);
    assertThatThrownBy(() -> document.requireEncryptable(Format.DOTENV))
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_ENCRYPTED));
  }
}
