package org.sops4j.age.internal.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.Unwrapping;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.spi.KeyContext;

/** One for whom a plugin unwraps file keys. The plugin is not started before that. */
public final class PluginIdentity implements Identity {
  /** How the text of every plugin identity begins. */
  public static final String PREFIX = "AGE-PLUGIN-";

  private final String text;
  private final Plugin plugin;

  private PluginIdentity(String text, Plugin plugin) {
    this.text = text;
    this.plugin = plugin;
  }

  /**
   * Reads an identity.
   *
   * @param text {@code AGE-PLUGIN-NAME-1…}
   * @param context where the plugin is looked for; null if none may be started
   * @return the identity
   * @throws AgeException if it is malformed
   */
  public static PluginIdentity parse(String text, @Nullable KeyContext context)
      throws AgeException {
    String prefix;
    try {
      Bech32.Decoded decoded = Bech32.decode(text);
      Arrays.fill(decoded.data(), (byte) 0); // only the plugin can read it
      prefix = decoded.prefix();
    } catch (AgeException e) {
      throw e.prefixed("invalid identity encoding: ");
    }
    if (!prefix.endsWith("-") || prefix.length() < PREFIX.length()) {
      throw new AgeException("not a plugin identity: <nil>");
    }
    int end = Math.max(PREFIX.length(), prefix.length() - 1);
    String name = prefix.substring(PREFIX.length(), end).toLowerCase(Locale.ROOT);
    if (!PluginName.isValid(name)) {
      throw new AgeException("invalid plugin name: " + Quote.quote(name));
    }
    return new PluginIdentity(text, new Plugin(name, context));
  }

  /** Holds one conversation at a time: there may be one card, and one person to touch it. */
  @Override
  public synchronized Unwrapping unwrap(List<Stanza> stanzas) {
    List<Stanza> opening = new ArrayList<>();
    opening.add(Conversation.stanza("add-identity", text));
    for (Stanza stanza : stanzas) {
      List<String> words = new ArrayList<>(List.of("0", stanza.type()));
      words.addAll(stanza.arguments());
      opening.add(new Stanza("recipient-stanza", words, stanza.body()));
    }
    FileKeys topic = new FileKeys();
    try {
      Conversation.hold(plugin, "identity-v1", opening, topic);
    } catch (AgeException e) {
      topic.wipe();
      return new Unwrapping.Failed(e.getMessage());
    }
    byte[] fileKey = topic.fileKey;
    return fileKey == null
        ? new Unwrapping.NotMine(plugin.name() + " plugin: " + Unwrapping.NOT_MINE.reason())
        : new Unwrapping.Done(fileKey);
  }

  /** Does nothing: the text is a string, and most such texts only say where the secret is. */
  @Override
  public void wipe() {}

  /** Waits for the file key. */
  private static final class FileKeys implements Conversation.Topic {
    private static final String PROBLEM = "malformed file-key stanza: ";

    private byte @Nullable [] fileKey;

    @Override
    public boolean take(Stanza stanza) throws AgeException {
      if (!stanza.type().equals("file-key")) {
        return false;
      }
      if (stanza.arguments().size() != 1) {
        throw new AgeException(PROBLEM + "unexpected arguments count");
      }
      Index.check(stanza.arguments().get(0), PROBLEM);
      if (fileKey != null) {
        throw new AgeException("received duplicated file-key stanza");
      }
      fileKey = stanza.body();
      return true;
    }

    void wipe() {
      if (fileKey != null) {
        Arrays.fill(fileKey, (byte) 0);
      }
    }
  }

  @Override
  public String toString() {
    return "PluginIdentity[" + plugin.name() + ", redacted]";
  }
}
