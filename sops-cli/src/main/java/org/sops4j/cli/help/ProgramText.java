package org.sops4j.cli.help;

import java.util.List;

/** What help and manual say of the program as a whole. */
final class ProgramText {
  static final String SUMMARY = "encrypt the values of a file, and leave its keys legible";

  static final List<String> USAGE =
      List.of(
          "sops [global options] COMMAND [command options] [arguments...]",
          "sops [global options] -d|-e|-r|--set VALUE FILE",
          "sops [global options] FILE");

  static final List<String> NOTES =
      List.of(
          "Global options stand before the command. Of those a command heeds only --config,",
          "--indent and --mac-only-encrypted. In the forms without a command all options must",
          "stand before the file: what follows it is ignored.");

  static final List<String> EXAMPLES =
      List.of(
          "sops encrypt --in-place secrets.yaml",
          "sops decrypt secrets.yaml",
          "sops --indent 2 decrypt secrets.yaml");

  private ProgramText() {}
}
