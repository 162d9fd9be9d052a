package org.sops4j.cli.check;

import java.util.ArrayList;
import java.util.List;
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

/** JSON objects, built member by member and printed as decrypted JSON files are. */
final class JsonTree {
  private final List<Item> items = new ArrayList<>();

  JsonTree with(String name, String value) {
    return with(name, StringScalar.of(value));
  }

  JsonTree with(String name, int value) {
    return with(name, new IntScalar(value));
  }

  JsonTree with(String name, boolean value) {
    return with(name, new BoolScalar(value));
  }

  JsonTree with(String name, JsonTree value) {
    return with(name, value.node());
  }

  JsonTree with(String name, List<JsonTree> values) {
    List<Node> nodes = new ArrayList<>(values.size());
    for (JsonTree value : values) {
      nodes.add(value.node());
    }
    return with(name, new Sequence(nodes));
  }

  private JsonTree with(String name, Node value) {
    items.add(Item.of(name, value));
    return this;
  }

  private Branch node() {
    return new Branch(items);
  }

  String print() {
    return Utf8.decode(DecryptedDocument.of(Format.JSON, List.of(node())).toBytes());
  }
}
