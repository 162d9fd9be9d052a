package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion scripts, and who gets which (cli.md section 1.14). */
class CompletionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "bash, complete -o bashdefault -o default -o nospace -F _cli_bash_autocomplete sops",
    "zsh, compdef _cli_zsh_autocomplete sops",
    "fish, complete -c sops -a '(__sops_suggestions)'",
    "powershell, Register-ArgumentCompleter -Native -CommandName sops -ScriptBlock {"
  })
  void everyShellGetsItsScript(String shell, String line) {
    Program program = new Program(folder);
    assertThat(program.run("completion", shell)).isZero();
    assertThat(program.stderr).isEmpty();
    assertThat(program.stdout).startsWith("\n").contains("\n" + line + "\n");
    assertThat(program.stdout).contains("--generate-bash-completion");
  }

  @Test
  void otherShellsAreNoTopic() {
    Program program = new Program(folder);
    assertThat(program.run("completion", "nosuch")).isEqualTo(3);
    assertThat(program.stderr).isEqualTo("No help topic for 'nosuch'\n");
    assertThat(program.stdout).isEmpty();
  }

  @Test
  void aRequestForSuggestionsRunsNothing() {
    Program program = new Program(folder);
    program.encrypted("f.yaml", "a: 1\n");
    assertThat(program.run("-d", "f.yaml", "--generate-bash-completion")).isZero();
    assertThat(program.stdout).startsWith("completion\nexec-env\n").endsWith("\nhelp\nh\n");
    assertThat(program.stderr).isEmpty();
    assertThat(program.run("--version", "--generate-bash-completion")).isZero();
    assertThat(program.stdout).isEmpty();
  }
}
