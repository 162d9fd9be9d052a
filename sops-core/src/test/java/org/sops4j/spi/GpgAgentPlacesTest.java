package org.sops4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the agent is looked for (keysources.md section 2.8). */
class GpgAgentPlacesTest {
  @TempDir Path home;

  @Test
  void believesTheVariable() {
    Map<String, String> environment = Map.of("GPG_AGENT_INFO", home + "/s:17:1");
    assertNotThere(environment, home + "/s");
    assertThat(GpgAgent.isSwitchedOff(context(environment))).isFalse();
  }

  @Test
  void canBeSwitchedOff() {
    KeyContext context = context(Map.of("GPG_AGENT_INFO", "", "XDG_RUNTIME_DIR", "/run"));
    assertThat(GpgAgent.isSwitchedOff(context)).isTrue();
    assertThatThrownBy(() -> GpgAgent.connect(context))
        .isInstanceOf(IOException.class)
        .hasMessage("GPG_AGENT_INFO not set in environment");
    assertThat(GpgAgent.isSwitchedOff(context(Map.of()))).isFalse();
  }

  @Test
  void mayNotKnowWhereToLook() {
    KeyContext context =
        new KeyContext(
            Map.of("HOME", "/h"),
            home,
            OperatingSystem.UNIX,
            new SecureRandom(),
            CommandRunner.of(Map.of(), home),
            Prompts.NONE);
    assertThatThrownBy(() -> GpgAgent.connect(context))
        .isInstanceOf(IOException.class)
        .hasMessage("the home folder of the account is not known");
  }

  @Test
  void looksInTheFolderOfTheAccountFirst() throws IOException {
    String there = home + "/.gnupg/S.gpg-agent";
    Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", home + "/run", "HOME", "/h");
    assertNotThere(Map.of("HOME", "/h", "GNUPGHOME", "/g"), there);
    assertNotThere(environment, home + "/run/gnupg/S.gpg-agent");
    Files.createDirectory(home.resolve(".gnupg"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(there));
    }
    assertFails(environment, "dial unix " + there + ": connect: connection refused");
  }

  private void assertNotThere(Map<String, String> environment, String socket) {
    assertFails(environment, "dial unix " + socket + ": connect: no such file or directory");
  }

  private void assertFails(Map<String, String> environment, String message) {
    assertThatThrownBy(() -> GpgAgent.connect(context(environment)))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private KeyContext context(Map<String, String> environment) {
    return new KeyContext(
            environment,
            home,
            OperatingSystem.UNIX,
            new SecureRandom(),
            CommandRunner.of(environment, home),
            Prompts.NONE)
        .withAccountHome(home);
  }
}
