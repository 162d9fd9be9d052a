package org.sops4j.testkit;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.Format;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;

/**
 * Documents made at random that a format can hold and give back: everything but the cases that
 * format.md lists as lost (inline comments, comments that begin a collection inside a list, -0.0).
 */
public final class RandomTrees {
  private static final String[] WORDS = {
    "a",
    "db",
    "password",
    "true",
    "null",
    "~",
    "1",
    "0x1F",
    "1e3",
    "2024-01-01",
    "yes",
    "y",
    "",
    " lead",
    "trail ",
    "a: b",
    "a #b",
    "- x",
    "#hash",
    "it's",
    "\"q\"",
    "{x}",
    "[y]",
    "&z",
    "*w",
    "!t",
    "| p",
    "%d",
    "@at",
    "`tick`",
    "é☃",
    "\uD83D\uDE00",
    "two\nlines",
    "end\n",
    "tab\there",
    "\u00A0",
    "back\\slash",
    "a=b",
    "x;y",
    "<html>&",
    "12:30:45",
    "=",
    "<<",
    "?",
    "-",
    ":",
    "ENC[x]",
    "\u2028"
  };

  private final Random random;
  private boolean commentsInLists = true;

  /**
   * Makes a generator.
   *
   * @param seed equal seeds give equal documents
   */
  public RandomTrees(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Leaves comments out of lists, where releases of SOPS differ.
   *
   * @return this generator
   */
  public RandomTrees withoutCommentsInLists() {
    commentsInLists = false;
    return this;
  }

  /**
   * Makes a file.
   *
   * @param format its format
   * @return one tree, or several for YAML
   */
  public List<Branch> documents(Format format) {
    return switch (format) {
      case YAML -> yaml();
      case JSON -> List.of(branch(0, false, false));
      case DOTENV -> List.of(dotenv());
      case INI -> List.of(ini());
      case BINARY -> List.of(binary());
    };
  }

  private List<Branch> yaml() {
    List<Branch> documents = new ArrayList<>();
    int count = random.nextInt(5) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      documents.add(branch(0, true, false));
    }
    return documents;
  }

  private Branch binary() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return Branch.of(Item.of("data", StringScalar.ofUtf8(bytes)));
  }

  private Branch dotenv() {
    List<Item> items = new ArrayList<>();
    for (String name : names(1 + random.nextInt(6))) {
      if (random.nextInt(4) == 0) {
        items.add(Item.of(Comment.block(" note " + random.nextInt(100))));
      }
      String key = name.replace('\n', '_').replace('=', '_').replace("#", "_");
      items.add(Item.of("K" + key, StringScalar.of(word())));
    }
    return new Branch(items);
  }

  private Branch ini() {
    List<Item> sections = new ArrayList<>();
    sections.add(Item.of("DEFAULT", section()));
    for (int i = random.nextInt(3); i > 0; i--) {
      sections.add(Item.of("section " + i, section()));
    }
    return new Branch(sections);
  }

  private Branch section() {
    List<Item> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(Item.of("key" + i, StringScalar.of("value " + random.nextInt(1000))));
    }
    return new Branch(items);
  }

  private Branch branch(int depth, boolean yaml, boolean inList) {
    List<Item> items = new ArrayList<>();
    for (String name : names(random.nextInt(depth == 0 ? 8 : 4) + 1)) {
      // What begins a mapping inside a list would be read as a comment of the list (T35).
      if (yaml && random.nextInt(5) == 0 && !(inList && items.isEmpty())) {
        items.add(Item.of(comment()));
      }
      // A key of several lines would take the first comment of its mapping for its own.
      boolean simple = name.indexOf('\n') < 0 && name.indexOf('\u2028') < 0;
      items.add(Item.of(name, simple ? value(depth + 1, yaml) : scalar(yaml)));
    }
    return new Branch(items);
  }

  private Sequence sequence(int depth, boolean yaml) {
    List<Node> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      boolean nested = random.nextInt(4) == 0 && depth < 5;
      if (yaml && commentsInLists && !nested && !elements.isEmpty() && random.nextInt(5) == 0) {
        elements.add(comment());
      }
      if (nested) {
        elements.add(random.nextBoolean() ? branch(depth, yaml, true) : plainList());
      } else {
        elements.add(element(yaml));
      }
    }
    return new Sequence(elements);
  }

  private Sequence plainList() {
    return Sequence.of(element(false), element(false));
  }

  /** In a list, text of several lines that begins with a blank is printed and not read (T38). */
  private Scalar element(boolean yaml) {
    Scalar scalar = scalar(yaml);
    boolean lost =
        scalar instanceof StringScalar string
            && string.text().startsWith(" ")
            && string.text().indexOf('\n') >= 0;
    return lost ? StringScalar.of("x") : scalar;
  }

  private Node value(int depth, boolean yaml) {
    int choice = random.nextInt(10);
    if (choice == 0 && depth < 5) {
      return branch(depth, yaml, false);
    }
    if (choice == 1 && depth < 5) {
      return sequence(depth, yaml);
    }
    if (choice == 2) {
      return random.nextBoolean() ? Branch.EMPTY : Sequence.EMPTY;
    }
    return scalar(yaml);
  }

  /** Makes a scalar that both YAML and JSON hold, or one of YAML alone. */
  private Scalar scalar(boolean yaml) {
    return switch (random.nextInt(yaml ? 9 : 8)) {
      case 0 -> NullScalar.NULL;
      case 1 -> new BoolScalar(random.nextBoolean());
      case 2 -> new IntScalar(random.nextBoolean() ? random.nextInt(100) : random.nextLong());
      case 3 -> new FloatScalar(fraction());
      case 8 -> time();
      default -> StringScalar.of(word());
    };
  }

  /** A number with a fraction: whole ones come back as integers. */
  private double fraction() {
    double value = random.nextBoolean() ? random.nextDouble() : random.nextInt(1000) + 0.25;
    return random.nextInt(4) == 0 ? value * 1e-9 : value;
  }

  private TimeScalar time() {
    LocalDateTime local =
        LocalDateTime.of(
                1970 + random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28), 3, 4)
            .plusSeconds(random.nextInt(60))
            .plusNanos(random.nextBoolean() ? 0 : 500_000_000L);
    return new TimeScalar(local, random.nextBoolean() ? 0 : 60 * (random.nextInt(20) - 10));
  }

  private Comment comment() {
    return Comment.block(" remark " + random.nextInt(1000));
  }

  private String word() {
    String word = WORDS[random.nextInt(WORDS.length)];
    return random.nextInt(3) == 0 ? word + WORDS[random.nextInt(WORDS.length)] : word;
  }

  private Set<String> names(int count) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      String name = word();
      boolean reserved = name.equals("sops") || name.endsWith("_unencrypted");
      if (!reserved) {
        names.add(random.nextInt(3) == 0 ? name : name + names.size());
      }
    }
    return names;
  }
}
