package org.sops4j.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of Java in a page of the documentation, in order. A block is a whole source file if it
 * declares a type, or statements otherwise; statements see what those above have declared. One
 * below {@code <!-- not run: WHY -->} is left out.
 */
record JavaBlocks(List<String> statements, List<String> types) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(<!-- not run: [^\n]*-->\n)?^```java\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern TYPE =
      Pattern.compile("^(import|package|@|(public |final )*(class|interface|enum) )");

  static JavaBlocks of(Path page) throws IOException {
    JavaBlocks blocks = new JavaBlocks(new ArrayList<>(), new ArrayList<>());
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      if (block.group(1) == null) {
        boolean type = TYPE.matcher(block.group(2)).find();
        (type ? blocks.types : blocks.statements).add(block.group(2));
      }
    }
    return blocks;
  }

  boolean isEmpty() {
    return statements.isEmpty() && types.isEmpty();
  }
}
