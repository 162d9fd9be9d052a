package org.sops4j.age.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.age.internal.AgeException;

/** Splits a command into words as a shell would, but expands nothing (keysources.md 2.5). */
final class CommandLine {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int next;

  private CommandLine(String text) {
    this.text = text;
  }

  static List<String> split(String text) throws AgeException {
    CommandLine line = new CommandLine(text);
    line.splitAll();
    return line.words;
  }

  private void splitAll() throws AgeException {
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

  private void addPart(char c) throws AgeException {
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

  private void addLiteral() throws AgeException {
    int end = text.indexOf('\'', next);
    if (end < 0) {
      throw unclosed();
    }
    word.append(text, next, end);
    next = end + 1;
  }

  private void addQuoted() throws AgeException {
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

  private void addEscaped() throws AgeException {
    if (next == text.length()) {
      throw new AgeException("EOF found after escape character");
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

  private static AgeException unclosed() {
    return new AgeException("EOF found when expecting closing quote");
  }
}
