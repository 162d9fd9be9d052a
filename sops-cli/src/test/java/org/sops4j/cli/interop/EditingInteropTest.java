package org.sops4j.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.DecryptedDocument;
import org.sops4j.OpenedDocument;
import org.sops4j.Sops;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.StringScalar;

/** Files of a real SOPS (3.11) that we change are to it what they are if it changes them itself. */
@Tag("interop")
class EditingInteropTest {
  private static final int DOCUMENTS = 25;

  @TempDir Path folder;

  private final Sops sops =
      Sops.builder().environment(Map.of("SOPS_AGE_KEY", ReferenceProgram.IDENTITY)).build();

  @TestFactory
  List<DynamicTest> itReadsWhatWeSet() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Format format : Format.values()) {
      for (int seed = 0; seed < DOCUMENTS; seed++) {
        RandomTrees trees = new RandomTrees(seed).forOtherReleases();
        byte[] plain = DecryptedDocument.of(format, trees.documents(format)).toBytes();
        tests.add(DynamicTest.dynamicTest(format.id() + " " + seed, () -> setBoth(format, plain)));
      }
    }
    return tests;
  }

  private void setBoth(Format format, byte[] plain) {
    String name = "f." + (format == Format.DOTENV ? "env" : format.id());
    String path = format == Format.INI ? "[\"fresh\"][\"key\"]" : "[\"data\"]";
    ReferenceProgram reference = new ReferenceProgram(folder);
    byte[] file = reference.encrypt(name, plain).output();

    ReferenceProgram.Result theirs = reference.set(name, file, path, "\"new value\"");
    assertThat(theirs.complaint()).isEmpty();
    byte[] ours;
    try (OpenedDocument opened = sops.open(sops.read(file, format))) {
      StringScalar value = StringScalar.of("new value");
      ours = opened.encrypt(opened.content().with(KeyPath.parse(path), value)).toBytes();
    }

    ReferenceProgram.Result decrypted = reference.decrypt(name, ours);
    assertThat(decrypted.complaint()).isEmpty();
    assertThat(text(decrypted.output()))
        .isEqualTo(text(reference.decrypt(name, theirs.output()).output()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
