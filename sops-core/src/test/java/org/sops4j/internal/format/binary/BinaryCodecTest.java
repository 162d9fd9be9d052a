package org.sops4j.internal.format.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.error.Reason;
import org.sops4j.tree.Branch;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.StringScalar;

class BinaryCodecTest {
  private static final BinaryCodec CODEC = new BinaryCodec();
  private static final String PREFIX = "error emitting binary store: ";

  @Test
  void keepsEveryByte() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    assertThat(CODEC.write(CODEC.read(bytes), -1)).isEqualTo(bytes);
    assertThat(CODEC.write(CODEC.read(new byte[0]), -1)).isEmpty();
  }

  @Test
  void theEncryptedFileIsJson() {
    List<Branch> tree = List.of(Branch.of(Item.of("data", StringScalar.of("ENC[x]"))));
    byte[] file = CODEC.writeEncrypted(tree, 2);
    assertThat(file).asString(UTF_8).isEqualTo("{\n  \"data\": \"ENC[x]\"\n}\n");
    assertThat(CODEC.readEncrypted(file)).isEqualTo(tree);
  }

  @Test
  void refusesTreesWithoutData() {
    assertThatThrownBy(() -> CODEC.write(List.of(), -1))
        .extracting(Reason::of)
        .isEqualTo(PREFIX + "there must be exactly one tree branch");
    assertThatThrownBy(() -> CODEC.write(List.of(Branch.EMPTY), -1))
        .extracting(Reason::of)
        .isEqualTo(PREFIX + "no binary data found in tree");
    Branch number = Branch.of(Item.of("data", new IntScalar(1)));
    assertThatThrownBy(() -> CODEC.write(List.of(number), -1))
        .extracting(Reason::of)
        .isEqualTo(PREFIX + "'data' key in tree does not have a string value");
  }

  @Test
  void hasNoSingleValues() {
    assertThatThrownBy(() -> CODEC.writeValue(NullScalar.NULL, -1))
        .extracting(Reason::of)
        .isEqualTo("Binary files are not structured and extracting a single value is not possible");
  }
}
