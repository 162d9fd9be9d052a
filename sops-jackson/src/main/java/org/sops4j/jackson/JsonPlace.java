package org.sops4j.jackson;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;

/**
 * The place in a document of which Jackson complains.
 *
 * @param path the place; Jackson counts elements of lists without comments, we count them all
 * @param value what stands there; null if nothing does
 */
record JsonPlace(KeyPath path, @Nullable Node value) {
  static JsonPlace of(JacksonException e, Node root) {
    List<Object> path = new ArrayList<>();
    Node here = root;
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() != null) {
          path.add(step.getFieldName());
          here =
              here instanceof Branch branch ? branch.get(step.getFieldName()).orElse(null) : null;
        } else if (here instanceof Sequence sequence) {
          int index = position(sequence, step.getIndex());
          path.add(index);
          here = index < sequence.elements().size() ? sequence.elements().get(index) : null;
        }
      }
    }
    return new JsonPlace(new KeyPath(path), here);
  }

  /** Finds the element that has so many others before it, comments apart. */
  private static int position(Sequence sequence, int index) {
    int left = index;
    int at = 0;
    for (Node element : sequence) {
      if (!(element instanceof Comment)) {
        if (left == 0) {
          return at;
        }
        left--;
      }
      at++;
    }
    return at;
  }
}
