package org.sops4j.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.Explain;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.InputFile;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.tree.Format;
import org.sops4j.tree.Utf8;

/** The values that somebody could read, by path: what has to be changed where it comes from. */
final class Checklist {
  private final String heading;
  private final List<String> sections = new ArrayList<>();

  Checklist(String name) {
    heading =
        "# Values that "
            + name
            + " could read. Change each where it comes from, then in its file.\n";
  }

  /** The lines of one file. */
  static String lines(RepositoryFile file) {
    StringBuilder text = new StringBuilder();
    for (String path : paths(file)) {
      text.append("- [ ] ").append(path).append('\n');
    }
    return text.toString();
  }

  private static List<String> paths(RepositoryFile file) {
    List<String> paths = new ArrayList<>();
    if (file.format() == Format.BINARY) {
      return List.of("the whole file");
    }
    for (ValueDecision value : Explain.values(file.document(), file.metadata().scope())) {
      if (value.isValue() && value.state() == ValueDecision.State.ENCRYPTED) {
        paths.add(SettingsPlan.place(value));
      }
    }
    return paths;
  }

  void add(String file, boolean isAlone, String lines) {
    String note = isAlone ? "\n" : " (only together with others)\n";
    sections.add("\n## " + file + note + lines);
  }

  String text() {
    return heading + String.join("", sections);
  }

  /** Writes the list into a file; what an earlier run wrote stays, with all that was ticked off. */
  void write(Path file, String name) {
    if (!Files.exists(file)) {
      FileOutput.to(file, name).write(Utf8.encode(text()));
      return;
    }
    StringBuilder text = new StringBuilder(Utf8.decode(InputFile.readArgument(file, name)));
    for (String section : sections) {
      String title = section.substring(0, section.indexOf('\n', 1) + 1);
      if (text.indexOf(title) < 0) {
        text.append(section);
      }
    }
    FileOutput.to(file, name).write(Utf8.encode(text.toString()));
  }
}
