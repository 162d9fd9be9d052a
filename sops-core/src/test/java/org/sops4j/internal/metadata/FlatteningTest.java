package org.sops4j.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.error.Reason;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

class FlatteningTest {
  private static final Item COMMENT = Item.of(Comment.block("c"));

  @Test
  void commentsDoNotCount() {
    Branch nested =
        Branch.of(COMMENT, Item.of("l", Sequence.of(Comment.block("c"), StringScalar.of("a"))));
    Item flat = Item.of("l__list_0", StringScalar.of("a"));
    assertThat(Flattening.flatten(nested)).containsExactly(flat);
    assertThat(Flattening.unflatten(List.of(COMMENT, flat)))
        .isEqualTo(Branch.of(Item.of("l", Sequence.of(StringScalar.of("a")))));
  }

  @Test
  void keysAreSortedByTheirBytes() {
    Item high = Item.of("\uFFEE", StringScalar.EMPTY);
    Item higher = Item.of("😀", StringScalar.EMPTY);
    assertThat(Flattening.unflatten(List.of(higher, high))).isEqualTo(Branch.of(high, higher));
  }

  @Test
  void namesAreStrings() {
    List<Item> flat = List.of(new Item(new IntScalar(1), NullScalar.NULL));
    assertThatThrownBy(() -> Flattening.unflatten(flat))
        .extracting(Reason::of)
        .isEqualTo("Found non-string key \"1\" when unflattening");
  }

  @Test
  void lineFeedsAreEscapedWithoutEscapingBackslashes() {
    assertThat(Flattening.escapeLineFeeds("a\nb\\n")).isEqualTo("a\\nb\\n");
    assertThat(Flattening.unescapeLineFeeds("a\\nb\nc")).isEqualTo("a\nb\nc");
  }
}
