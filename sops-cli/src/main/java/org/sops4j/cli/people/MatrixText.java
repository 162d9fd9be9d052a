package org.sops4j.cli.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sops4j.DecryptedDocument;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

/** The matrix of people and files in its three forms. */
public final class MatrixText {
  private static final int SHOWN = 14;

  private final AccessMatrix matrix;

  /**
   * Prepares the texts.
   *
   * @param matrix the matrix
   */
  public MatrixText(AccessMatrix matrix) {
    this.matrix = matrix;
  }

  /**
   * Writes a table for people: a column for each person, and what the signs mean.
   *
   * @return the table
   */
  public String table() {
    int width = "FILE".length();
    for (FileAccess file : matrix.files()) {
      width = Math.max(width, file.file().length());
    }
    StringBuilder text = new StringBuilder(pad("FILE", width));
    for (String name : matrix.people().keySet()) {
      text.append("  ").append(shortened(name));
    }
    text.append('\n');
    boolean isAnyTogether = false;
    for (FileAccess file : matrix.files()) {
      Map<String, Boolean> alone = matrix.aloneByPerson(file);
      isAnyTogether |= alone.containsValue(false);
      text.append(row(file, width, alone)).append('\n');
    }
    text.append("\nx opens the file");
    text.append(isAnyTogether ? " alone, + only together with others\n" : "\n");
    appendUnnamed(text);
    return text.toString();
  }

  private String row(FileAccess file, int width, Map<String, Boolean> alone) {
    StringBuilder row = new StringBuilder(pad(file.file(), width));
    for (String name : matrix.people().keySet()) {
      String sign = alone.containsKey(name) ? Boolean.TRUE.equals(alone.get(name)) ? "x" : "+" : "";
      row.append("  ").append(pad(sign, shortened(name).length()));
    }
    return row.toString().stripTrailing();
  }

  private void appendUnnamed(StringBuilder text) {
    for (String name : matrix.people().keySet()) {
      if (!shortened(name).equals(name)) {
        text.append(shortened(name)).append(" is ").append(name).append('\n');
      }
    }
  }

  private static String shortened(String name) {
    return name.length() <= 2 * SHOWN ? name : name.substring(0, SHOWN) + "…";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /**
   * Writes comma-separated values: a line for each master key of each file.
   *
   * @return the lines, with a heading
   */
  public String csv() {
    StringBuilder text =
        new StringBuilder("file,name,type,recipient,group,groups,groups_needed,alone\n");
    for (FileAccess file : matrix.files()) {
      for (AccessMatrix.Entry entry : matrix.entries(file)) {
        List<String> fields =
            List.of(
                file.file(),
                entry.name(),
                entry.key().type().id(),
                entry.key().display(),
                String.valueOf(entry.group()),
                String.valueOf(file.groups().size()),
                String.valueOf(file.needed()),
                String.valueOf(entry.alone()));
        List<String> quoted = new ArrayList<>();
        fields.forEach(field -> quoted.add(quoted(field)));
        text.append(String.join(",", quoted)).append('\n');
      }
    }
    return text.toString();
  }

  private static String quoted(String field) {
    boolean isPlain = field.indexOf(',') < 0 && field.indexOf('"') < 0;
    return isPlain && field.indexOf('\n') < 0 && field.indexOf('\r') < 0
        ? field
        : "\"" + field.replace("\"", "\"\"") + "\"";
  }

  /**
   * Writes JSON.
   *
   * @return an object with a list of files
   */
  public String json() {
    List<Node> files = new ArrayList<>();
    for (FileAccess file : matrix.files()) {
      List<Node> people = new ArrayList<>();
      matrix.entries(file).forEach(entry -> people.add(json(entry)));
      files.add(
          branch(
              "file", StringScalar.of(file.file()),
              "groups", new IntScalar(file.groups().size()),
              "groups_needed", new IntScalar(file.needed()),
              "recipients", new Sequence(people)));
    }
    Branch whole = branch("files", new Sequence(files));
    DecryptedDocument document = DecryptedDocument.of(Format.JSON, List.of(whole));
    return Utf8.decode(document.toBytes(Format.JSON, 2));
  }

  private static Branch json(AccessMatrix.Entry entry) {
    return branch(
        "name", StringScalar.of(entry.name()),
        "type", StringScalar.of(entry.key().type().id()),
        "recipient", StringScalar.of(entry.key().display()),
        "group", new IntScalar(entry.group()),
        "alone", new BoolScalar(entry.alone()));
  }

  private static Branch branch(Object... namesAndValues) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = String.valueOf(namesAndValues[i]);
      items.add(new Item(StringScalar.of(name), (Node) namesAndValues[i + 1]));
    }
    return new Branch(items);
  }
}
