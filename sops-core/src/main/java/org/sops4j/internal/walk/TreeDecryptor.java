package org.sops4j.internal.walk;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sops4j.error.ErrorCode;
import org.sops4j.internal.cipher.MacDigest;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.internal.cipher.ValueText;
import org.sops4j.internal.text.GoValue;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/**
 * Decrypts the leaves of documents and takes their MAC on the way. What decrypts to a comment stays
 * out of the MAC, wherever it stood: the rule of every writer, which SOPS 3.13.2 itself misses when
 * it reads (format.md section 3.4).
 */
public final class TreeDecryptor implements LeafVisitor {
  private static final String COMMENT_TYPE = ",type:comment]";

  private final ValueCipher cipher;
  private final boolean macOnlyEncrypted;
  private final Consumer<String> plaintextComments;
  private final MacDigest mac;
  private Set<Comment> lifted = Set.of();

  private TreeDecryptor(
      ValueCipher cipher, boolean macOnlyEncrypted, Consumer<String> plaintextComments) {
    this.cipher = cipher;
    this.macOnlyEncrypted = macOnlyEncrypted;
    this.plaintextComments = plaintextComments;
    this.mac = new MacDigest(macOnlyEncrypted);
  }

  /**
   * Decrypts documents.
   *
   * @param documents the encrypted branches
   * @param cipher the cipher with the data key
   * @param scope which values are encrypted, and what the MAC covers
   * @param plaintextComments is told of comments that ought to be encrypted and are not
   * @return the branches in clear and their MAC
   */
  public static WalkedTree decrypt(
      List<Branch> documents,
      ValueCipher cipher,
      MacScope scope,
      Consumer<String> plaintextComments) {
    TreeDecryptor decryptor =
        new TreeDecryptor(cipher, scope.macOnlyEncrypted(), plaintextComments);
    TreeWalk walk = new TreeWalk(scope.scope(), decryptor, ErrorCode.VALUE_NOT_DECRYPTED);
    List<Branch> decrypted = walk.walk(documents);
    return new WalkedTree(decrypted, decryptor.mac.hex(), decryptor.lifted);
  }

  @Override
  public Node visit(Node leaf, LeafPlace place) throws MalformedValueException {
    Node clear = place.selected() ? decrypt(leaf, place) : leaf;
    if (clear instanceof Comment comment) {
      boolean isValueOfKey = !(leaf instanceof Comment) && !place.inList();
      return isValueOfKey ? StringScalar.of(comment.text()) : clear;
    }
    if (place.selected() || !macOnlyEncrypted) {
      mac.add(ValueText.bytes(clear));
    }
    return clear;
  }

  private Node decrypt(Node leaf, LeafPlace place) throws MalformedValueException {
    if (leaf instanceof Comment comment) {
      return decryptComment(comment, place.aad());
    }
    if (!(leaf instanceof StringScalar text)) {
      throw new MalformedValueException(
          "Expected encrypted value as string, but got " + GoValue.type(leaf));
    }
    try {
      return cipher.decrypt(text, place.aad());
    } catch (MalformedValueException e) {
      throw e.prefixed("Could not decrypt value: ");
    }
  }

  /** Before SOPS 3.0 comments stayed in clear, so one that does not open is kept as it is. */
  private Node decryptComment(Comment comment, String aad) {
    if (comment.text().isEmpty()) {
      return comment; // never encrypted, so it stays where it is on its line
    }
    try {
      Node clear = cipher.decrypt(comment.text(), aad);
      Comment block = clear instanceof Comment known ? known : Comment.block(textOf(clear));
      if (comment.isInline()) {
        lift(block);
      }
      return block;
    } catch (MalformedValueException e) {
      plaintextComments.accept(comment.text());
      return comment;
    }
  }

  private void lift(Comment comment) {
    if (lifted.isEmpty()) {
      lifted = Collections.newSetFromMap(new IdentityHashMap<>());
    }
    lifted.add(comment);
  }

  private static String textOf(Node clear) throws MalformedValueException {
    return StringScalar.ofUtf8(ValueText.bytes(clear)).text();
  }

  /** Encrypted comments in lists are strings, and still govern what follows them (T16). */
  @Override
  public boolean isCommentElement(Node element) {
    return isComment(element);
  }

  /**
   * Tells whether an element of a list of an encrypted document is a comment, encrypted or not.
   *
   * @param element the element
   * @return true if decrypting makes a comment of it
   */
  public static boolean isComment(Node element) {
    return element instanceof Comment
        || (element instanceof StringScalar text
            && text.endsWith(COMMENT_TYPE)
            && looksEncrypted(text));
  }

  /** Tells whether a text begins as encrypted values do; whether it is one, only the key tells. */
  static boolean looksEncrypted(StringScalar text) {
    return text.startsWith("ENC[");
  }
}
