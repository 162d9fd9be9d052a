package org.sops4j.internal.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.SopsException;
import org.sops4j.internal.format.yaml.YamlComposer;
import org.sops4j.internal.format.yaml.YamlNode;

/** Reads a configuration file. Unknown fields are ignored, wrong types are not. */
public final class ConfigReader {
  private static final String PREFIX = "error loading config: Could not unmarshal config file: ";

  private ConfigReader() {}

  /**
   * Reads a configuration.
   *
   * @param yaml the content of the file; of several documents the first counts
   * @param displayPath where it was read from, as it is to be named
   * @return the configuration
   * @throws SopsException with {@link ErrorCode#INVALID_CONFIG} if it cannot be understood
   */
  public static SopsConfig read(byte[] yaml, Path displayPath) {
    try {
      Binder binder = new Binder();
      ConfigTarget target = new ConfigTarget(binder);
      YamlNode document = YamlComposer.firstDocument(yaml);
      if (document != null) {
        binder.fields(document, target);
      }
      YamlNode mistake = binder.errors.first();
      if (mistake != null) {
        String hint = place(displayPath, mistake.line(), mistake.column());
        throw invalid(binder.errors.text(), hint, null);
      }
      return target.build(displayPath);
    } catch (MalformedDocumentException e) {
      throw invalid(e.reason(), place(displayPath, e.line(), e.column()), e);
    }
  }

  private static SopsException invalid(String text, String hint, @Nullable Throwable cause) {
    return new SopsException(ErrorCode.INVALID_CONFIG, PREFIX + text, List.of(hint), cause);
  }

  private static String place(Path path, int line, int column) {
    if (line == 0) {
      return "  in " + path;
    }
    return "  at " + path + ", line " + line + (column == 0 ? "" : ", column " + column);
  }
}
