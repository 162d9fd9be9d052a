package org.sops4j.internal.format.ini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.Reason;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;

class IniCodecTest {
  private static final IniCodec CODEC = new IniCodec();

  private static Branch read(String text) {
    return CODEC.read(text.getBytes(UTF_8)).get(0);
  }

  private static String rewritten(String text) {
    return new String(CODEC.write(CODEC.read(text.getBytes(UTF_8)), 0), UTF_8);
  }

  private static Branch section(String key, Node value) {
    return Branch.of(Item.of("s", Branch.of(Item.of(key, value))));
  }

  private static String encrypted(Branch branch) {
    return new String(CODEC.writeEncrypted(List.of(branch), 0), UTF_8);
  }

  @Test
  void commentsBelongToTheKeyBelowThem() {
    String text = "; top\n[sec]\n; kc\nk = v\nm = multi ; inl\n[s2]\nx=\"\"\n; lost\n";
    assertThat(read(text))
        .isEqualTo(
            Branch.of(
                Item.of("DEFAULT", Branch.EMPTY),
                Item.of(
                    "sec",
                    Branch.of(
                        Item.of(Comment.block("top")),
                        Item.of("k", StringScalar.of("v")),
                        Item.of(Comment.block("kc")),
                        Item.of("m", StringScalar.of("multi")),
                        Item.of(Comment.block("inl")))),
                Item.of("s2", Branch.of(Item.of("x", StringScalar.EMPTY)))));
    assertThat(rewritten(text))
        .isEqualTo("; top\n[sec]\n; kc\nk = v\n; inl\nm = multi\n\n[s2]\nx = \n");
  }

  @Test
  void namesAreAligned() {
    assertThat(rewritten("a=1\n[s]\nlonger_key=2\nb=3\n[empty]\n[t]\nx=1\n"))
        .isEqualTo("a = 1\n\n[s]\nlonger_key = 2\nb          = 3\n\n[empty]\n\n[t]\nx = 1\n");
  }

  @Test
  void aRepeatedKeyKeepsItsPlaceAndLosesItsComment() {
    assertThat(rewritten("; c\na=1\nb=2\na=3\n")).isEqualTo("a = 3\nb = 2\n");
  }

  @Test
  void linesContinueAfterABackslash() {
    assertThat(rewritten("a = b\\\n  cd\\\n  ; ef\ng=1\n")).isEqualTo("a = `bcd; ef`\ng = 1\n");
    assertThat(rewritten("a = b\\\n\n c = d\n")).isEqualTo("a = b\nc = d\n");
  }

  @Test
  void aLineThatEndsInABackslashClosesNoQuote() {
    assertThat(read("a=\"\"\"x\ny\"\"\"\\\nz\"\"\" ; c\nb=1\n").get("DEFAULT"))
        .contains(
            Branch.of(
                Item.of("a", StringScalar.of("x\ny\"\"\"\\\nz")),
                Item.of(Comment.block("c")),
                Item.of("b", StringScalar.of("1"))));
  }

  @Test
  void namelessKeysAreNumbered() {
    assertThat(rewritten("[a]\n-=1\n\"-\"=2\n[b]\n-=3\n"))
        .isEqualTo("[a]\n#1 = 1\n#2 = 2\n\n[b]\n#1 = 3\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a b",
        " a ",
        "\"a\"",
        "'a'",
        "''",
        "a\\",
        "\\",
        "a # b",
        ";",
        "`",
        "a`b",
        "a\nb",
        "\n",
        "a\"\"\"b",
        "x\"\"\"\ny",
        "a\n`",
        "\"\"\"",
        "é\u00a0",
        "a\rb",
        "\ta",
        "=",
        "a\\\nb",
        "\"a\" ; 'b'"
      })
  void valuesOfEncryptedFilesReadBack(String value) {
    Branch tree = section("k", StringScalar.of(value));
    assertThat(read(encrypted(tree)).items()).endsWith(tree.items().get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a b", "#1", ";a", "[a]", "a=b", "a:b", "`a", "\"", "\"`", "'", "é", "a#b"})
  void namesOfEncryptedFilesReadBack(String name) {
    Branch tree = section(name, StringScalar.of("v"));
    assertThat(read(encrypted(tree)).items()).endsWith(tree.items().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "-", "a\nb", "\u00a0a", "=\"\"\"`"})
  void namesThatCannotReadBackAreRefused(String name) {
    assertThatThrownBy(() -> encrypted(section(name, StringScalar.of("v"))))
        .isInstanceOf(NotWritableException.class)
        .hasMessageStartingWith("Error marshaling to INI: Error encoding key: \"")
        .extracting(Reason::of)
        .asString()
        .endsWith("cannot be written: it would be read back as something else");
  }

  @Test
  void refusalsNeverShowTheValue() {
    String value = "a\"\"\"`\nsecret\"\"\"`\\\n";
    assertThatThrownBy(() -> encrypted(section("k", StringScalar.of(value))))
        .isInstanceOf(NotWritableException.class)
        .hasMessageContaining("\"k\" in section \"s\"")
        .hasMessageNotContaining("secret");
  }

  @Test
  void anEncryptedFileHoldsNoCollectionsAndNoDuplicates() {
    assertThatThrownBy(() -> encrypted(section("k", Sequence.EMPTY)))
        .extracting(Reason::of)
        .asString()
        .endsWith("its value is not a scalar");
    Item item = Item.of("k", StringScalar.of("v"));
    assertThatThrownBy(() -> encrypted(Branch.of(Item.of("s", Branch.of(item, item)))))
        .extracting(Reason::of)
        .asString()
        .endsWith("the section has it twice");
  }

  @Test
  void anEncryptedFileRenamesNoSection() {
    Branch tree = Branch.of(Item.of("default", Branch.of(Item.of("k", StringScalar.of("v")))));
    assertThat(encrypted(tree)).isEqualTo("[default]\nk = v\n");
    assertThatThrownBy(() -> encrypted(Branch.of(Item.of("a\nb", Branch.EMPTY))))
        .hasMessageStartingWith("Error marshaling to INI: Error encoding section \"a\\nb\"");
  }

  @Test
  void refusesWhatHasNoSections() {
    assertThatThrownBy(() -> CODEC.write(List.of(section("", new IntScalar(1))), 0))
        .extracting(Reason::of)
        .isEqualTo(
            "Error marshaling to INI: Error encoding key: error creating new key: empty key name");
    assertThatThrownBy(() -> CODEC.write(List.of(Branch.of(Item.of("", Branch.EMPTY))), 0))
        .extracting(Reason::of)
        .isEqualTo("Error marshaling to INI: Error encoding section : empty section name");
  }

  @Test
  void singleValuesAreCompactJson() {
    Branch pair = Branch.of(Item.of("b", new IntScalar(2)));
    Node list = Sequence.of(pair, StringScalar.of("x<y"), Sequence.EMPTY);
    assertThat(CODEC.writeValue(list, 4))
        .asString(UTF_8)
        .isEqualTo("[[{\"Key\":\"b\",\"Value\":2}],\"x\\u003cy\",null]");
    assertThatThrownBy(() -> CODEC.writeValue(new FloatScalar(Double.NaN), 0))
        .extracting(Reason::of)
        .isEqualTo("json: unsupported value: NaN");
  }

  @Test
  void collectionsArePrintedAsTheReferencePrintsThem() {
    Node time = new TimeScalar(LocalDateTime.of(2024, 1, 2, 3, 4, 5, 500_000_000), 426);
    Branch tree = section("g", Sequence.of(time, new FloatScalar(1e6), Branch.EMPTY));
    assertThat(CODEC.write(List.of(tree), 0))
        .asString(UTF_8)
        .isEqualTo("[s]\ng = [2024-01-02 03:04:05.5 +0706 +0706 1e+06 []]\n");
  }
}
