package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.log.DataKeyReport;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.SopsException;

/** Turns failures of the library into what the reference prints (cli.md sections 2.6, 2.7). */
final class Failures {
  private Failures() {}

  static Failure of(SopsException e, Phase phase, Session session) {
    int status = ExitCodes.of(e.code(), phase);
    if (e instanceof DataKeyUnavailableException report) {
      return Failure.exit(status, DataKeyReport.of(report, session.log().isColoured()), e.hints());
    }
    return Failure.exit(status, prefix(e.code(), phase) + e.getMessage(), additions(e));
  }

  /** What the command says before the words of the library. */
  private static String prefix(ErrorCode code, Phase phase) {
    return switch (code) {
      case MALFORMED_DOCUMENT -> phase == Phase.PARSE ? "Error unmarshalling file: " : "";
      case DATA_KEY_NOT_WRAPPED -> "Could not generate data key: ";
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

  private static List<String> additions(SopsException e) {
    if (!(e instanceof MalformedDocumentException malformed) || malformed.line() == 0) {
      return e.hints();
    }
    String place = "at line " + malformed.line();
    place = malformed.column() == 0 ? place : place + ", column " + malformed.column();
    List<String> lines = new ArrayList<>(List.of(place));
    lines.addAll(e.hints());
    return lines;
  }
}
