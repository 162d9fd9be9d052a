package org.sops4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application in a JVM of its own: what it prints at the most talkative, and its exit status.
 */
class OwnProcessTest {
  private record Run(int status, String output) {}

  @TempDir Path folder;

  @Test
  void logsNoSecretHoweverMuchItLogs() throws Exception {
    Run run = run(Applications.KEY_FILE.toString(), "--debug", "--logging.level.root=trace");
    assertThat(run.output()).contains("Started DemoApplication").contains("letters: 13");
    assertThat(run.status()).isZero();
    assertThat(run.output()).doesNotContain("correct-horse").doesNotContain("AGE-SECRET-KEY");
  }

  @Test
  void printsTheAnalysisAndFailsWithoutAKey() throws Exception {
    Run run = run(folder.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains("APPLICATION FAILED TO START")
        .contains("class path resource [config/secrets.enc.yaml]")
        .contains("sops.age.key-file")
        .doesNotContain("at org.sops4j");
  }

  private Run run(String keyFile, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(DemoApplication.class.getName());
    command.add("--spring.main.web-application-type=none");
    command.add("--spring.config.import=sops:classpath:config/secrets.enc.yaml");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOPS_AGE_KEY_FILE", keyFile);
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
