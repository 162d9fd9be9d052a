package org.sops4j.age.internal.plugin;

import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.spi.KeyContext;
import org.sops4j.tree.Utf8;

/**
 * A talk with a plugin (keysources.md section 2.11): first we say all that we have to say, then we
 * answer stanza by stanza until the plugin is done.
 */
final class Conversation {
  /** What a conversation is about. */
  interface Topic {
    /**
     * Takes a stanza that belongs to the topic.
     *
     * @return false if it does not
     * @throws AgeException if it is malformed
     */
    boolean take(Stanza stanza) throws AgeException;
  }

  private static final Stanza DONE = stanza("done");
  private static final Stanza OK = stanza("ok");
  private static final Stanza UNSUPPORTED = stanza("unsupported");

  private final PluginProcess process;
  private final Questions questions;
  private final Topic topic;

  private Conversation(PluginProcess process, Questions questions, Topic topic) {
    this.process = process;
    this.questions = questions;
    this.topic = topic;
  }

  /** Makes a stanza without a body. */
  static Stanza stanza(String type, String... arguments) {
    return new Stanza(type, List.of(arguments), new byte[0]);
  }

  /**
   * Starts a plugin, talks with it, and ends it.
   *
   * @param protocol which of its state machines
   * @param opening what we say first, without the stanza that ends it
   * @throws AgeException if anything fails; the text names the plugin
   */
  static void hold(Plugin plugin, String protocol, List<Stanza> opening, Topic topic)
      throws AgeException {
    try {
      KeyContext context = plugin.world();
      Patience patience = Patience.of(context);
      Process started = new PluginProgram(plugin.name(), context).start(protocol);
      Questions questions = new Questions(plugin.name(), context.prompts());
      try (PluginProcess process = new PluginProcess(started, patience, questions::tellOfWaiting)) {
        process.send(opening);
        process.send(List.of(DONE));
        new Conversation(process, questions, topic).answerAll();
      }
    } catch (AgeException e) {
      throw e.prefixed(plugin.name() + " plugin: ");
    }
  }

  private void answerAll() throws AgeException {
    Stanza said = process.receive();
    while (!said.type().equals(DONE.type())) {
      Stanza answer = answer(said);
      process.send(List.of(answer));
      Arrays.fill(answer.body(), (byte) 0); // perhaps a secret
      if (said.type().equals("error")) {
        throw new AgeException(Utf8.decode(said.body()));
      }
      said = process.receive();
    }
  }

  private Stanza answer(Stanza said) throws AgeException {
    return switch (said.type()) {
      case "error" -> OK;
      case "msg" -> questions.message(said);
      case "request-secret" -> questions.secret(said);
      case "request-public" -> questions.text(said);
      case "confirm" -> questions.confirm(said);
      default -> topic.take(said) ? OK : UNSUPPORTED;
    };
  }
}
