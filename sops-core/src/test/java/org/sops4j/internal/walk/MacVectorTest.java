package org.sops4j.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.vectors.VectorTable;

/** MACs of documents against those recorded from SOPS, when encrypting and when decrypting. */
class MacVectorTest {
  @TestFactory
  List<DynamicTest> theMacIsTheSame() {
    return VectorTable.tests(
        "mac.json",
        "items",
        item -> {
          List<Branch> documents = documents(item);
          boolean onlyEncrypted = item.get("settings").path("mac_only_encrypted").asBoolean();
          MacScope scope = new MacScope(scope(item.get("settings")), onlyEncrypted);

          WalkedTree encrypted = TreeEncryptor.encrypt(documents, cipher(), scope, Set.of());
          WalkedTree decrypted =
              TreeDecryptor.decrypt(encrypted.documents(), cipher(), scope, comment -> {});

          assertThat(encrypted.mac()).isEqualTo(item.get("mac").asText());
          assertThat(decrypted.mac()).isEqualTo(encrypted.mac());
          assertThat(decrypted.documents()).isEqualTo(documents);
        });
  }

  private static List<Branch> documents(JsonNode item) {
    Format format = Format.byId(item.get("format").asText()).orElseThrow();
    return FormatCodecs.of(format).read(VectorTable.bytes(item.get("document")));
  }

  private static EncryptionScope scope(JsonNode settings) {
    for (Rule rule : Rule.values()) {
      if (settings.has(rule.field())) {
        return new EncryptionScope(rule, settings.get(rule.field()).asText());
      }
    }
    return EncryptionScope.ALL;
  }

  private static ValueCipher cipher() {
    try {
      return new ValueCipher(DataKey.copyOf(new byte[DataKey.LENGTH]), new SecureRandom());
    } catch (MalformedValueException e) {
      throw new AssertionError(e);
    }
  }
}
