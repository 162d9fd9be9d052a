package org.sops4j.pgp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.spi.Prompts;

/** Somebody who answers questions for secrets with prepared texts, and cancels after the last. */
final class Answers implements Prompts {
  private final Iterator<String> answers;
  final List<String> questions = new ArrayList<>();

  Answers(String... answers) {
    this.answers = List.of(answers).iterator();
  }

  @Override
  public boolean isInteractive() {
    return true;
  }

  @Override
  public byte[] secret(String question) throws IOException {
    questions.add(question);
    if (!answers.hasNext()) {
      throw new IOException("cancelled");
    }
    return answers.next().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String text(String question) {
    throw new AssertionError(question);
  }

  @Override
  public boolean confirm(String question, String yes, @Nullable String no) {
    throw new AssertionError(question);
  }
}
