package org.sops4j.internal.walk;

import java.util.List;
import java.util.Set;
import org.sops4j.error.ErrorCode;
import org.sops4j.internal.cipher.MacDigest;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.internal.cipher.ValueText;
import org.sops4j.internal.text.GoValue;
import org.sops4j.tree.Branch;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.UnsignedScalar;

/** Encrypts the leaves of documents and takes their MAC on the way. */
public final class TreeEncryptor implements LeafVisitor {
  private final ValueCipher cipher;
  private final boolean macOnlyEncrypted;
  private final Set<Comment> lifted;
  private final MacDigest mac;

  private TreeEncryptor(ValueCipher cipher, boolean macOnlyEncrypted, Set<Comment> lifted) {
    this.cipher = cipher;
    this.macOnlyEncrypted = macOnlyEncrypted;
    this.lifted = lifted;
    this.mac = new MacDigest(macOnlyEncrypted);
  }

  /**
   * Encrypts documents.
   *
   * @param documents the branches in clear
   * @param cipher the cipher with the data key
   * @param scope which values are encrypted, and what the MAC covers
   * @param lifted comments to be put back behind their values, by identity
   * @return the encrypted branches and the MAC of the clear ones
   */
  public static WalkedTree encrypt(
      List<Branch> documents, ValueCipher cipher, MacScope scope, Set<Comment> lifted) {
    TreeEncryptor encryptor = new TreeEncryptor(cipher, scope.macOnlyEncrypted(), lifted);
    TreeWalk walk = new TreeWalk(scope.scope(), encryptor, ErrorCode.VALUE_NOT_ENCRYPTED);
    List<Branch> encrypted = walk.walk(documents);
    return new WalkedTree(encrypted, encryptor.mac.hex(), Set.of());
  }

  @Override
  public Node visit(Node leaf, LeafPlace place) throws MalformedValueException {
    if (leaf instanceof UnsignedScalar || leaf instanceof BytesScalar) {
      throw new MalformedValueException("Cannot walk value, unknown type: " + GoValue.type(leaf));
    }
    byte[] bytes = ValueText.bytes(leaf);
    if (!(leaf instanceof Comment) && (place.selected() || !macOnlyEncrypted)) {
      mac.add(bytes);
    }
    if (!place.selected()) {
      return leaf;
    }
    StringScalar encrypted = cipher.encrypt(bytes, ValueText.type(leaf), place.aad());
    // In a list there is no comment any more afterwards but an ordinary string (T1).
    if (!(leaf instanceof Comment comment) || place.inList()) {
      return encrypted;
    }
    return lifted.contains(comment)
        ? Comment.inline(encrypted.text())
        : comment.withText(encrypted.text());
  }

  @Override
  public boolean isCommentElement(Node element) {
    return element instanceof Comment;
  }
}
