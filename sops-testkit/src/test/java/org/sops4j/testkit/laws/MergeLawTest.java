package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.sops4j.DecryptedDocument;
import org.sops4j.DocumentMerge;
import org.sops4j.EncryptedDocument;
import org.sops4j.MergeResult;
import org.sops4j.MergeSide;
import org.sops4j.OpenedDocument;
import org.sops4j.Sops;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** What a three-way merge does with any documents. */
class MergeLawTest {
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

  private final Sops sops = at(THEN);
  private final Sops later = at(THEN.plus(Duration.ofDays(1)));

  private static Sops at(Instant now) {
    return ClearKeySource.builder().clock(Clock.fixed(now, ZoneOffset.UTC)).build();
  }

  @Property(tries = 300)
  void whatOnlyOneSideChangedIsTakenOver(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    EncryptedDocument base = encrypt(new RandomTrees(seed).documents(format), format);
    EncryptedDocument changed = change(base, new Random(seed));
    Assume.that(!sops.decrypt(changed).branches().equals(sops.decrypt(base).branches()));

    assertMerged(base, changed, base, changed);
    assertMerged(base, base, changed, changed);
    assertMerged(base, changed, changed, changed);
  }

  @Property(tries = 300)
  void theSameHoldsUnderOtherDataKeys(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    List<Branch> before = new RandomTrees(seed).documents(format);
    List<Branch> after = change(before, new Random(seed));

    assertThat(merged(encrypt(before, format), encrypt(after, format), encrypt(before, format)))
        .isEqualTo(after);
    assertThat(merged(encrypt(before, format), encrypt(before, format), encrypt(after, format)))
        .isEqualTo(after);
    assertThat(merged(encrypt(before, format), encrypt(after, format), encrypt(after, format)))
        .isEqualTo(after);
  }

  @Property(tries = 500)
  void sidesCanBeSwappedUnlessTheyConflict(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    EncryptedDocument base = encrypt(new RandomTrees(seed).documents(format), format);
    EncryptedDocument one = change(base, new Random(seed));
    EncryptedDocument other = change(base, new Random(seed + 1));
    try (MergeResult here = DocumentMerge.with(later).merge(base, one, other);
        MergeResult there = DocumentMerge.with(later).merge(base, other, one)) {
      assertThat(there.conflicts()).hasSameSizeAs(here.conflicts());
      Assume.that(here.conflicts().isEmpty());

      assertThat(ordered(there.content(MergeSide.OURS).branches()))
          .isEqualTo(ordered(here.content(MergeSide.OURS).branches()));
      assertThat(here.content(MergeSide.THEIRS).branches())
          .isEqualTo(here.content(MergeSide.OURS).branches());
    }
  }

  @Property(tries = 300)
  void conflictsAreSettledAsOneSideHasIt(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    EncryptedDocument base = encrypt(new RandomTrees(seed).documents(format), format);
    EncryptedDocument one = change(base, new Random(seed));
    EncryptedDocument other = change(base, new Random(seed + 1));
    try (MergeResult here = DocumentMerge.with(later).merge(base, one, other);
        MergeResult there = DocumentMerge.with(later).merge(base, other, one)) {
      assertThat(ordered(there.content(MergeSide.THEIRS).branches()))
          .isEqualTo(ordered(here.content(MergeSide.OURS).branches()));
    }
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBackAndUnchangedValuesKeepTheirText(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    EncryptedDocument base = encrypt(new RandomTrees(seed).documents(format), format);
    EncryptedDocument one = change(base, new Random(seed));
    EncryptedDocument other = change(base, new Random(seed + 1));
    try (MergeResult merged = DocumentMerge.with(later).merge(base, one, other)) {
      byte[] file = merged.document(MergeSide.OURS).toBytes();
      byte[] fresh = encrypt(merged.content(MergeSide.OURS).branches(), format).toBytes();
      assertThat(clear(file, format)).isEqualTo(clear(fresh, format));

      List<String> known = ciphertexts(one.toBytes());
      known.addAll(ciphertexts(other.toBytes()));
      List<String> unknown = ciphertexts(file);
      unknown.removeAll(known);
      assertThat(Set.copyOf(unknown)).hasSizeLessThanOrEqualTo(1); // the MAC
    }
  }

  /**
   * What a file has. A comment that the format of YAML puts elsewhere when it is written, such as
   * behind a key with a question mark, cannot be decrypted there, whoever wrote it.
   */
  private String clear(byte[] file, Format format) {
    return text(sops.decrypt(file, format).toBytes()).replaceAll("#ENC\\[[^\\]]*\\]", "#lost");
  }

  private void assertMerged(
      EncryptedDocument base,
      EncryptedDocument ours,
      EncryptedDocument theirs,
      EncryptedDocument expected) {
    try (MergeResult merged = DocumentMerge.with(later).merge(base, ours, theirs)) {
      assertThat(merged.conflicts()).isEmpty();
      assertThat(text(merged.document(MergeSide.OURS).toBytes()))
          .isEqualTo(text(expected.toBytes()));
    }
  }

  private List<Branch> merged(
      EncryptedDocument base, EncryptedDocument ours, EncryptedDocument theirs) {
    try (MergeResult merged = DocumentMerge.with(later).merge(base, ours, theirs)) {
      assertThat(merged.conflicts()).isEmpty();
      return later.decrypt(merged.document(MergeSide.OURS)).branches();
    }
  }

  private EncryptedDocument encrypt(List<Branch> documents, Format format) {
    DecryptedDocument plain = DecryptedDocument.of(format, documents);
    return sops.encrypt(plain, ClearKeySource.SETTINGS, format);
  }

  /** Another version of a document, under its data key. */
  private EncryptedDocument change(EncryptedDocument base, Random random) {
    try (OpenedDocument opened = later.open(base)) {
      List<Branch> changed = change(opened.content().branches(), random);
      return opened.encrypt(DecryptedDocument.of(base.format(), changed));
    }
  }

  private static List<Branch> change(List<Branch> documents, Random random) {
    List<Branch> changed = new ArrayList<>();
    for (Branch document : documents) {
      changed.add(change(document, random));
    }
    return changed;
  }

  private static Branch change(Branch branch, Random random) {
    List<Item> items = new ArrayList<>();
    for (Item item : branch) {
      int choice = random.nextInt(12);
      if (choice == 0 && branch.items().size() > 1) {
        continue;
      }
      if (choice == 1 && !item.isComment()) {
        Node value = value(random); // INI files have nothing but mappings at the top
        boolean nested = item.value() instanceof Branch;
        Item added =
            Item.of("new" + random.nextInt(20), nested ? Branch.of(Item.of("k", value)) : value);
        if (items.stream().noneMatch(one -> one.key().equals(added.key()))) {
          items.add(added); // a file has no key twice
        }
      }
      items.add(item.isComment() ? item : new Item(item.key(), change(item.value(), random)));
    }
    if (random.nextInt(6) == 0 && !items.isEmpty()) {
      Collections.swap(items, 0, items.size() - 1);
    }
    return new Branch(items);
  }

  private static Node change(Node node, Random random) {
    if (node instanceof Branch branch) {
      return change(branch, random);
    } else if (node instanceof Sequence sequence) {
      List<Node> elements = new ArrayList<>();
      for (Node element : sequence) {
        int choice = random.nextInt(8);
        if (choice == 0) {
          elements.add(value(random));
        }
        if (choice != 1) {
          elements.add(element instanceof Comment ? element : change(element, random));
        }
      }
      return new Sequence(elements);
    }
    return random.nextInt(4) == 0 ? value(random) : node;
  }

  private static Node value(Random random) {
    return StringScalar.of("value " + random.nextInt(1000));
  }

  /** The same content whatever the order of keys and of comments. */
  private static Object ordered(Object node) {
    List<String> parts = new ArrayList<>();
    if (node instanceof List<?> list) {
      list.forEach(one -> parts.add(String.valueOf(ordered(one))));
      return parts;
    } else if (node instanceof Branch branch) {
      for (Item item : branch) {
        parts.add(ordered(item.key()) + "=" + ordered(item.value()));
      }
      Collections.sort(parts);
      return parts;
    } else if (node instanceof Sequence sequence) {
      return ordered(sequence.elements());
    } else if (node instanceof StringScalar string) {
      return string.text();
    }
    return node instanceof Comment comment ? "#" + comment.text() : node.hashCode();
  }

  private static List<String> ciphertexts(byte[] file) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile("ENC\\[[^\\]]*\\]").matcher(text(file));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
