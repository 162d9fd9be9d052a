package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.OpenedDocument;
import org.sops4j.Sops;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** A change touches what is changed, and nothing else. */
class EditingLawTest {
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
  private static final KeyPath NOWHERE = KeyPath.of("a key that no document has");
  private static final StringScalar NEW = StringScalar.of("a value that no document has");

  private final Sops sops = at(THEN);
  private final Sops later = at(THEN.plus(Duration.ofDays(1)));

  private static Sops at(Instant now) {
    return ClearKeySource.builder().clock(Clock.fixed(now, ZoneOffset.UTC)).build();
  }

  @Property(tries = 400)
  void contentThatDidNotChangeKeepsItsText(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    byte[] file = encrypt(new RandomTrees(seed), format);
    try (OpenedDocument opened = later.open(later.read(file, format))) {
      byte[] again = opened.encrypt(opened.content()).toBytes();

      assertThat(withoutMac(again)).isEqualTo(withoutMac(file));
      assertThat(text(again)).isNotEqualTo(text(file));
      assertThat(sops.decrypt(again, format).branches()).isEqualTo(opened.content().branches());
    }
  }

  @Property(tries = 200)
  void contentThatWasPrintedAndReadBackKeepsItsTextToo(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    byte[] file = encrypt(new RandomTrees(seed), format);
    try (OpenedDocument opened = later.open(later.read(file, format))) {
      DecryptedDocument edited = later.parse(opened.content().toBytes(), format);
      Assume.that(edited.branches().equals(opened.content().branches()));

      assertThat(withoutMac(opened.encrypt(edited).toBytes())).isEqualTo(withoutMac(file));
    }
  }

  @Property(tries = 200)
  void withinTheSameSecondNothingChangesAtAll(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    byte[] file = encrypt(new RandomTrees(seed), format);
    try (OpenedDocument opened = sops.open(sops.read(file, format))) {
      assertThat(text(opened.encrypt(opened.content()).toBytes())).isEqualTo(text(file));
    }
  }

  @Property(tries = 400)
  void everyOtherValueKeepsItsCiphertext(
      @ForAll boolean yaml, @ForAll @LongRange(max = 1L << 40) long seed) {
    Format format = yaml ? Format.YAML : Format.JSON;
    byte[] file = encrypt(new RandomTrees(seed), format);
    try (OpenedDocument opened = later.open(later.read(file, format))) {
      DecryptedDocument content = opened.content();
      KeyPath path = anyScalar(content.branches().get(0), new Random(seed));
      byte[] changed = opened.encrypt(content.with(path, NEW)).toBytes();

      assertThat(sops.decrypt(changed, format).at(path)).isEqualTo(NEW);
      // As plain documents, the two files differ there and in their metadata only.
      assertThat(firstWithout(path, changed, format)).isEqualTo(firstWithout(path, file, format));
    }
  }

  @Property(tries = 400)
  void whatIsSetAndUnsetWasNeverThere(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    DecryptedDocument document =
        DecryptedDocument.of(format, new RandomTrees(seed).documents(format));
    DecryptedDocument changed = document.with(NOWHERE, NEW);

    assertThat(changed.at(NOWHERE)).isEqualTo(NEW);
    assertThat(changed.without(NOWHERE).branches()).isEqualTo(document.branches());
  }

  @Property(tries = 400)
  void whatIsSetIsThereAndSettingItAgainChangesNothing(
      @ForAll boolean yaml, @ForAll @LongRange(max = 1L << 40) long seed) {
    Format format = yaml ? Format.YAML : Format.JSON;
    DecryptedDocument document =
        DecryptedDocument.of(format, new RandomTrees(seed).documents(format));
    KeyPath path = anyScalar(document.branches().get(0), new Random(seed));
    Assume.that(!path.equals(NOWHERE));
    Node old = document.at(path);

    DecryptedDocument changed = document.with(path, NEW);

    assertThat(changed.at(path)).isEqualTo(NEW);
    assertThat(changed.with(path, NEW)).isSameAs(changed);
    assertThat(document.with(path, old)).isSameAs(document);
    assertThat(changed.with(path, old).branches()).isEqualTo(document.branches());
  }

  private byte[] encrypt(RandomTrees trees, Format format) {
    DecryptedDocument random = DecryptedDocument.of(format, trees.documents(format));
    DecryptedDocument document = sops.parse(random.toBytes(), format);
    EncryptedDocument encrypted = sops.encrypt(document, ClearKeySource.SETTINGS, format);
    // Read and written once: a binary file says only then which values are encrypted.
    return sops.read(encrypted.toBytes(), format).toBytes();
  }

  /** The encrypted values of the first document with nothing at a path. */
  private Branch firstWithout(KeyPath path, byte[] file, Format format) {
    DecryptedDocument plain = sops.parse(file, format).without(KeyPath.of("sops"));
    return plain.with(path, NEW).branches().get(0);
  }

  /** The path of a scalar, where there is one; of a new value otherwise. */
  private static KeyPath anyScalar(Branch branch, Random random) {
    List<KeyPath> paths = new ArrayList<>();
    collect(branch, new ArrayList<>(), paths);
    return paths.isEmpty() ? NOWHERE : paths.get(random.nextInt(paths.size()));
  }

  private static void collect(Node node, List<Object> trail, List<KeyPath> paths) {
    if (node instanceof Scalar && !trail.isEmpty()) {
      paths.add(new KeyPath(trail));
    } else if (node instanceof Branch branch) {
      for (Item item : branch) {
        if (item.key() instanceof StringScalar key) {
          descend(item.value(), key.text(), trail, paths);
        }
      }
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.elements().size(); i++) {
        if (!(sequence.elements().get(i) instanceof Comment)) {
          descend(sequence.elements().get(i), i, trail, paths);
        }
      }
    }
  }

  private static void descend(
      Node node, Object component, List<Object> trail, List<KeyPath> paths) {
    trail.add(component);
    collect(node, trail, paths);
    trail.remove(trail.size() - 1);
  }

  private static String withoutMac(byte[] file) {
    return text(file).replaceAll("(?m)^.*\\b(sops_)?(mac|lastmodified)\\b.*$", "");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
