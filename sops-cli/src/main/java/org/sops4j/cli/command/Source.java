package org.sops4j.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.io.InputFile;
import org.sops4j.tree.Format;

/**
 * Where a document comes from, and what it is.
 *
 * @param file the absolute path, or null for standard input
 * @param name the path that decides about formats and creation rules; empty if there is none
 * @param input the format that is read
 * @param output the format that is written
 */
record Source(@Nullable Path file, String name, Format input, Format output) {

  static Source of(@Nullable Path file, ParsedFlags flags, Invocation invocation) {
    String override = flags.text("filename-override");
    String name = file == null ? "" : file.toString();
    name = override.isEmpty() ? name : invocation.absolute(override).toString();
    return named(file, name, flags);
  }

  /** A file of a command that takes formats and rules by no other name than that of the file. */
  static Source ofFile(String typed, ParsedFlags flags, Invocation invocation) {
    Path file = invocation.absolute(typed);
    return named(file, file.toString(), flags);
  }

  /** A file among many. */
  static Source ofSelected(SelectedFile file, ParsedFlags flags) {
    return named(file.path(), file.path().toString(), flags);
  }

  /** A file among many, for a command whose results have the format of the input. */
  static Source ofInput(SelectedFile file, ParsedFlags flags) {
    String name = file.path().toString();
    Format format = Format.byId(flags.text("input-type")).orElse(Format.ofPath(name));
    return new Source(file.path(), name, format, format);
  }

  private static Source named(@Nullable Path file, String name, ParsedFlags flags) {
    Format byName = Format.ofPath(name);
    return new Source(
        file,
        name,
        Format.byId(flags.text("input-type")).orElse(byName),
        Format.byId(flags.text("output-type")).orElse(byName));
  }

  /** The last part of the path of the file. */
  String fileName() {
    return file == null ? "" : String.valueOf(file.getFileName());
  }

  /** Reads the document, and lets the audit trail know which one it is. */
  byte[] read(Session session) {
    session.audit().concerns(file);
    return file == null ? InputFile.readStdin(session.invocation().stdin()) : InputFile.read(file);
  }

  /** The document as messages name it: relative to the working directory where it is below it. */
  String displayName(Invocation invocation) {
    return file == null ? "standard input" : invocation.shown(file);
  }
}
