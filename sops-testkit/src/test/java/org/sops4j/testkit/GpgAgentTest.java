package org.sops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.spi.GpgAgent;
import org.sops4j.spi.KeyContext;

/** The conversation with gpg-agent (keysources.md section 2.8). */
class GpgAgentTest {
  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));
  private int sockets;

  @Test
  void asksAsTheReferenceDoes() throws IOException {
    try (FakeGpgAgent fake = start(FakeGpgAgent.knowing("pâss"));
        GpgAgent agent = connect()) {
      assertThat(agent.passphrase("Id", "Passphrase", "Enter it for 'K~*':"))
          .isEqualTo(new byte[] {'p', (byte) 0xC3, (byte) 0xA2, 's', 's'});
      assertThat(fake.requests())
          .filteredOn(request -> !request.startsWith("OPTION ttyname="))
          .containsExactly(
              "OPTION ttytype=xterm", "GET_PASSPHRASE Id X Passphrase Enter+it+for+%27K~%2A%27%3A");
    }
  }

  @Test
  void tellsTheDisplayIfThereIsOne() throws IOException {
    environment.put("DISPLAY", ":0");
    environment.remove("TERM");
    try (FakeGpgAgent fake = start(FakeGpgAgent.knowing(""));
        GpgAgent agent = connect()) {
      assertThat(agent.passphrase("Id", "P", "D")).isEmpty();
      assertThat(fake.requests()).startsWith("OPTION display=:0").contains("OPTION ttytype=");
    }
  }

  @Test
  void forgets() throws IOException {
    try (FakeGpgAgent fake = start(request -> "OK");
        GpgAgent agent = connect()) {
      agent.forget("Id");
      assertThat(fake.requests()).containsExactly("CLEAR_PASSPHRASE Id");
    }
  }

  @Test
  void skipsProgressAndComments() throws IOException {
    try (FakeGpgAgent fake = start(request -> "S PROGRESS\n# hm\nOK");
        GpgAgent agent = connect()) {
      assertThat(agent.passphrase("Id", "P", "D")).isEmpty();
      assertThat(fake.requests()).isNotEmpty();
    }
  }

  @Test
  void saysWhatWentWrong() throws IOException {
    assertFails("ERR 67108922 No data <GPG Agent>", "GPG_ERR_NO_DATA cache miss");
    assertFails("ERR 83886179 Operation cancelled <Pinentry>", "gpgagent: Cancel");
    assertFails("ERR 67109139 Unknown command", "ERR 67109139 Unknown command");
    assertFails("OK 4g", "gpgagent: the passphrase is not hexadecimal");
    assertFails("OK 414", "gpgagent: the passphrase is not hexadecimal");
    assertFails("x".repeat(5000), "gpgagent: overlong reply");
  }

  @Test
  void refusesAnotherGreeting() throws IOException {
    try (FakeGpgAgent fake = start(request -> "HELLO")) {
      assertThatThrownBy(this::connect).hasMessage("gpgagent: didn't get OK; got HELLO");
      assertThat(fake.requests()).isEmpty();
    }
  }

  @Test
  void reportsRefusedOptions() throws IOException {
    try (FakeGpgAgent fake = start(request -> request.isEmpty() ? "OK" : "ERR 1 no");
        GpgAgent agent = connect()) {
      assertThatThrownBy(() -> agent.passphrase("Id", "P", "D"))
          .hasMessage("gpgagent: response to OPTION was ERR 1 no");
      assertThat(fake.requests()).hasSize(1);
    }
  }

  @Test
  void sendsNoSecondCommand() throws IOException {
    environment.put("TERM", "x\nBYE");
    try (FakeGpgAgent fake = start(request -> "OK");
        GpgAgent agent = connect()) {
      assertThatThrownBy(() -> agent.passphrase("Id", "P", "D"))
          .isInstanceOf(IOException.class)
          .hasMessage("gpgagent: line feed in a request");
      assertThat(fake.requests()).noneMatch("BYE"::equals);
    }
  }

  private void assertFails(String reply, String message) throws IOException {
    try (FakeGpgAgent fake = start(request -> request.startsWith("GET") ? reply : "OK");
        GpgAgent agent = connect()) {
      assertThatThrownBy(() -> agent.passphrase("Id", "P", "D"))
          .isInstanceOf(IOException.class)
          .hasMessage(message);
      assertThat(fake.requests()).isNotEmpty();
    }
  }

  private FakeGpgAgent start(UnaryOperator<String> answers) throws IOException {
    Path socket = folder.resolve("s" + sockets++);
    environment.put("GPG_AGENT_INFO", socket.toString());
    return FakeGpgAgent.start(socket, answers);
  }

  private GpgAgent connect() throws IOException {
    KeyContext context = TestContexts.of(environment, folder);
    return GpgAgent.connect(context);
  }
}
