package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.Reason;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.NodeKind;
import org.sops4j.tree.StringScalar;

/** Documents, encodings and errors; scalars and comments have tests of their own. */
class YamlReaderTest {
  private static List<Branch> read(String yaml) {
    return YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void emptyFileHasNoDocuments() {
    assertThat(YamlReader.read(new byte[0])).isEmpty();
  }

  @Test
  void documentWithoutContentIsEmpty() {
    assertThat(read("---\n")).containsExactly(Branch.EMPTY);
    assertThat(read("~\n---\nnull\n---\n---\na: 1")).hasSize(4);
  }

  @Test
  void keysOfAllTypesAreKept() {
    Branch branch = read("1: a\ntrue: b\n1.5: c\n~: d\n2024-01-02: e\n'1x': f\n").get(0);
    assertThat(branch.items())
        .extracting(item -> item.key().kind())
        .containsExactly(
            NodeKind.INT,
            NodeKind.BOOL,
            NodeKind.FLOAT,
            NodeKind.NULL,
            NodeKind.TIME,
            NodeKind.STRING);
  }

  @Test
  void mergeKeyIsAnOrdinaryKey() {
    Branch branch = read("a: &a {x: 1}\nb:\n  <<: *a\n").get(0);
    Branch merged = (Branch) branch.get("b").orElseThrow();
    assertThat(merged).isEqualTo(Branch.of(Item.of("<<", branch.get("a").orElseThrow())));
  }

  @Test
  void bytesThatAreNotUtf8ComeFromBinaryScalars() {
    Branch branch = read("a: !!binary /+8=").get(0);
    assertThat(((StringScalar) branch.get("a").orElseThrow()).utf8())
        .containsExactly((byte) 0xFF, (byte) 0xEF);
  }

  @Test
  void byteOrderMarksAreRecognised() {
    byte[] big = "\uFEFFk: é\u2603".getBytes(StandardCharsets.UTF_16BE);
    byte[] little = "\uFEFFk: é\u2603".getBytes(StandardCharsets.UTF_16LE);
    assertThat(TreeText.read("\uFEFFk: é\u2603")).isEqualTo("k=é\u2603");
    assertThat(YamlReader.read(big)).isEqualTo(read("k: é\u2603"));
    assertThat(YamlReader.read(little)).isEqualTo(read("k: é\u2603"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "# one;# two@EOF",
        "- a@yaml: unmarshal errors:;  line 1: cannot unmarshal !!seq into map[string]interface {}",
        "a: 1;a: 2;a: 3@yaml: unmarshal errors:"
            + ";  line 2: mapping key \"a\" already defined at line 1"
            + ";  line 3: mapping key \"a\" already defined at line 1"
            + ";  line 3: mapping key \"a\" already defined at line 2",
        "x: {b: 1, b: 2};y: {c: {d: 1, d: 2}, c: 1};z: {e: 1, e: 1}@yaml: unmarshal errors:"
            + ";  line 1: mapping key \"b\" already defined at line 1"
            + ";  line 2: mapping key \"c\" already defined at line 2"
            + ";  line 3: mapping key \"e\" already defined at line 3",
        "a: {? {1: 2} : x}@yaml: invalid map key: map[interface {}]interface {}{1:2}",
        "a: {? [1.5, true, x, ~] : x}"
            + "@yaml: invalid map key: []interface {}{1.5, true, \"x\", interface {}(nil)}",
        "a: {x: &a x, *a : 1}@yaml: unmarshal errors:"
            + ";  line 1: mapping key \"x\" already defined at line 1",
        "<<: &y {<<: *y}@yaml: anchor 'y' value contains itself",
        "a: 1;---;b: &b [*b]@yaml: anchor 'b' value contains itself",
        "a: 1;---;b: {? [x] : 1}@yaml: invalid map key: []interface {}{\"x\"}",
        "a: 1;---;b: [;@Error unmarshaling input YAML: yaml: line 3:"
            + " did not find expected node content"
      })
  void refuses(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml.replace(';', '\n')))
        .isInstanceOf(MalformedDocumentException.class)
        .extracting(Reason::of)
        .isEqualTo(message.replace(';', '\n'));
  }

  @Test
  void errorsKnowTheirPlace() {
    MalformedDocumentException error =
        catchThrowableOfType(MalformedDocumentException.class, () -> read("a: 1\né: \"\\q\""));
    assertThat(error)
        .extracting(Reason::of)
        .isEqualTo("yaml: line 2: found unknown escape character");
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(5);
  }

  @Test
  void laterDocumentsAreCheckedLess() {
    assertThat(TreeText.read("a: 1\n---\na: 1\na: !!int x\n<<: 1\n"))
        .isEqualTo("a=1 | a=1,a=NULL,<<=1");
  }

  @Test
  void aliasesReachBackOverDocuments() {
    assertThat(TreeText.read("a: &a x\n---\nb: *a\n")).isEqualTo("a=x | b=x");
  }
}
