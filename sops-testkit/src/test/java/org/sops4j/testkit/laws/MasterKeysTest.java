package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.KeyChanges;
import org.sops4j.MasterKeys;
import org.sops4j.RotationSettings;
import org.sops4j.Sops;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.testkit.Reason;
import org.sops4j.tree.Format;

/** Changing the master keys of a document, with its data key or without. */
class MasterKeysTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  /** Master keys that hide nothing, and record when they were made. */
  private static final class DatedKeys implements KeySourceProvider, KeySource {
    private final ClearKeySource delegate = new ClearKeySource();

    @Override
    public KeyType type() {
      return KeyType.PGP;
    }

    @Override
    public KeySource open(KeyContext context) {
      return this;
    }

    @Override
    public List<KeyRef> parse(String text) {
      return List.of(dated(text));
    }

    @Override
    public String wrap(KeyRef ref, DataKey part) {
      return delegate.wrap(ref, part);
    }

    @Override
    public UnwrapResult unwrap(WrappedKey key) {
      return delegate.unwrap(key);
    }
  }

  private static Sops at(Duration afterStart) {
    return ClearKeySource.builder()
        .keySource(new DatedKeys())
        .clock(Clock.fixed(START.plus(afterStart), ZoneOffset.UTC))
        .build();
  }

  private final Sops early = at(Duration.ZERO);
  private final Sops late = at(Duration.ofHours(1));

  private static KeyRef dated(String name) {
    return KeyRef.of(KeyType.PGP, Map.of("fp", name));
  }

  private static KeyRef plain(String name) {
    return KeyRef.of(KeyType.AGE, Map.of("recipient", name));
  }

  private EncryptedDocument encrypted(int threshold, List<List<KeyRef>> groups) {
    byte[] plain = "a: 1\nl: [x, x]\n".getBytes(StandardCharsets.UTF_8);
    EncryptionSettings settings =
        new EncryptionSettings(groups, threshold, EncryptionScope.DEFAULT, false);
    return early.encrypt(early.parse(plain, Format.YAML), settings, Format.YAML);
  }

  private static String values(EncryptedDocument document) {
    return new String(document.toBytes(), StandardCharsets.UTF_8).split("\nsops:")[0];
  }

  private String content(EncryptedDocument document) {
    return new String(early.decrypt(document).toBytes(), StandardCharsets.UTF_8);
  }

  private static List<List<String>> texts(EncryptedDocument document) {
    List<List<String>> texts = new ArrayList<>();
    for (KeyGroup group : document.metadata().groups()) {
      texts.add(
          group.keys().stream().map(key -> key.ref().display() + "@" + key.createdAt()).toList());
    }
    return texts;
  }

  @Test
  void rotatingAddsToTheFirstGroupAndRemovesFromAll() {
    EncryptedDocument before =
        encrypted(
            2,
            List.of(
                List.of(dated("x"), plain("z"), dated("x")),
                List.of(dated("y"), dated("x")),
                List.of(dated("w"))));
    RotationSettings settings =
        new RotationSettings(List.of(dated("n"), dated("y")), List.of(dated("x"), plain("none")));
    EncryptedDocument after = late.rotate(before, settings);
    assertThat(texts(after))
        .containsExactly(
            List.of("z@null", "n@2026-01-02T04:04:05Z", "y@2026-01-02T04:04:05Z"),
            List.of("y@2026-01-02T03:04:05Z"),
            List.of("w@2026-01-02T03:04:05Z"));
    assertThat(after.metadata().shamirThreshold()).isEqualTo(2);
    assertThat(after.metadata().lastModified()).isEqualTo("2026-01-02T04:04:05Z");
    assertThat(content(after)).isEqualTo(content(before));
  }

  @Test
  void rotatingMakesEverythingAnewButTheVersion() {
    String old =
        new String(encrypted(0, List.of(List.of(plain("x")))).toBytes(), StandardCharsets.UTF_8);
    byte[] file = old.replaceAll("version: .*", "version: 3.7.3").getBytes(StandardCharsets.UTF_8);
    EncryptedDocument before = early.read(file, Format.YAML);
    EncryptedDocument after = late.rotate(before, RotationSettings.SAME_KEYS);
    assertThat(after.metadata().version()).isEqualTo("3.7.3");
    assertThat(values(after).lines())
        .hasSize(4)
        .filteredOn(line -> line.contains("ENC["))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(values(before).lines().toList());
    assertThat(after.metadata().groups()).isNotEqualTo(before.metadata().groups());
  }

  @Test
  void aGroupMayNotLoseItsLastKey() {
    EncryptedDocument before = encrypted(0, List.of(List.of(plain("x")), List.of(plain("y"))));
    RotationSettings settings = new RotationSettings(List.of(), List.of(plain("y")));
    assertThatThrownBy(() -> late.rotate(before, settings))
        .extracting(Reason::of)
        .isEqualTo("[empty key group provided]");
  }

  @Property(tries = 200)
  void afterChangesAreAppliedThereAreNone(
      @ForAll @Size(min = 1, max = 4)
          List<@Size(min = 1, max = 4) List<@IntRange(max = 5) Integer>> now,
      @ForAll @Size(min = 1, max = 4)
          List<@Size(min = 1, max = 4) List<@IntRange(max = 5) Integer>> then) {
    EncryptedDocument before = encrypted(0, refs(now));
    KeyChanges changes = late.masterKeys(before).changesTo(refs(then));
    assertThat(changes.differences()).hasSize(Math.max(now.size(), then.size()));
    EncryptedDocument after = late.masterKeys(before).apply(changes);
    assertThat(late.masterKeys(after).changesTo(refs(then)).isEmpty()).isTrue();
    assertThat(values(after)).isEqualTo(values(before));
    assertThat(after.metadata().mac()).isEqualTo(before.metadata().mac());
    assertThat(after.metadata().lastModified()).isEqualTo(before.metadata().lastModified());
    assertThat(content(after)).isEqualTo(content(before));
    int needed = after.metadata().shamirThreshold();
    assertThat(needed).isLessThanOrEqualTo(Math.max(1, then.size()));
  }

  private static List<List<KeyRef>> refs(List<List<Integer>> numbers) {
    return numbers.stream()
        .map(group -> group.stream().map(number -> plain("r" + number)).toList())
        .toList();
  }

  @Test
  void updatedEntriesAllRecordThePresent() {
    EncryptedDocument before = encrypted(0, List.of(List.of(dated("x"), dated("y"))));
    MasterKeys keys = late.masterKeys(before);
    KeyChanges changes = keys.changesTo(List.of(List.of(dated("z"), dated("x"))));
    assertThat(changes.differences())
        .containsExactly(
            new KeyChanges.Difference(
                List.of(dated("x")), List.of(dated("z")), List.of(dated("y"))));
    assertThat(texts(keys.apply(changes)))
        .containsExactly(List.of("z@2026-01-02T04:04:05Z", "x@2026-01-02T04:04:05Z"));
  }

  @Test
  void keysAreComparedByTheirTextAlone() {
    EncryptedDocument document = encrypted(0, List.of(List.of(dated("x"))));
    assertThat(late.masterKeys(document).changesTo(List.of(List.of(plain("x")))).isEmpty())
        .isTrue();
  }

  @Test
  void aGroupThatIsAddedAndTakenOutLeavesTheOthersTheirTimes() {
    EncryptedDocument before = encrypted(0, List.of(List.of(dated("x")), List.of(dated("y"))));
    EncryptedDocument more = late.masterKeys(before).addGroup(List.of(dated("z")), 0);
    assertThat(texts(more))
        .containsExactly(
            List.of("x@2026-01-02T03:04:05Z"),
            List.of("y@2026-01-02T03:04:05Z"),
            List.of("z@2026-01-02T04:04:05Z"));
    assertThat(more.metadata().shamirThreshold()).isEqualTo(2);
    EncryptedDocument less = late.masterKeys(more).deleteGroup(2, 0);
    assertThat(texts(less)).isEqualTo(texts(before));
    SopsMetadata metadata = less.metadata();
    assertThat(metadata.mac()).isEqualTo(before.metadata().mac());
    assertThat(content(less)).isEqualTo(content(before));
  }

  @Test
  void groupsThatAreNeededOrNotThereCannotBeTakenOut() {
    MasterKeys keys =
        late.masterKeys(encrypted(0, List.of(List.of(plain("x")), List.of(plain("y")))));
    assertThatThrownBy(() -> keys.deleteGroup(0, 0)).hasMessageContaining("threshold is 2");
    assertThatThrownBy(() -> keys.deleteGroup(2, 0)).hasMessageContaining("no key group 2");
    assertThatThrownBy(() -> keys.deleteGroup(-1, 0)).hasMessageContaining("no key group -1");
    assertThat(content(keys.deleteGroup(0, 1))).isEqualTo("a: 1\nl:\n    - x\n    - x\n");
  }
}
