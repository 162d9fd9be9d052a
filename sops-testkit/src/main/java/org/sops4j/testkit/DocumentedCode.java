package org.sops4j.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code that a page of the documentation shows. A test holds it against sources that are
 * compiled and run, so that the page cannot show anything else.
 */
public final class DocumentedCode {
  private DocumentedCode() {}

  /**
   * Returns the blocks of a page that are in one language.
   *
   * @param page a Markdown file
   * @param language as it stands behind the fence, such as {@code java}
   * @return the blocks in order
   * @throws IOException if the page cannot be read
   */
  public static List<String> blocks(Path page, String language) throws IOException {
    Matcher fences =
        Pattern.compile(
                "^```" + Pattern.quote(language) + "\n(.*?)^```$",
                Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(Files.readString(page));
    List<String> blocks = new ArrayList<>();
    while (fences.find()) {
      blocks.add(fences.group(1));
    }
    return blocks;
  }

  /**
   * Returns the blocks of a page that do not stand in a source, line by line; indentation apart.
   *
   * @param page a Markdown file
   * @param language as it stands behind the fence
   * @param sources the files in which they should be
   * @return the blocks that are in none of them
   * @throws IOException if a file cannot be read
   */
  public static List<String> strangers(Path page, String language, Path... sources)
      throws IOException {
    List<String> strangers = blocks(page, language);
    for (Path source : sources) {
      String text = flat(Files.readString(source));
      strangers.removeIf(block -> text.contains(flat(block)));
    }
    return strangers;
  }

  private static String flat(String text) {
    StringBuilder lines = new StringBuilder("\n");
    for (String line : text.strip().split("\n", -1)) {
      lines.append(line.strip()).append('\n');
    }
    return lines.toString();
  }
}
