package org.sops4j.age.internal.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.text.StrictBase64;
import org.sops4j.spi.Prompts;
import org.sops4j.tree.Utf8;

/** Passes on what a plugin has to say to the person in front of the program, or to ask. */
final class Questions {
  private static final Stanza OK = Conversation.stanza("ok");
  private static final Stanza FAIL = Conversation.stanza("fail");

  private final String name;
  private final Prompts prompts;

  Questions(String name, Prompts prompts) {
    this.name = name;
    this.prompts = prompts;
  }

  void tellOfWaiting() {
    prompts.message("age: waiting on " + name + " plugin...");
  }

  Stanza message(Stanza said) {
    prompts.message("age: " + name + " plugin: " + text(said.body()));
    return OK;
  }

  Stanza secret(Stanza said) {
    try {
      return new Stanza("ok", List.of(), prompts.secret(text(said.body())));
    } catch (IOException e) {
      return FAIL; // the plugin says what that means
    }
  }

  Stanza text(Stanza said) {
    try {
      return new Stanza("ok", List.of(), Utf8.encode(prompts.text(text(said.body()))));
    } catch (IOException e) {
      return FAIL;
    }
  }

  Stanza confirm(Stanza said) throws AgeException {
    List<String> options = said.arguments();
    if (options.isEmpty() || options.size() > 2) {
      throw malformed("unexpected number of arguments");
    }
    String yes = option(options.get(0), "YES");
    @Nullable String no = options.size() == 1 ? null : option(options.get(1), "NO");
    try {
      boolean chosen = prompts.confirm(text(said.body()), yes, no);
      return Conversation.stanza("ok", chosen ? "yes" : "no");
    } catch (IOException e) {
      return FAIL;
    }
  }

  private static String option(String encoded, String which) throws AgeException {
    try {
      return text(StrictBase64.decodeRaw(encoded.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (AgeException e) {
      throw malformed("invalid " + which + " option encoding");
    }
  }

  private static AgeException malformed(String problem) {
    return new AgeException("malformed confirm stanza: " + problem);
  }

  private static String text(byte[] body) {
    return Utf8.decode(body);
  }
}
