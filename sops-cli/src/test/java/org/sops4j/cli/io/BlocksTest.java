package org.sops4j.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs and outputs of any size go through in blocks. */
class BlocksTest {
  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
  void readsAllWhateverWasExpected(int length) throws IOException {
    byte[] bytes = bytes(length);
    for (long expected : new long[] {0, length, length + 1L, 1000, 400_000}) {
      assertThat(Blocks.read(new ByteArrayInputStream(bytes), expected)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 65_537, 300_000})
  void writesAll(int length) throws IOException {
    byte[] bytes = bytes(length);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Blocks.write(stream, bytes);
    assertThat(stream.toByteArray()).isEqualTo(bytes);
    ByteArrayOutputStream channel = new ByteArrayOutputStream();
    Blocks.write(Channels.newChannel(channel), bytes);
    assertThat(channel.toByteArray()).isEqualTo(bytes);
  }
}
