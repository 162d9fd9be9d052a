package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.Reason;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

/** Layout, numbers and keys (format.md sections 6.0 and 6.1.6). */
class YamlWriterTest {
  @ParameterizedTest
  @CsvSource({"0,4", "1,2", "2,2", "3,3", "9,9", "10,2", "100,2"})
  void theIndentOption(int indent, int blanks) {
    Branch document = Branch.of(Item.of("a", Branch.of(Item.of("b", NullScalar.NULL))));
    assertThat(text(YamlWriter.write(List.of(document), indent)))
        .isEqualTo("a:\n" + " ".repeat(blanks) + "b: null\n");
  }

  @Test
  void negativeIndentation() {
    assertThatThrownBy(() -> YamlWriter.write(List.of(), -1))
        .isInstanceOf(NotWritableException.class)
        .extracting(Reason::of)
        .isEqualTo("YAML Negative indentation not accepted");
  }

  @Test
  void documents() {
    assertThat(YamlWriter.write(List.of(), 0)).isEmpty();
    assertThat(text(YamlWriter.write(List.of(Branch.EMPTY, Branch.EMPTY), 0)))
        .isEqualTo("{}\n---\n{}\n");
  }

  @Test
  void keysOfAllKinds() {
    Branch document =
        Branch.of(
            entry(new IntScalar(-1)),
            entry(new FloatScalar(1e6)),
            entry(new FloatScalar(Double.NEGATIVE_INFINITY)),
            entry(new BoolScalar(true)),
            entry(NullScalar.NULL),
            entry(new TimeScalar(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 500_000_000), 426)),
            entry(new UnsignedScalar(-1)),
            entry(BytesScalar.of(new byte[] {'a', -1})),
            entry(StringScalar.of("a\uDCFF")),
            entry(StringScalar.of("1")));
    assertThat(text(YamlWriter.write(List.of(document), 0)))
        .isEqualTo(
            """
            -1: 1
            1e+06: 1
            -.inf: 1
            true: 1
            null: 1
            2024-02-29T01:02:03.5+07:06: 1
            18446744073709551615: 1
            !!binary Yf8=: 1
            !!binary Yf8=: 1
            "1": 1
            """);
  }

  @Test
  void oneValue() {
    assertThat(text(YamlWriter.writeValue(new FloatScalar(0.5)))).isEqualTo("0.5\n");
    assertThat(text(YamlWriter.writeValue(Sequence.EMPTY))).isEqualTo("[]\n");
    Node list = Sequence.of(Branch.of(entry(StringScalar.of("a"))), Sequence.of(NullScalar.NULL));
    assertThat(text(YamlWriter.writeValue(list))).isEqualTo("- a: 1\n- - null\n");
    Node branch = Branch.of(Item.of("a", Sequence.of(NullScalar.NULL)));
    assertThat(text(YamlWriter.writeValue(branch))).isEqualTo("a:\n    - null\n");
  }

  @Test
  void bytesThatAreText() {
    assertThat(text(YamlWriter.writeValue(BytesScalar.of(new byte[] {'a'}))))
        .isEqualTo("!!binary YQ==\n");
  }

  @Test
  void deepNesting() throws InterruptedException {
    Node node = NullScalar.NULL;
    for (int i = 0; i < 10_000; i++) {
      node = Sequence.of(node);
    }
    Branch document = Branch.of(Item.of("a", node));
    int[] size = {0};
    Runnable writing = () -> size[0] = YamlWriter.write(List.of(document), 2).length;
    Thread thread = new Thread(null, writing, "deep", 512L << 20);
    thread.start();
    thread.join();
    assertThat(size[0]).isEqualTo("a:\n  ".length() + 10_000 * 2 + "null\n".length());
  }

  private static Item entry(Node key) {
    return new Item(key, new IntScalar(1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
