package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.text.GoText;
import org.sops4j.config.Spelling;
import org.sops4j.error.ErrorCode;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

/** What to do where the reference's words leave people alone; always after these words. */
public final class Hints {
  private static final String UNKNOWN_FLAG = "flag provided but not defined: -";

  private Hints() {}

  /** What a wrong MAC means. */
  static List<String> ofFailure(ErrorCode code, String document) {
    if (code != ErrorCode.MAC_MISMATCH && code != ErrorCode.MAC_NOT_DECRYPTED) {
      return List.of();
    }
    return List.of(
        "  The file was changed after it was encrypted, other than by sops: values, keys or their"
            + " order are not what they were.",
        "  Go back to the last version that decrypts, such as one in version control, and make the"
            + " change with `sops edit`.",
        "  To see what is in the file all the same, without trusting it: sops decrypt --ignore-mac"
            + (document.isEmpty() || document.equals("standard input") ? "" : " " + document));
  }

  /**
   * Explains a flag that a command does not have, if people expect it there.
   *
   * @param complaint what is wrong with the command line
   * @param command the command
   * @return further lines, often none
   */
  public static List<String> ofUsage(String complaint, Command command) {
    if (!complaint.startsWith(UNKNOWN_FLAG)) {
      return List.of();
    }
    String name = complaint.substring(UNKNOWN_FLAG.length());
    ManyForm many = command.many();
    if (many != null && many.flags().find(name) != null) {
      String words = "sops " + command.words() + " --recursive";
      return List.of("  --" + name + " is for many files, and --recursive stands first: " + words);
    }
    if (name.equals("config") || name.equals("indent") || name.equals("mac-only-encrypted")) {
      String shown = "--" + name + (name.equals("mac-only-encrypted") ? "" : " value");
      return List.of(
          "  --" + name + " stands before the command: sops " + shown + " " + command.words());
    }
    boolean opensFiles = command.flags().find("decryption-order") != null;
    Flag key = keyFlag(name);
    return opensFiles && key != null
        ? List.of(recipientsOfFile(key.name(), "sops " + command.words()))
        : List.of();
  }

  /**
   * Explains why a mistyped command opens an editor, or fails: to the reference it is the name of a
   * new file. Only if more follows, and there is no such file.
   */
  static void ofMistypedCommand(List<String> positionals, Session session) {
    String word = positionals.get(0);
    if (positionals.size() < 2) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (CommandName name : CommandName.values()) {
      names.add(name.word());
    }
    String meant = Spelling.nearest(word, names);
    if (meant != null && !meant.equals(word)) {
      session
          .log()
          .hint(
              "  "
                  + GoText.quote(word)
                  + " is no command, so it was taken for the name of a new file; did you mean `sops"
                  + " "
                  + meant
                  + "`?");
    }
  }

  private static @Nullable Flag keyFlag(String name) {
    for (Flag flag : SharedFlags.keys()) {
      if (flag.names().contains(name)) {
        return flag;
      }
    }
    return null;
  }

  /** Explains flags of {@code sops -d} that name keys, which are of no use there. */
  static void ofKeysWhenDecrypting(ParsedFlags flags, Session session) {
    for (Flag flag : SharedFlags.keys()) {
      if (flags.isGiven(flag.name())) {
        session.log().hint(recipientsOfFile(flag.name(), "sops -d"));
        return;
      }
    }
  }

  private static String recipientsOfFile(String flag, String command) {
    String place =
        flag.equals("age")
            ? ": SOPS_AGE_KEY, SOPS_AGE_KEY_FILE or the user's sops/age/keys.txt"
            : "";
    return "  "
        + command
        + " does not use --"
        + flag
        + ": the file says whose keys open it, and the private key is looked for on this machine"
        + place;
  }

  /**
   * Explains a file of no known type under the name of one, as {@code sops -e /dev/stdin > x.yaml}
   * makes it.
   *
   * @param file the encrypted file
   * @param document what it holds
   */
  static void ofEnvelope(byte[] file, DecryptedDocument document, Source source, Session session) {
    List<Branch> branches = document.branches();
    boolean isPossible =
        source.input() != Format.BINARY
            && source.output() != Format.BINARY
            && branches.size() == 1
            && branches.get(0).items().size() == 1
            && branches.get(0).get("data").orElse(null) instanceof StringScalar;
    if (isPossible && isEnvelope(Utf8.decode(file))) {
      String name = source.displayName(session.invocation());
      session
          .log()
          .hint(
              "  "
                  + name
                  + " was encrypted as a whole, not value by value: --output-type binary gives back"
                  + " the original");
    }
  }

  /** Only such a file is JSON, and says nothing of what is encrypted and what is not. */
  private static boolean isEnvelope(String text) {
    return text.stripLeading().startsWith("{")
        && !text.contains("_suffix\"")
        && !text.contains("_regex\"");
  }
}
