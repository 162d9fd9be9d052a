package org.sops4j.internal.format.yaml;

import java.util.Random;

/** Writes random documents without comments, in all styles that every YAML parser agrees on. */
final class RandomYaml {
  private static final String[] SCALARS = {
    "v",
    "two words",
    "1",
    "-1.5",
    "true",
    "~",
    "a:b",
    "x#y",
    "http://h:1/p?q=r",
    "'it''s'",
    "''",
    "\"q\\tr\\u00e9\\\"\"",
    "\"\"",
    "ENC[AES256_GCM,data:aaa=,type:str]",
    "é☃",
    "\"a b\"",
    "-x",
    "?x"
  };
  private static final String[] FLOW_SCALARS = {
    "v", "two words", "1", "'it''s'", "\"q\"", "a-b", "\"a, b\"", "''", "é"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int keys;

  private RandomYaml(long seed) {
    random = new Random(seed);
  }

  static String document(long seed) {
    RandomYaml yaml = new RandomYaml(seed);
    yaml.mapping(0, 4);
    return yaml.out.toString();
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private String any(String... choices) {
    return choices[below(choices.length)];
  }

  private void mapping(int indent, int depth) {
    int size = 1 + below(4);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(" ".repeat(indent));
      }
      String quote = any("", "'", "\"");
      out.append(quote).append('k').append(keys++).append(quote);
      out.append(any(":", ":", " :"));
      value(indent, depth - 1, false);
    }
  }

  private void sequence(int indent, int depth) {
    int size = 1 + below(4);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(" ".repeat(indent));
      }
      out.append('-');
      value(indent, depth - 1, true);
    }
  }

  /** Writes what follows a colon or a dash, and the end of the line. */
  private void value(int indent, int depth, boolean inSequence) {
    int kind = depth <= 0 ? below(4) : below(8);
    int inner = indent + 1 + below(3);
    switch (kind) {
      case 0:
        out.append(any(" ", "  ")).append(any(SCALARS)).append(any("\n", " \n", "\n\n"));
        break;
      case 1:
        blockScalar(indent);
        break;
      case 2:
        out.append(any(" ", "\n" + " ".repeat(inner)));
        flow(2, inner);
        out.append('\n');
        break;
      case 3:
        String gap = any("\n", "\n\n") + " ".repeat(inner);
        String quote = any("", "'", "\"");
        out.append(' ').append(quote).append('a').append(gap).append("b c").append(quote);
        out.append('\n');
        break;
      case 4:
        out.append(any("", " &x" + keys, " !!map", " !t")).append('\n').append(" ".repeat(inner));
        mapping(inner, depth);
        break;
      case 5:
        int column = inSequence || random.nextBoolean() ? inner : indent;
        out.append('\n').append(" ".repeat(column));
        sequence(column, depth);
        break;
      default:
        collectionOnTheLine(indent, depth, inSequence);
        break;
    }
  }

  private void collectionOnTheLine(int indent, int depth, boolean inSequence) {
    if (!inSequence) {
      out.append("\n").append(" ".repeat(indent + 2));
    } else {
      out.append(' ');
    }
    if (random.nextBoolean()) {
      mapping(indent + 2, depth);
    } else {
      sequence(indent + 2, depth);
    }
  }

  private void blockScalar(int indent) {
    out.append(' ').append(any("|", ">")).append(any("", "-", "+")).append('\n');
    int lines = 1 + below(4);
    for (int i = 0; i < lines; i++) {
      out.append(" ".repeat(indent + 2)).append(i > 0 ? any("", "", " ", "\t") : "");
      out.append(any("text", "more text", "k: v", "# no comment")).append(any("\n", "\n\n"));
    }
  }

  private void flow(int depth, int indent) {
    int kind = depth <= 0 ? 0 : below(3);
    if (kind == 0) {
      out.append(any(FLOW_SCALARS));
      return;
    }
    String gap = any("", " ", "\n" + " ".repeat(indent + 1));
    out.append(kind == 1 ? '[' : '{').append(gap);
    int size = below(4);
    for (int i = 0; i < size; i++) {
      out.append(i > 0 ? "," + any(" ", "\n" + " ".repeat(indent + 1)) : "");
      out.append(kind == 2 ? "f" + keys++ + ": " : "");
      flow(depth - 1, indent);
    }
    out.append(gap).append(kind == 1 ? ']' : '}');
  }
}
