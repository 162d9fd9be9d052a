package org.sops4j.cli.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;

/** A working directory with files in it, and what is printed there. */
final class Folder {
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path path;

  Folder(Path path) {
    this.path = path;
  }

  /** Makes files, and the folders above them. */
  Folder with(String... names) {
    try {
      for (String name : names) {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A symbolic link. */
  Folder link(String name, String target) {
    try {
      Files.createSymbolicLink(path.resolve(name), Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return path.resolve(name);
  }

  Invocation invocation() {
    return invocation(Terminals.NONE);
  }

  Invocation invocation(Terminals terminals) {
    Map<String, String> environment = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
    return new Invocation(List.of(), environment, path, in, err, err, terminals);
  }

  String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  Selection find(String... arguments) {
    return FileFinder.find(List.of(arguments), invocation());
  }

  /** The names of the files that are found. */
  List<String> names(String... arguments) {
    return names(find(arguments));
  }

  static List<String> names(Selection selection) {
    List<String> names = new ArrayList<>();
    for (SelectedFile file : selection.files()) {
      names.add(file.name());
    }
    return names;
  }
}
