package org.sops4j.internal.walk;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.ValueException;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.GoValue;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/**
 * The one walk: depth first, in document order, over all branches (format.md section 1.4).
 * Encrypting and decrypting differ only in what they do with a leaf. List positions are not part of
 * a path.
 */
final class TreeWalk {
  private static final String WALKING = "Error walking tree: ";

  private final Selection selection;
  private final LeafVisitor visitor;
  private final ErrorCode failure;
  private final CommentStack comments = new CommentStack();

  /** The keys and positions down to the current leaf; only for messages. */
  private final List<Object> trail = new ArrayList<>();

  TreeWalk(EncryptionScope scope, LeafVisitor visitor, ErrorCode failure) {
    this.selection = new Selection(scope);
    this.visitor = visitor;
    this.failure = failure;
  }

  /** Walks all documents and returns what they became. */
  List<Branch> walk(List<Branch> documents) {
    List<Branch> result = new ArrayList<>(documents.size());
    for (Branch document : documents) {
      trail.clear();
      result.add(walkBranch(document, "", false));
    }
    return result;
  }

  /**
   * Walks a branch.
   *
   * @param path the keys above, each followed by a colon
   * @param matched whether the selection rule matches one of those keys
   */
  private Branch walkBranch(Branch branch, String path, boolean matched) {
    List<Item> items = new ArrayList<>(branch.items().size());
    comments.enter();
    for (Item item : branch) {
      if (item.key() instanceof Comment comment) {
        comments.add(selection.matchesComment(comment.text()));
        Node visited = visit(comment, path, matched, false);
        items.add(new Item(visited, item.value()));
      } else {
        items.add(walkItem(item, path, matched));
        comments.clear();
      }
    }
    comments.leave();
    return new Branch(items);
  }

  private Item walkItem(Item item, String path, boolean matched) {
    if (!(item.key() instanceof StringScalar name)) {
      throw failed(
          "Tree contains a non-string key (type "
              + GoValue.type(item.key())
              + "): "
              + GoValue.formatAsString(item.key())
              + ". Only string keys are supported");
    }
    String key = name.text();
    trail.add(key);
    Node value =
        walkValue(item.value(), path + key + ":", matched || selection.matchesKey(key), false);
    trail.remove(trail.size() - 1);
    return value == item.value() ? item : new Item(name, value);
  }

  private Node walkValue(Node value, String path, boolean matched, boolean inList) {
    if (value instanceof Branch branch) {
      return walkBranch(branch, path, matched);
    }
    if (value instanceof Sequence sequence) {
      return walkSequence(sequence, path, matched);
    }
    if (value == NullScalar.NULL) {
      visitor.passNull();
      return value;
    }
    return visit(value, path, matched, inList);
  }

  private Sequence walkSequence(Sequence sequence, String path, boolean matched) {
    List<Node> elements = new ArrayList<>(sequence.elements().size());
    comments.enter();
    for (Node element : sequence) {
      boolean isComment = visitor.isCommentElement(element);
      if (isComment) {
        comments.add(selection.matchesComment(commentText(element)));
      }
      trail.add(elements.size());
      elements.add(walkValue(element, path, matched, true));
      trail.remove(trail.size() - 1);
      if (!isComment) {
        comments.clear();
      }
    }
    comments.leave();
    return new Sequence(elements);
  }

  private Node visit(Node leaf, String path, boolean matched, boolean inList) {
    boolean isComment = leaf instanceof Comment || (inList && visitor.isCommentElement(leaf));
    boolean selected = selection.encrypts(matched, comments, isComment);
    try {
      Node visited =
          visitor.visit(leaf, new LeafPlace(path.isEmpty() ? ":" : path, selected, inList));
      if (leaf instanceof Comment && visited instanceof Comment comment && visited != leaf) {
        checkNotMistaken(comment.text());
      }
      return visited;
    } catch (MalformedValueException e) {
      throw failed(e.getMessage()).summarize(WALKING + e.summary());
    }
  }

  /** Returns the keys and positions down to the leaf that is being visited. */
  KeyPath here() {
    return new KeyPath(trail);
  }

  private void checkNotMistaken(String text) throws MalformedValueException {
    if (failure == ErrorCode.VALUE_NOT_ENCRYPTED && selection.mistakes(text)) {
      throw new MalformedValueException(
          "Encrypted comment "
              + GoQuote.quote(text)
              + " matches UnencryptedCommentRegex! Make sure that UnencryptedCommentRegex cannot"
              + " match an encrypted comment.");
    }
  }

  private ValueException failed(String message) {
    return new ValueException(failure, WALKING + message, here());
  }

  private static String commentText(Node element) {
    return element instanceof Comment comment ? comment.text() : ((StringScalar) element).text();
  }
}
