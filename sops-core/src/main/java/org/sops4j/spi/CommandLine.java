package org.sops4j.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * A command as people write it into a variable, such as {@code EDITOR}: split into words as a shell
 * would, but nothing is expanded (keysources.md 2.5, cli.md 6.3).
 */
public final class CommandLine {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int next;

  private CommandLine(String text) {
    this.text = text;
  }

  /**
   * Splits a command.
   *
   * @param text the command; blanks separate words, {@code '}, {@code "} and a backslash protect
   *     them, and {@code #} at the start of a word begins a comment
   * @return program and arguments; empty if there is nothing but blanks and comments
   * @throws IllegalArgumentException if a quote or an escape is not finished; the message says
   *     which
   */
  public static List<String> split(String text) {
    CommandLine line = new CommandLine(text);
    line.splitAll();
    return line.words;
  }

  private void splitAll() {
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        endWord();
      } else if (c == '#' && !inWord) {
        skipComment();
      } else {
        inWord = true;
        addPart(c);
      }
    }
    endWord();
  }

  private void addPart(char c) {
    if (c == '\'') {
      addLiteral();
    } else if (c == '"') {
      addQuoted();
    } else if (c == '\\') {
      addEscaped();
    } else {
      word.append(c);
    }
  }

  private void addLiteral() {
    int end = text.indexOf('\'', next);
    if (end < 0) {
      throw unclosed();
    }
    word.append(text, next, end);
    next = end + 1;
  }

  private void addQuoted() {
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c == '"') {
        return;
      } else if (c == '\\') {
        addEscaped();
      } else {
        word.append(c);
      }
    }
    throw unclosed();
  }

  private void addEscaped() {
    if (next == text.length()) {
      throw new IllegalArgumentException("EOF found after escape character");
    }
    word.append(text.charAt(next++));
  }

  private void skipComment() {
    int end = text.indexOf('\n', next);
    next = end < 0 ? text.length() : end;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private static IllegalArgumentException unclosed() {
    return new IllegalArgumentException("EOF found when expecting closing quote");
  }
}
