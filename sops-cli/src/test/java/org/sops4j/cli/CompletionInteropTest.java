package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion scripts in the shells that they are for. */
@Tag("interop")
class CompletionInteropTest {
  @TempDir Path folder;

  /** Puts a sops on the path that answers as the program does, in a moment. */
  @BeforeEach
  void install() throws Exception {
    Path sops = Files.createDirectories(folder.resolve("bin")).resolve("sops");
    StringBuilder script = new StringBuilder("#!/bin/sh\ncase \"$*\" in\n");
    for (String shell : new String[] {"bash", "zsh", "fish"}) {
      Program program = new Program(folder);
      assertThat(program.run("completion", shell)).isZero();
      Files.writeString(folder.resolve(shell), program.stdout);
      script.append("  'completion ").append(shell).append("') cat ");
      script.append(folder.resolve(shell)).append(" ;;\n");
    }
    for (String typed : new String[] {"groups", "decrypt --ex", "decrypt"}) {
      Program program = new Program(folder).set("_CLI_ZSH_AUTOCOMPLETE_HACK", null);
      String request = typed + " --generate-bash-completion";
      program.run(request.split(" "));
      Files.writeString(folder.resolve("plain"), program.stdout);
      script.append("  '").append(request).append("') ");
      script.append("if [ -z \"$_CLI_ZSH_AUTOCOMPLETE_HACK\" ]; then printf '%s' '");
      script.append(program.stdout).append("'; else printf '%s' '");
      program.set("_CLI_ZSH_AUTOCOMPLETE_HACK", "1").run(request.split(" "));
      script.append(program.stdout).append("'; fi ;;\n");
    }
    Files.writeString(sops, script.append("esac\n"));
    Files.setPosixFilePermissions(sops, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("secret.yaml"), "");
  }

  private String run(String shell, String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(shell, "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  @Test
  void bashCompletes() throws Exception {
    String output =
        run(
            "bash",
            "source <(sops completion bash)\n"
                + "try() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _cli_bash_autocomplete;\n"
                + "  echo \"${COMPREPLY[@]}\"; }\n"
                + "try sops groups ''; try sops groups d; try sops decrypt --ex; try sops decrypt s\n"
                + "complete -p sops");
    assertThat(output)
        .isEqualTo(
            "add delete help h\ndelete\n--extract --extract\n\n"
                + "complete -o bashdefault -o default -o nospace -F _cli_bash_autocomplete sops\n");
  }

  @Test
  void zshCompletes() throws Exception {
    String output =
        run(
            "zsh",
            "compdef() { print \"compdef $@\" }; _files() { print files }\n"
                + "_describe() { print -l -- ${(P)2} }\n"
                + "source <(sops completion zsh)\n"
                + "try() { words=(\"$@\"); CURRENT=$#words; _cli_zsh_autocomplete }\n"
                + "try sops groups ''; try sops decrypt --ex; try sops decrypt ''");
    assertThat(output)
        .startsWith("compdef _cli_zsh_autocomplete sops\nadd:add a key group to a file\ndelete:")
        .endsWith("\n--extract\n--extract\nfiles\n");
  }

  @Test
  void fishCompletes() throws Exception {
    String output =
        run(
            "fish",
            "complete -c sops -e; source "
                + folder.resolve("fish")
                + "\n"
                + "complete -C 'sops groups '; echo; complete -C 'sops decrypt --ex'; echo\n"
                + "complete -C 'sops decrypt secr'");
    assertThat(output)
        .contains("add\t", "\nhelp\tshow a list of commands", "\n\n--extract\n\nsecret.yaml\n");
  }
}
