package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Where comments are written (format.md section 6.1.5). */
class YamlCommentWriterTest {
  private static final Comment C = Comment.block(" c");
  private static final Comment H = Comment.block(" h");
  private static final Comment INLINE = Comment.inline(" i");
  private static final Comment OTHER = Comment.inline(" j");

  @Test
  void aCommentOfTheFirstEntryStandsAboveTheMapping() {
    assertThat(written(map(C, "a", map(H, "b", 1)))).isEqualTo("# c\na:\n    # h\n    b: 1\n");
  }

  @Test
  void aCommentOfALaterEntryStandsAboveItsKey() {
    assertThat(written(map("a", 1, C, H, "b", 2))).isEqualTo("a: 1\n# c\n# h\nb: 2\n");
  }

  @Test
  void aCommentAfterTheLastEntryStandsBelowIt() {
    assertThat(written(map("a", map("b", null, C), H)))
        .isEqualTo("a:\n    b: null\n    # c\n# h\n");
  }

  @Test
  void aMappingOfCommentsAloneIsPrintedBelowThem() {
    assertThat(written(map(C))).isEqualTo("# c\n{}\n");
  }

  @Test
  void emptyCollectionsKeepTheirComments() {
    assertThat(written(map("a", map(C), "b", 1))).isEqualTo("a: {\n    # c\n}\nb: 1\n");
    assertThat(written(map("a", list(C), "b", 1))).isEqualTo("a: []\n# c\nb: 1\n");
    assertThat(written(map("a", list(1, list(C), map(H)))))
        .isEqualTo("a:\n    - 1\n    # c\n    - []\n    # h\n    - {}\n");
  }

  @Test
  void listsTakeCommentsLikeMappings() {
    assertThat(written(map("l", list(C, 1, H, 2, C), "z", 1)))
        .isEqualTo("l:\n    # c\n    - 1\n    # h\n    - 2\n    # c\nz: 1\n");
  }

  @Test
  void theCommentOfAMappingInAListStandsAboveTheDash() {
    assertThat(written(map("l", list(map("a", 1), map(C, "b", 1)))))
        .isEqualTo("l:\n    - a: 1\n    # c\n    - b: 1\n");
  }

  @Test
  void theCommentOfTheFirstElementDisplacesThatOfTheList() {
    assertThat(written(map("l", list(C, map(H, "a", 1))))).isEqualTo("l:\n    # h\n    - a: 1\n");
  }

  @Test
  void laterElementsKeepBothComments() {
    assertThat(written(map("l", list(1, C, map(H, "a", 1)))))
        .isEqualTo("l:\n    - 1\n    # c\n    # h\n    - a: 1\n");
  }

  @Test
  void theCommentOfAFirstInnerElementFollowsTheDash() {
    assertThat(written(map("l", list(list(C, map(H, "a", 1), 2)))))
        .isEqualTo("l:\n    # c\n    - # h\n      - a: 1\n      - 2\n");
  }

  @Test
  void inlineCommentsFollowScalars() {
    assertThat(written(map(INLINE, "a", 1, "l", list(OTHER, 2, INLINE, list()), "b", "x\ny")))
        .isEqualTo("a: 1 # i\nl:\n    - 2 # j\n    - [] # i\nb: |-\n    x\n    y\n");
  }

  @Test
  void inlineCommentsOfBlocksFollowTheHeader() {
    assertThat(written(map(INLINE, "a", "x\n"))).isEqualTo("a: | # i\n    x\n");
    assertThat(written(map(INLINE, "a", " x\n\ty\n"))).isEqualTo("a: |4 # i\n     x\n    \ty\n");
  }

  @Test
  void anInlineCommentOfACollectionWaitsForALaterScalar() {
    assertThat(written(map(INLINE, "c", map("b", 1), "d", 2)))
        .isEqualTo("c:\n    b: 1\nd: 2 # i\n");
  }

  @Test
  void aWaitingCommentIsPrintedBehindAKeyIfACollectionFollows() {
    assertThat(written(map(INLINE, "c", map("b", 1), "d", list(2))))
        .isEqualTo("c:\n    b: 1\nd: # i\n    - 2\n");
  }

  @Test
  void aWaitingCommentPassesScalarsThatHaveOne() {
    assertThat(written(map(INLINE, "c", map("b", 1), OTHER, "d", 2, "e", 3)))
        .isEqualTo("c:\n    b: 1\nd: 2 # j\ne: 3 # i\n");
  }

  @Test
  void aWaitingCommentIsDisplacedInLists() {
    assertThat(written(map("l", list(INLINE, map("b", 1), OTHER, 2, 3))))
        .isEqualTo("l:\n    - b: 1\n    - 2 # j\n    - 3\n");
  }

  @Test
  void aWaitingCommentIsLostAtTheEnd() {
    assertThat(written(map(INLINE, "c", map("b", 1)))).isEqualTo("c:\n    b: 1\n");
  }

  @Test
  void aWaitingCommentHeadsTheNextDocument() {
    assertThat(written(map(INLINE, "c", map("b", 1)), map("d", 2)))
        .isEqualTo("c:\n    b: 1\n---\n# i\nd: 2\n");
  }

  @Test
  void aWaitingCommentIsPrintedBehindEmptyCollections() {
    // The reference breaks the line before the braces, which nothing can read in a nested mapping.
    assertThat(written(map("k", map(INLINE, "c", map("b", 1), "d", map()))))
        .isEqualTo("k:\n    c:\n        b: 1\n    d: {} # i\n");
  }

  @Test
  void everyLineOfACommentIsMarked() {
    assertThat(written(map("k", map(Comment.block("x\n y\n#z\u2028w\r"), "a", 1))))
        .isEqualTo("k:\n    #x\n    #  y\n    #z\u2028    # w\r    a: 1\n");
  }

  @Test
  void furtherLinesOfInlineCommentsFollowTheValue() {
    assertThat(written(map("k", map(INLINE, OTHER, "a", 1, "b", 2))))
        .isEqualTo("k:\n    a: 1 # i\n    # j\n    b: 2\n");
    assertThat(written(map(INLINE, OTHER, "a", 1, "b", 2))).isEqualTo("a: 1 # i\n\n# j\nb: 2\n");
  }

  @Test
  void furtherLinesDoNotEnterABlock() {
    assertThat(written(map(INLINE, OTHER, "a", "x\ny"))).isEqualTo("a: |- # i # j\n    x\n    y\n");
  }

  @Test
  void bytesThatAreNotTextAreReplaced() {
    assertThat(written(map(Comment.block("x\uDC80y"), "a", 1))).isEqualTo("#x\uFFFDy\na: 1\n");
  }

  @Test
  void complexKeysHaveComments() {
    assertThat(written(map(C, "a\nb", map(H, "c", 1), H, "d\ne", list(C, 1), C)))
        .isEqualTo(
            """
            # c
            ? |-
                a
                b
            :   # h
                c: 1
            # h
            ? |-
                d
                e
            :   # c
                - 1
            # c
            """);
  }

  @Test
  void aCommentOfOneValueIsPrintedWithIt() {
    assertThat(
            new String(YamlWriter.writeValue(list(C, 1, map(H, "a", 2))), StandardCharsets.UTF_8))
        .isEqualTo("# c\n- 1\n# h\n- a: 2\n");
  }

  private static String written(Branch... documents) {
    return new String(YamlWriter.write(List.of(documents), 0), StandardCharsets.UTF_8);
  }

  private static Branch map(Object... parts) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] instanceof Comment comment) {
        items.add(Item.of(comment));
      } else {
        items.add(Item.of((String) parts[i], node(parts[++i])));
      }
    }
    return new Branch(items);
  }

  private static Sequence list(Object... elements) {
    List<Node> nodes = new ArrayList<>();
    for (Object element : elements) {
      nodes.add(node(element));
    }
    return new Sequence(nodes);
  }

  private static Node node(Object value) {
    if (value == null) {
      return NullScalar.NULL;
    }
    if (value instanceof Integer number) {
      return new IntScalar(number);
    }
    return value instanceof String text ? StringScalar.of(text) : (Node) value;
  }
}
