package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.MergeConflict;
import org.sops4j.cli.Failure;

/** What is said of a merge in which both sides changed one thing. Names places, never values. */
final class MergeReport {
  /** The status where conflicts are left. */
  static final int CONFLICT = 1;

  /** The status where nothing could be merged. */
  static final int NOT_MERGED = 2;

  static final String START = "sops: ";

  private MergeReport() {}

  /** The failure of a merge driver. */
  static Failure conflict(String path, List<MergeConflict> conflicts) {
    List<String> lines = new ArrayList<>(places(conflicts));
    lines.add("The file stays encrypted, with ours in these places. Settle them with one of");
    lines.addAll(ways(path, conflicts));
    return Failure.exit(CONFLICT, title(path, conflicts), lines);
  }

  static String title(String path, List<MergeConflict> conflicts) {
    String count = conflicts.size() == 1 ? "1 conflict" : conflicts.size() + " conflicts";
    return START + "CONFLICT in " + path + ": " + count;
  }

  static List<String> places(List<MergeConflict> conflicts) {
    List<String> lines = new ArrayList<>();
    for (MergeConflict conflict : conflicts) {
      String document =
          conflict.document() == 0 ? "" : "document " + (conflict.document() + 1) + ", ";
      String path = conflict.path().components().isEmpty() ? "its top" : conflict.path().toString();
      lines.add("  " + document + path + ": " + conflict.kind().description());
    }
    return lines;
  }

  private static List<String> ways(String path, List<MergeConflict> conflicts) {
    List<String> lines = new ArrayList<>();
    for (String way : List.of("--ours", "--theirs")) {
      lines.add("  sops mergetool " + way + " " + path);
    }
    if (isEditable(conflicts)) {
      lines.add("  sops mergetool --edit " + path);
    }
    return lines;
  }

  private static boolean isEditable(List<MergeConflict> conflicts) {
    for (MergeConflict conflict : conflicts) {
      if (conflict.kind() == MergeConflict.Kind.EXPOSED) {
        return false;
      }
    }
    return true;
  }
}
