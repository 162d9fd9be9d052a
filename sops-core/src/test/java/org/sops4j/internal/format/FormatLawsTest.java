package org.sops4j.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.format.binary.BinaryCodec;
import org.sops4j.internal.format.dotenv.DotenvCodec;
import org.sops4j.internal.format.ini.IniCodec;
import org.sops4j.internal.format.json.JsonCodec;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

/** What is written reads back as the same tree, and prints again as the same bytes. */
class FormatLawsTest {
  private static final JsonCodec JSON = new JsonCodec();
  private static final DotenvCodec DOTENV = new DotenvCodec();
  private static final IniCodec INI = new IniCodec();

  @Property(tries = 500)
  void jsonReadsBack(@ForAll("jsonTrees") Branch tree, @ForAll("indents") int indent) {
    byte[] written = JSON.write(List.of(tree), indent);
    assertThat(JSON.read(written)).containsExactly(tree);
    assertThat(JSON.write(JSON.read(written), indent)).isEqualTo(written);
  }

  @Property(tries = 500)
  void dotenvReadsBack(@ForAll("dotenvTrees") Branch tree) {
    byte[] written = DOTENV.write(List.of(tree), 0);
    assertThat(DOTENV.read(written)).containsExactly(tree);
  }

  @Property(tries = 500)
  void dotenvBytesReadBack(@ForAll byte[] value) {
    String text = Utf8.decode(value).replace("\\n", "");
    Branch tree = Branch.of(Item.of("A", StringScalar.of(text)));
    assertThat(DOTENV.read(DOTENV.write(List.of(tree), 0))).containsExactly(tree);
  }

  @Property(tries = 1000)
  void encryptedIniReadsBackOrIsRefused(@ForAll("iniTrees") Branch tree) {
    byte[] written;
    try {
      written = INI.writeEncrypted(List.of(tree), 0);
    } catch (NotWritableException e) {
      return; // IniCodecTest shows what may be refused
    }
    List<Branch> read = INI.read(written);
    List<Item> items = new ArrayList<>(read.get(0).items());
    if (!tree.items().get(0).hasKey("DEFAULT")) {
      assertThat(items.remove(0)).isEqualTo(Item.of("DEFAULT", Branch.EMPTY));
    }
    assertThat(items).isEqualTo(tree.items());
    assertThat(INI.writeEncrypted(read, 0)).isEqualTo(written);
  }

  @Property(tries = 500)
  void binaryReadsBack(@ForAll byte[] bytes) {
    assertThat(new BinaryCodec().write(new BinaryCodec().read(bytes), -1)).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<Integer> indents() {
    return Arbitraries.integers().between(-1, 9);
  }

  @Provide
  Arbitrary<Branch> jsonTrees() {
    return branches(jsonNodes(3));
  }

  private static Arbitrary<Node> jsonNodes(int depth) {
    Arbitrary<Node> scalars =
        Arbitraries.oneOf(
            texts().map(text -> (Node) StringScalar.of(text)),
            Arbitraries.longs().map(IntScalar::new),
            Arbitraries.doubles().map(FormatLawsTest::fraction).map(FloatScalar::new),
            Arbitraries.of(true, false).map(BoolScalar::new),
            Arbitraries.just(NullScalar.NULL));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<Node> inner = jsonNodes(depth - 1);
    return Arbitraries.oneOf(
        scalars,
        branches(inner).map(branch -> (Node) branch),
        inner.list().ofMaxSize(3).map(list -> (Node) new Sequence(list)));
  }

  /** Keeps the doubles that do not print as integers. */
  private static double fraction(double value) {
    return value == Math.rint(value) ? 0.5 : value;
  }

  private static Arbitrary<Branch> branches(Arbitrary<Node> values) {
    Arbitrary<Item> items =
        Combinators.combine(texts(), values).as((key, value) -> Item.of(key, value));
    return items.list().ofMaxSize(4).map(Branch::new);
  }

  @Provide
  Arbitrary<Branch> dotenvTrees() {
    Arbitrary<String> names = texts().map(t -> t.replaceAll("[\n=]|^#+", ""));
    Arbitrary<Item> variables =
        Combinators.combine(names, texts())
            .as((n, v) -> Item.of(n.replaceAll("^#+", ""), string(v.replace("\\n", ""))));
    Arbitrary<Item> comments = texts().map(text -> Item.of(Comment.block(text.replace("\n", " "))));
    return Arbitraries.oneOf(variables, comments).list().ofMaxSize(5).map(Branch::new);
  }

  private static Node string(String text) {
    return StringScalar.of(text);
  }

  @Provide
  Arbitrary<Branch> iniTrees() {
    Arbitrary<Item> entries =
        Combinators.combine(texts(), texts()).as((key, value) -> Item.of(key, string(value)));
    Arbitrary<Node> sections = entries.list().ofMaxSize(3).map(Branch::new);
    Arbitrary<String> titles =
        Arbitraries.oneOf(texts(), Arbitraries.of(Set.of("DEFAULT", "default", "a", "b")));
    Arbitrary<Item> items =
        Combinators.combine(titles, sections).as((name, section) -> Item.of(name, section));
    return items.list().ofMinSize(1).ofMaxSize(3).map(Branch::new);
  }

  /** Short texts of all that means something to one of the formats, and of plain letters. */
  private static Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "b", "c", "d", "0", " ", "\n", "\r", "\t", "\"", "'", "`", "\"\"\"", "\\", "\\n",
            "#", ";", "=", ":", "[", "]", "-", "<", "&", "é", "\u2028", "😀", "\u0000", "\u00a0")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }
}
