package org.sops4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.DecryptedDocument;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.Reason;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.Format;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

class EnvironmentVariablesTest {
  private static Item item(String key, Node value) {
    return new Item(StringScalar.of(key), value);
  }

  @Test
  void scalarsAreTextAndCommentsAreNothing() {
    byte[] raw = {'x', (byte) 0xFF};
    Branch tree =
        Branch.of(
            Item.of(Comment.block("c")),
            item("A", StringScalar.ofUtf8(raw)),
            item("B", new IntScalar(-7)),
            item("C", new FloatScalar(2e-10)),
            item("D", new BoolScalar(true)),
            item("E", NullScalar.NULL),
            item("my-key", new FloatScalar(3)),
            item("A", StringScalar.of("later")));
    assertThat(EnvironmentVariables.of(tree))
        .containsExactly(
            entry("A", "later"),
            entry("B", "-7"),
            entry("C", "2E-10"),
            entry("D", "true"),
            entry("E", "<nil>"),
            entry("my-key", "3.0"));
    assertThat(EnvironmentVariables.of(Branch.of(item("A", StringScalar.ofUtf8(raw)))))
        .containsEntry("A", Utf8.decode(raw));
  }

  @Test
  void whatIsNoVariableIsRefusedInTheOrderOfTheFile() {
    assertRefused(
        Branch.of(item("l", new Sequence(List.of())), item("a=b", NullScalar.NULL)),
        "cannot use complex value in environment; offending key l");
    assertRefused(
        Branch.of(item("a=b", NullScalar.NULL), item("m", Branch.EMPTY)),
        "cannot use keys with '=' in environment: a=b");
    assertRefused(
        Branch.of(new Item(new IntScalar(1), NullScalar.NULL)),
        "cannot use non-string keys in environment, got int");
  }

  private static void assertRefused(Branch tree, String message) {
    assertThatThrownBy(() -> EnvironmentVariables.of(tree))
        .isInstanceOf(NotWritableException.class)
        .extracting(Reason::of)
        .isEqualTo(message);
  }

  @Test
  void onlyTheFirstTreeOfADocumentCounts() {
    Branch first = Branch.of(item("A", new IntScalar(1)));
    Branch second = Branch.of(item("B", Branch.EMPTY));
    assertThat(DecryptedDocument.of(Format.YAML, List.of(first, second)).environment())
        .containsExactly(entry("A", "1"));
    assertThat(DecryptedDocument.of(Format.YAML, List.of()).environment()).isEmpty();
  }
}
