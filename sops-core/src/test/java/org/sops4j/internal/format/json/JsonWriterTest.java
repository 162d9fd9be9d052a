package org.sops4j.internal.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.Reason;
import org.sops4j.tree.Branch;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

class JsonWriterTest {
  private static final JsonCodec CODEC = new JsonCodec();
  private static final Node INFINITE = new FloatScalar(Double.POSITIVE_INFINITY);

  private static String write(Branch branch) {
    return new String(CODEC.write(List.of(branch), 0), UTF_8);
  }

  private static String value(Node node) {
    return new String(CODEC.writeValue(node, -1), UTF_8);
  }

  @Test
  void commentsAreLeftOut() {
    Item comment = Item.of(Comment.block(" c"));
    Branch tree =
        Branch.of(
            comment,
            Item.of("a", Sequence.of(Comment.block("x"), new IntScalar(1), Comment.inline("y"))),
            Item.of("b", Branch.of(comment)),
            Item.of("c", Sequence.of(Comment.block("x"))),
            comment);
    assertThat(write(tree)).isEqualTo("{\n\"a\": [\n1\n],\n\"b\": {},\n\"c\": []\n}\n");
  }

  @Test
  void onlyTheFirstDocumentIsWritten() {
    Branch second = Branch.of(Item.of("b", NullScalar.NULL));
    assertThat(CODEC.write(List.of(Branch.EMPTY, second), -1)).asString(UTF_8).isEqualTo("{}\n");
  }

  @Test
  void singleValuesHaveNoLineFeedAtTheEnd() {
    assertThat(value(Sequence.of(new IntScalar(1), Branch.EMPTY))).isEqualTo("[\n\t1,\n\t{}\n]");
    assertThat(value(NullScalar.NULL)).isEqualTo("null");
  }

  @Test
  void scalarsOfOtherFormatsAreWrittenToo() {
    TimeScalar time = new TimeScalar(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 500_000_000), 426);
    assertThat(value(time)).isEqualTo("\"2024-02-29T01:02:03.5+07:06\"");
    assertThat(value(new UnsignedScalar(-1))).isEqualTo("18446744073709551615");
    assertThat(value(BytesScalar.of(new byte[] {1, 2}))).isEqualTo("\"AQI=\"");
  }

  @Test
  void whatIsNotUtf8IsEscaped() {
    byte[] bytes = {'a', (byte) 0xE2, (byte) 0x80, 'b', (byte) 0xED, (byte) 0xA0, (byte) 0x80};
    assertThat(value(StringScalar.ofUtf8(bytes)))
        .isEqualTo("\"a\\ufffd\\ufffdb\\ufffd\\ufffd\\ufffd\"");
    byte[] ends = {(byte) 0xC1, (byte) 0xBF, (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80};
    assertThat(value(StringScalar.ofUtf8(ends))).isEqualTo("\"" + "\\ufffd".repeat(6) + "\"");
  }

  @Test
  void numbersThatJsonLacksAreRefusedOncePerMapping() {
    Branch inner = Branch.of(Item.of("k", INFINITE));
    String cause = "json: unsupported value: +Inf";
    assertThatThrownBy(() -> write(inner))
        .isInstanceOf(NotWritableException.class)
        .extracting(Reason::of)
        .isEqualTo("Error marshaling to json: Error encoding value : " + cause);
    assertThatThrownBy(() -> write(Branch.of(Item.of("a", Sequence.of(inner)))))
        .extracting(Reason::of)
        .isEqualTo(
            "Error marshaling to json: Error encoding value : Error encoding value : " + cause);
    assertThatThrownBy(() -> value(INFINITE)).extracting(Reason::of).isEqualTo(cause);
    assertThatThrownBy(() -> value(Sequence.of(inner)))
        .extracting(Reason::of)
        .isEqualTo("Error encoding value : " + cause);
  }

  @Test
  void indentationBelowMinusOneIsRefused() {
    assertThatThrownBy(() -> CODEC.write(List.of(Branch.EMPTY), -2))
        .extracting(Reason::of)
        .isEqualTo(
            "Error marshaling to json: JSON Indentation parameter smaller than -1 is not accepted");
  }

  @Test
  void longStringsAreWrittenLikeShortOnes() {
    String text = "0123456789".repeat(20_000);
    Branch tree =
        Branch.of(
            Item.of("a", StringScalar.of(text)), Item.of("b", StringScalar.of(text + "<" + text)));
    assertThat(write(tree))
        .isEqualTo("{\n\"a\": \"" + text + "\",\n\"b\": \"" + text + "\\u003c" + text + "\"\n}\n");
  }
}
