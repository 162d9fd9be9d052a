package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.SopsBuilder;
import org.sops4j.age.AgeKeySourceProvider;
import org.sops4j.pgp.PgpKeySourceProvider;

/**
 * The key sources of the program. They are named here, since a search for services opens the jar
 * and reads its table of contents, which takes a tenth of a start.
 */
final class BundledKeySources {
  private BundledKeySources() {}

  /** The same for many files: what was found once is used again, until they are closed. */
  static List<SharedKeySource> remembering() {
    return List.of(
        new SharedKeySource(AgeKeySourceProvider.remembering()),
        new SharedKeySource(new PgpKeySourceProvider()));
  }

  /** Adds them; none does anything before it is asked to open. */
  static SopsBuilder addTo(SopsBuilder builder) {
    return builder.keySource(new AgeKeySourceProvider()).keySource(new PgpKeySourceProvider());
  }
}
