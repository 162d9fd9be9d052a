package org.sops4j.age;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.spi.Prompts;

/** A person who always says the same, or cancels; and all that the person was told. */
final class RecordedPrompts implements Prompts {
  final List<String> heard = new ArrayList<>();
  private final @Nullable String answer;

  /** Makes a person; without an answer every question is cancelled. */
  RecordedPrompts(@Nullable String answer) {
    this.answer = answer;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public byte[] secret(String question) throws IOException {
    heard.add("secret: " + question);
    return answer().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String text(String question) throws IOException {
    heard.add("text: " + question);
    return answer();
  }

  @Override
  public boolean confirm(String question, String yes, @Nullable String no) throws IOException {
    heard.add("confirm: " + question + " / " + yes + " / " + no);
    return answer().equals(yes);
  }

  @Override
  public void message(String text) {
    heard.add("message: " + text);
  }

  @Override
  public void warning(String text) {
    heard.add("warning: " + text);
  }

  private String answer() throws IOException {
    if (answer == null) {
      throw new IOException("cancelled");
    }
    return answer;
  }
}
