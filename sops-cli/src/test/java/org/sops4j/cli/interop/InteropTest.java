package org.sops4j.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.metadata.KeyType;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/**
 * A real SOPS (3.11) reads all that we write, and the reverse, over documents made at random.
 *
 * <p>Compared exactly: values, types, and the layout of encrypted files. Left out is what changed
 * between 3.11 and 3.13: the order of the metadata, comments in and beside lists, and the type of
 * integers in JSON files, which 3.11 takes for floats.
 */
@Tag("interop")
class InteropTest {
  private static final int DOCUMENTS = 80;
  private static final Pattern SECRET =
      Pattern.compile("ENC\\[AES256_GCM,data:([^,]*),iv:[^,]*,tag:[^,]*,type:([a-z]+)]");

  @TempDir Path folder;

  private final Sops sops =
      Sops.builder().environment(Map.of("SOPS_AGE_KEY", ReferenceProgram.IDENTITY)).build();
  private final EncryptionSettings settings =
      EncryptionSettings.to(sops.parseRecipients(KeyType.AGE, ReferenceProgram.RECIPIENT));

  @TestFactory
  List<DynamicTest> itReadsWhatWeWrite() {
    return tests(
        (format, plain) -> {
          byte[] encrypted = encrypt(plain, format);
          ReferenceProgram.Result theirs =
              new ReferenceProgram(folder).decrypt(name(format), encrypted);
          assertThat(theirs.complaint()).isEmpty();
          assertThat(text(theirs.output()))
              .isEqualTo(text(sops.decrypt(encrypted, format).toBytes()));
        });
  }

  @TestFactory
  List<DynamicTest> weReadWhatItWrites() {
    return tests(
        (format, plain) -> {
          ReferenceProgram reference = new ReferenceProgram(folder);
          ReferenceProgram.Result encrypted = reference.encrypt(name(format), plain);
          assertThat(encrypted.complaint()).isEmpty();
          ReferenceProgram.Result theirs = reference.decrypt(name(format), encrypted.output());
          assertThat(text(sops.decrypt(encrypted.output(), format).toBytes()))
              .isEqualTo(text(theirs.output()));
        });
  }

  @TestFactory
  List<DynamicTest> bothLayOutTheEncryptedFileAlike() {
    return tests(
        (format, plain) -> {
          ReferenceProgram.Result theirs =
              new ReferenceProgram(folder).encrypt(name(format), plain);
          String ours = text(encrypt(plain, format));
          assertThat(layout(ours, format)).isEqualTo(layout(text(theirs.output()), format));
        });
  }

  private interface Check {
    void run(Format format, byte[] plain);
  }

  private List<DynamicTest> tests(Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Format format : Format.values()) {
      for (int seed = 0; seed < DOCUMENTS; seed++) {
        List<Branch> tree = new RandomTrees(seed).forOtherReleases().documents(format);
        byte[] plain = DecryptedDocument.of(format, tree).toBytes();
        tests.add(
            DynamicTest.dynamicTest(format.id() + " " + seed, () -> check.run(format, plain)));
      }
    }
    return tests;
  }

  private byte[] encrypt(byte[] plain, Format format) {
    return sops.encrypt(sops.parse(plain, format), settings, format).toBytes();
  }

  /** The file with the sizes and types of its values in place of them, up to the metadata. */
  private static String layout(String file, Format format) {
    String masked =
        SECRET
            .matcher(file)
            .replaceAll(
                match -> {
                  String type = match.group(2);
                  boolean number = format == Format.JSON && !type.equals("str");
                  return "ENC{" + match.group(1).length() + (number ? "}" : "," + type + "}");
                });
    return switch (format) {
      case YAML -> masked.replaceAll("(?ms)^sops:$.*?(?=^---$|\\z)", "");
      case JSON, BINARY -> masked.replaceAll("(?ms)^\t\"sops\": \\{$.*", "");
      case INI -> masked.replaceAll("(?ms)^\\[sops]$.*", "");
      case DOTENV -> masked.replaceAll("(?m)^sops_.*\n", "");
    };
  }

  private static String name(Format format) {
    return "f." + (format == Format.DOTENV ? "env" : format == Format.BINARY ? "bin" : format.id());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
