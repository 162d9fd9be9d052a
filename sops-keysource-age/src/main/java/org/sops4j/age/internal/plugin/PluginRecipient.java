package org.sops4j.age.internal.plugin;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.spi.KeyContext;

/** One for whom a plugin wraps file keys. The plugin is not started before that. */
public final class PluginRecipient implements Recipient {
  private static final String PREFIX = "age1";

  private final String text;
  private final Plugin plugin;

  private PluginRecipient(String text, Plugin plugin) {
    this.text = text;
    this.plugin = plugin;
  }

  /**
   * Reads a recipient.
   *
   * @param text {@code age1NAME1…}
   * @param context where the plugin is looked for; null if none may be started
   * @return the recipient
   * @throws AgeException if it is malformed
   */
  public static PluginRecipient parse(String text, @Nullable KeyContext context)
      throws AgeException {
    String name;
    try {
      name = Bech32.decode(text).prefix().substring(PREFIX.length());
    } catch (AgeException e) {
      throw e.prefixed("invalid recipient encoding: ");
    }
    if (!PluginName.isValid(name)) {
      throw new AgeException("invalid plugin name: " + Quote.quote(name));
    }
    return new PluginRecipient(text, new Plugin(name, context));
  }

  @Override
  public List<Stanza> wrap(byte[] fileKey, SecureRandom random) throws AgeException {
    List<Stanza> opening =
        List.of(
            Conversation.stanza("add-recipient", text),
            new Stanza("wrap-file-key", List.of(), fileKey),
            Conversation.stanza("extension-labels"));
    WrappedKeys topic = new WrappedKeys();
    Conversation.hold(plugin, "recipient-v1", opening, topic);
    if (topic.stanzas.isEmpty()) {
      throw new AgeException(plugin.name() + " plugin: received zero recipient stanzas");
    }
    return topic.stanzas;
  }

  /** Collects the stanzas. A file has one recipient, so that no labels can clash. */
  private static final class WrappedKeys implements Conversation.Topic {
    private static final String PROBLEM = "malformed recipient stanza: ";

    private final List<Stanza> stanzas = new ArrayList<>();
    private boolean hasLabels;

    @Override
    public boolean take(Stanza stanza) throws AgeException {
      switch (stanza.type()) {
        case "recipient-stanza" -> takeStanza(stanza);
        case "labels" -> takeLabels();
        default -> {
          return false;
        }
      }
      return true;
    }

    private void takeStanza(Stanza stanza) throws AgeException {
      List<String> words = stanza.arguments();
      if (words.size() < 2) {
        throw new AgeException(PROBLEM + "unexpected argument count");
      }
      Index.check(words.get(0), PROBLEM);
      stanzas.add(new Stanza(words.get(1), words.subList(2, words.size()), stanza.body()));
    }

    private void takeLabels() throws AgeException {
      if (hasLabels) {
        throw new AgeException("repeated labels stanza");
      }
      hasLabels = true;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
