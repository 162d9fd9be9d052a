package org.sops4j.age.internal.discovery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.identityfile.ProtectedFile;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.spi.KeyContext;
import org.sops4j.tree.Utf8;

/**
 * The recipients of the identities that decrypting would find, as far as they can be told without
 * asking anybody and without running anything. SSH keys are left out: only recipients of their own
 * kind need them.
 */
public final class KnownIdentities {
  private final KeyContext context;
  private final LocalFiles files;
  private final Map<String, byte[]> sources = new LinkedHashMap<>();
  private final Map<String, String> recipients = new LinkedHashMap<>();
  private final List<String> unknown = new ArrayList<>();

  /**
   * Makes a search; reads nothing yet.
   *
   * @param context where to look
   */
  public KnownIdentities(KeyContext context) {
    this.context = context;
    this.files = new LocalFiles(context.workingDirectory());
  }

  /**
   * Returns the recipients.
   *
   * @return recipients in order, each with its place
   */
  public Map<String, String> recipients() {
    read();
    derive();
    return recipients;
  }

  /**
   * Returns what {@link #recipients} could not tell of.
   *
   * @return places, perhaps none
   */
  public List<String> unknown() {
    return unknown;
  }

  /**
   * Tells whether there are identities, and for certain none of some recipients.
   *
   * @param wanted the recipients
   * @return false if one may be among them, or if there is none at all
   */
  public boolean areNoneOf(List<String> wanted) {
    read();
    if (!unknown.isEmpty() || isMentioned(wanted) || isOfSsh(wanted)) {
      wipe();
      return false;
    }
    derive();
    for (String one : wanted) {
      if (recipients.containsKey(one)) {
        return false;
      }
    }
    return unknown.isEmpty() && !recipients.isEmpty();
  }

  /** Identity files tell their recipient in a comment, which spares the arithmetic. */
  private boolean isMentioned(List<String> wanted) {
    for (byte[] content : sources.values()) {
      for (String one : wanted) {
        if (contains(content, one.getBytes(StandardCharsets.US_ASCII))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(byte[] content, byte[] wanted) {
    for (int i = 0; i + wanted.length <= content.length; i++) {
      if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfSsh(List<String> wanted) {
    for (String one : wanted) {
      if (one.startsWith("ssh-")) {
        return true;
      }
    }
    return false;
  }

  private void read() {
    String key = context.env(Variables.KEY);
    if (key != null) {
      sources.put(Variables.KEY, Utf8.encode(key));
    }
    String file = context.env(Variables.KEY_FILE);
    if (file != null) {
      readFile(file, file);
    }
    if (context.env(Variables.KEY_COMMAND) != null) {
      unknown.add(Variables.KEY_COMMAND);
    }
    try {
      String place = new UserFolders(context).identityFile();
      readFile(place, place);
    } catch (AgeException e) {
      // Then there is no such place, and nothing in it.
    }
  }

  private void readFile(String label, String path) {
    try {
      sources.put(label, files.read(path));
    } catch (LocalFiles.MissingException e) {
      // Nothing is there, and nothing is unknown.
    } catch (AgeException e) {
      unknown.add(label);
    }
  }

  private void derive() {
    for (Map.Entry<String, byte[]> source : sources.entrySet()) {
      try {
        derive(source.getKey(), source.getValue());
      } catch (AgeException e) {
        unknown.add(source.getKey());
      }
    }
    wipe();
  }

  private void derive(String label, byte[] content) throws AgeException {
    if (ProtectedFile.isProtected(content)) {
      unknown.add(label);
      return;
    }
    for (String text : new IdentityText(label, content, context).texts()) {
      NativeIdentity identity = Identities.parseNative(text);
      recipients.putIfAbsent(identity.recipientText(), label);
      identity.wipe();
    }
  }

  private void wipe() {
    for (byte[] content : sources.values()) {
      Arrays.fill(content, (byte) 0);
    }
    sources.clear();
  }
}
