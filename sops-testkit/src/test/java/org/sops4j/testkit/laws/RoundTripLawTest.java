package org.sops4j.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.Sops;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/** What goes in comes out, whatever it is. */
class RoundTripLawTest {
  private final Sops sops = ClearKeySource.builder().build();

  @Property(tries = 400)
  void whatIsEncryptedDecryptsToTheSameTree(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    List<Branch> tree = new RandomTrees(seed).documents(format);
    DecryptedDocument document = document(tree, format);
    byte[] file = sops.encrypt(document, ClearKeySource.SETTINGS, format).toBytes();

    DecryptedDocument decrypted = sops.decrypt(file, format);

    assertThat(decrypted.branches()).isEqualTo(document.branches());
  }

  @Property(tries = 400)
  void ourOwnOutputIsReadAndPrintedUnchanged(
      @ForAll Format format, @ForAll @LongRange(max = 1L << 40) long seed) {
    List<Branch> tree = new RandomTrees(seed).documents(format);
    byte[] printed = DecryptedDocument.of(format, tree).toBytes();

    byte[] again = sops.parse(printed, format).toBytes();

    assertThat(text(again)).isEqualTo(text(printed));
  }

  @Property(tries = 200)
  void noInitialisationVectorIsUsedTwice(@ForAll @LongRange(max = 1L << 40) long seed) {
    List<Branch> tree = new RandomTrees(seed).documents(Format.YAML);
    DecryptedDocument document = document(tree, Format.YAML);
    Set<String> seen = new HashSet<>();
    for (int round = 0; round < 2; round++) {
      EncryptedDocument encrypted = sops.encrypt(document, ClearKeySource.SETTINGS, Format.YAML);
      Matcher iv = Pattern.compile(",iv:([^,]+),").matcher(text(encrypted.toBytes()));
      // Every document of a file repeats the metadata, and with it the MAC.
      Set<String> inFile = new HashSet<>();
      while (iv.find()) {
        inFile.add(iv.group(1));
      }
      for (String one : inFile) {
        assertThat(seen.add(one)).as("fresh %s", one).isTrue();
      }
    }
  }

  /** Trees go through their own format first, so that each is one that a file can hold. */
  private DecryptedDocument document(List<Branch> tree, Format format) {
    return sops.parse(DecryptedDocument.of(format, tree).toBytes(), format);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
