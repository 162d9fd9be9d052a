package org.sops4j.check;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How files are checked.
 *
 * @param base the folder that file names in findings are relative to; absolute
 * @param config the configuration for all files; null to use, for each file, the nearest {@code
 *     .sops.yaml} in its folder or above
 * @param everyFile whether rules for every path demand that files are encrypted, too
 * @param decrypt whether files are decrypted to verify their values and MAC, which needs keys
 */
public record CheckSettings(Path base, @Nullable Path config, boolean everyFile, boolean decrypt) {
  /**
   * Settings that need no key: nearest configuration, no demand by rules that are for every path.
   *
   * @param base the folder that file names in findings are relative to
   * @return the settings
   */
  public static CheckSettings in(Path base) {
    return new CheckSettings(base.toAbsolutePath().normalize(), null, false, false);
  }
}
