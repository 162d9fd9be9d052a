package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.log.DataKeyReport;
import org.sops4j.cli.log.KeySearchReport;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.SopsException;

/** Turns failures of the library into what the reference prints (cli.md sections 2.6, 2.7). */
final class Failures {
  /** What is said before the reasons where a data key is kept and encrypted to other keys. */
  static final String UPDATING = "error updating one or more master keys: ";

  private Failures() {}

  /** A failure that has nothing to do with what stands in the document. */
  static Failure of(SopsException e, Phase phase, Session session) {
    return of(e, phase, session, "");
  }

  /**
   * A failure of a document, which is named after the reference's words if the document is at
   * fault.
   */
  static Failure of(SopsException e, Phase phase, Session session, String document) {
    int status = ExitCodes.of(e.code(), phase);
    if (e instanceof DataKeyUnavailableException report) {
      List<String> lines = new ArrayList<>(KeySearchReport.of(report));
      lines.addAll(e.hints());
      return Failure.exit(status, DataKeyReport.of(report, session.log().isColoured()), lines);
    }
    return Failure.exit(status, prefix(e.code(), phase) + e.reason(), additions(e, document));
  }

  /** The failure of a command that puts all that the library says into a log line. */
  static Failure fatal(String prefix, SopsException e, String document) {
    return Failure.fatal(prefix + e.reason(), additions(e, document));
  }

  /** What the command says before the words of the library. */
  private static String prefix(ErrorCode code, Phase phase) {
    return switch (code) {
      case MALFORMED_DOCUMENT -> phase == Phase.PARSE ? "Error unmarshalling file: " : "";
      case DATA_KEY_NOT_WRAPPED ->
          switch (phase) {
            case UPDATE_KEYS -> UPDATING;
            case CREATE -> "Error encrypting the data key with one or more master keys: ";
            default -> "Could not generate data key: ";
          };
      case VALUE_NOT_ENCRYPTED -> "Error encrypting tree: ";
      case VALUE_NOT_DECRYPTED -> "Error decrypting tree: ";
      case NOT_WRITABLE -> writing(phase);
      case MAC_NOT_ENCRYPTED -> "Could not encrypt MAC: ";
      default -> "";
    };
  }

  private static String writing(Phase phase) {
    return switch (phase) {
      case WRITE_ENCRYPTED -> "Could not marshal tree: ";
      case WRITE_VALUE -> "Error dumping tree: ";
      default -> "Error dumping file: ";
    };
  }

  private static List<String> additions(SopsException e, String document) {
    if (document.isEmpty() || !concernsContent(e.code())) {
      return e.hints();
    }
    StringBuilder place = new StringBuilder("  in ").append(document);
    if (e instanceof MalformedDocumentException malformed && malformed.line() > 0) {
      place.append(", line ").append(malformed.line());
      if (malformed.column() > 0) {
        place.append(", column ").append(malformed.column());
      }
    }
    List<String> lines = new ArrayList<>(List.of(place.toString()));
    lines.addAll(e.hints());
    lines.addAll(Hints.ofFailure(e.code(), document));
    return lines;
  }

  private static boolean concernsContent(ErrorCode code) {
    return switch (code) {
      case MALFORMED_DOCUMENT,
          NOT_ENCRYPTED,
          INVALID_METADATA,
          INVALID_VERSION,
          VALUE_NOT_ENCRYPTED,
          VALUE_NOT_DECRYPTED,
          MAC_NOT_DECRYPTED,
          MAC_MISMATCH ->
          true;
      default -> false;
    };
  }
}
