package org.sops4j.internal.format.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.Reason;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

class DotenvCodecTest {
  private static final DotenvCodec CODEC = new DotenvCodec();

  private static Branch read(String text) {
    return CODEC.read(text.getBytes(UTF_8)).get(0);
  }

  private static String write(Branch branch) {
    return new String(CODEC.write(List.of(branch), 0), UTF_8);
  }

  @Test
  void takesNamesAndValuesVerbatim() {
    assertThat(read("#c\n\nexport E = \"x\" # y\r\n=\nA=b=c"))
        .isEqualTo(
            Branch.of(
                Item.of(Comment.block("c")),
                Item.of("export E ", StringScalar.of(" \"x\" # y\r")),
                Item.of("", StringScalar.EMPTY),
                Item.of("A", StringScalar.of("b=c"))));
  }

  @Test
  void lineFeedsAreEscaped() {
    Branch tree = Branch.of(Item.of("A", StringScalar.of("1\n2\n")));
    assertThat(write(tree)).isEqualTo("A=1\\n2\\n\n");
    assertThat(read("A=1\\n2\\n\n")).isEqualTo(tree);
  }

  @Test
  void anEmptyFileIsAnEmptyBranch() {
    assertThat(read("")).isEqualTo(Branch.EMPTY);
    assertThat(write(Branch.EMPTY)).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8AreKept() {
    byte[] text = {'A', (byte) 0xFF, '=', (byte) 0xC3, '\n'};
    assertThat(CODEC.write(CODEC.read(text), 0)).isEqualTo(text);
  }

  @Test
  void scalarsOfOtherFormatsBecomeText() {
    Branch tree =
        Branch.of(
            Item.of("a", new BoolScalar(true)),
            Item.of("b", new FloatScalar(1e6)),
            Item.of("c", NullScalar.NULL));
    assertThat(write(tree)).isEqualTo("a=true\nb=1E+06\nc=<nil>\n");
  }

  @Test
  void refusesLinesWithoutEqualsSign() {
    var failure =
        catchThrowableOfType(MalformedDocumentException.class, () -> read("A=1\n\n  # c\n"));
    assertThat(failure).extracting(Reason::of).isEqualTo("invalid dotenv input line:   # c");
    assertThat(failure.line()).isEqualTo(3);
  }

  @Test
  void refusesNesting() {
    assertThatThrownBy(() -> write(Branch.of(Item.of("a", Sequence.EMPTY))))
        .extracting(Reason::of)
        .isEqualTo("cannot use complex value in dotenv file; offending key a");
  }

  @Test
  void onlyStringsAreExtracted() {
    assertThat(CODEC.writeValue(StringScalar.of("a\nb"), 0)).asString(UTF_8).isEqualTo("a\nb");
    assertThatThrownBy(() -> CODEC.writeValue(new FloatScalar(1), 0))
        .extracting(Reason::of)
        .isEqualTo("the dotenv store only supports emitting strings, got float64");
  }
}
