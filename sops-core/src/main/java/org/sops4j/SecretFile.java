package org.sops4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.SopsException;
import org.sops4j.internal.engine.SafeWriting;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** A file that the facade works on: is read once, and named in failures with the line. */
final class SecretFile {
  private final SopsRules sops;
  private final Path name;
  private final Format format;
  private final byte[] bytes;

  private SecretFile(SopsRules sops, Path name, Format format, byte[] bytes) {
    this.sops = sops;
    this.name = name;
    this.format = format;
    this.bytes = bytes;
  }

  /** Reads a file whose name tells the format. */
  static SecretFile read(SopsRules sops, Path name) throws IOException {
    return read(sops, name, Format.ofPath(name.toString()));
  }

  static SecretFile read(SopsRules sops, Path name, Format format) throws IOException {
    return new SecretFile(sops, name, format, Files.readAllBytes(sops.resolve(name)));
  }

  Path name() {
    return name;
  }

  Format format() {
    return format;
  }

  EncryptedDocument encrypted() {
    try {
      return sops.read(bytes, format);
    } catch (SopsException e) {
      throw located(e);
    }
  }

  DecryptedDocument clear() {
    try {
      return sops.parse(bytes, format);
    } catch (SopsException e) {
      throw located(e);
    }
  }

  /** Works on the content of the file; failures name it. */
  <T> T work(Supplier<T> task) {
    try {
      return task.get();
    } catch (SopsException e) {
      throw located(e);
    }
  }

  SopsException located(SopsException e) {
    return e.document().isPresent() ? e : e.locate(name.toString(), line(e));
  }

  private int line(SopsException e) {
    if (e.line() > 0 || e.keyPath().isEmpty()) {
      return e.line();
    }
    try {
      return lineOf(SourceLines.of(bytes, format), e.keyPath().get());
    } catch (MalformedDocumentException unreadable) {
      return 0;
    }
  }

  /** With several documents the key counts only if one alone has it. */
  private static int lineOf(SourceLines lines, KeyPath path) {
    int found = 0;
    for (int document = 0; document < lines.documents(); document++) {
      OptionalInt line = lines.lineOf(document, path);
      if (line.isPresent() && found > 0) {
        return 0;
      }
      found = line.orElse(found);
    }
    return found;
  }

  /** Writes a document over the file, in one step where the file system can. */
  void replace(EncryptedDocument document) throws IOException {
    write(sops, document, name);
  }

  static void write(SopsRules sops, EncryptedDocument document, Path target) throws IOException {
    byte[] content = document.toBytes(sops.stores().indent(document.format()));
    SafeWriting.write(sops.resolve(target), content);
  }
}
