package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/** Goes through what is to be published, file by file in the order of their names. */
final class Publication {
  private final Session session;
  private final Engine engine;

  Publication(Session session, Engine engine) {
    this.session = session;
    this.engine = engine;
  }

  /** Publishes a file, or all that is in a folder. */
  void run(String name) {
    Path file = session.invocation().absolute(name);
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      publish(name, file);
      return;
    }
    for (String entry : entries(file, name)) {
      run(Path.of(name, entry).normalize().toString());
    }
  }

  private static List<String> entries(Path folder, String name) {
    List<String> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        entries.add(String.valueOf(file.getFileName()));
      }
    } catch (IOException e) {
      throw Failure.exit(ExitCodes.GENERIC, "open " + name + ": " + OsErrors.reason(e));
    }
    Collections.sort(entries);
    return entries;
  }

  private void publish(String name, Path file) {
    engine.loadConfig();
    engine.checkDestination(name);
    try {
      engine.sops().read(InputFile.read(file, name), Format.ofPath(name));
    } catch (SopsException e) {
      throw Failures.of(e, Phase.DECRYPT, session, name);
    }
    throw Unavailable.failure(CommandName.PUBLISH.word());
  }
}
