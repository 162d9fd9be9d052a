package org.sops4j.internal.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.SopsException;

/** Whatever the bytes, the answer is a configuration or an error of ours. */
class ConfigReaderFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "creation_rules:",
          "destination_rules:",
          "stores:",
          "yaml:",
          "indent:",
          "key_groups:",
          "merge:",
          "age:",
          "pgp:",
          "kms:",
          "arn:",
          "context:",
          "hc_vault:",
          "hckms:",
          "path_regex:",
          "shamir_threshold:",
          "mac_only_encrypted:",
          "recreation_rule:",
          "azure_keyvault:",
          "<<:",
          "&a",
          "*a",
          "&b",
          "*b",
          "- ",
          "? ",
          ": ",
          "[",
          "]",
          "{",
          "}",
          ", ",
          "\n",
          "\n  ",
          "\n    ",
          "~",
          "yes",
          "5",
          "1.5",
          "x",
          "''",
          "\"",
          "|",
          ">-",
          "#",
          "!!int ",
          "!!binary ",
          "!x ",
          "(",
          "---",
          "...",
          "\t",
          "\uD83D\uDE00",
          "\u0000",
          "hc_vault_transit_uri:",
          "%YAML 1.1");

  private static void use(byte[] bytes) {
    try {
      SopsConfig config = ConfigReader.read(bytes, Path.of(".sops.yaml"));
      RuleResolver.resolve(config, Path.of("/f.yaml"), new TestRecipients());
    } catch (SopsException expected) {
      // the only way to fail
    }
  }

  @Property(tries = 2000)
  void arbitraryBytes(@ForAll byte[] bytes) {
    use(bytes);
  }

  @Property(tries = 5000)
  void arbitraryTokens(@ForAll("documents") String document) {
    use(document.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.of(WORDS).list().ofMaxSize(25).map(words -> String.join("", words));
  }
}
