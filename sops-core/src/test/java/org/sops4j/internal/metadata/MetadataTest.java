package org.sops4j.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.error.Reason;
import org.sops4j.error.SopsException;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.vectors.VectorTable;

/** Metadata of every key type survives being read and written; what is impossible is refused. */
class MetadataTest {
  private static final String AGE = "age: [{recipient: r, enc: e}]\n";
  private static final String TIME = "lastmodified: \"2026-01-02T03:04:05Z\"\n";

  @TestFactory
  List<DynamicTest> recordedMetadataIsWrittenAsItWasRead() {
    return VectorTable.tests(
        "metadata.json",
        "items",
        item -> {
          JsonNode nested = item.get("nested");
          Branch source = FormatCodecs.of(Format.JSON).read(bytes(nested)).get(0);
          Branch written = MetadataWriter.write(MetadataReader.read(source));
          assertThat(json(written)).isEqualTo(json(source));
        });
  }

  @Test
  void fieldNamesMatchInAnyCase() {
    SopsMetadata metadata = read("LastModified: \"2026-01-02T03:04:05Z\"\nMAC: m\n" + AGE);
    assertThat(metadata.lastModified()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(metadata.mac()).isEqualTo("m");
  }

  @Test
  void timesLoseTheirFractionAndKeepTheirZone() {
    assertThat(read("lastmodified: \"2026-01-02T03:04:05.9+05:30\"\n" + AGE).lastModified())
        .isEqualTo("2026-01-02T03:04:05+05:30");
    assertThat(read("lastmodified: \"2026-01-02T03:04:05-00:00\"\n" + AGE).lastModified())
        .isEqualTo("2026-01-02T03:04:05Z");
  }

  @Test
  void flatListsWinOverGroupsAndGroupsAreOrderedByType() {
    SopsMetadata metadata =
        read(
            TIME
                + AGE
                + """
                pgp: [{fp: f, enc: e, created_at: "2026-01-02T03:04:05Z"}]
                key_groups: [{age: [{recipient: other, enc: e}]}]
                """);
    assertThat(metadata.groups()).hasSize(1);
    assertThat(metadata.groups().get(0).keys())
        .extracting(key -> key.ref().type())
        .containsExactly(KeyType.PGP, KeyType.AGE);
  }

  @Test
  void aThresholdWrittenAsAnIntegralFloatIsTaken() {
    assertThat(read(TIME + AGE + "shamir_threshold: \"2.000000\"\n").shamirThreshold())
        .isEqualTo(2);
  }

  @Test
  void numbersAndTruthValuesBecomeText() {
    SopsMetadata metadata = read(TIME + AGE + "version: 3.10\nmac: true\n");
    assertThat(metadata.version()).isEqualTo("3.1");
    assertThat(metadata.mac()).isEqualTo("1");
  }

  @Test
  void complaintsAreThoseOfTheReference() {
    assertRefused(TIME, "No keys found in file");
    assertRefused(
        AGE, "parsing time \"\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"2006\"");
    assertRefused(
        TIME + "age: [a, b]\n",
        "decoding failed due to the following error(s):\n\n"
            + "'age[0]' expected a map or struct, got \"string\"\n"
            + "'age[1]' expected a map or struct, got \"string\"");
    assertRefused(
        TIME + AGE + "encrypted_regex: a\nencrypted_suffix: b\n",
        "Cannot use more than one of encrypted_suffix, unencrypted_suffix, encrypted_regex,"
            + " unencrypted_regex, encrypted_comment_regex, or unencrypted_comment_regex in the"
            + " same file");
    assertRefused(
        TIME + "hckms: [{key_id: abc, enc: e, created_at: \"2026-01-02T03:04:05Z\"}]\n",
        "invalid key ID format: expected 'region:key-uuid', got \"abc\"");
  }

  private static void assertRefused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(SopsException.class)
        .extracting(Reason::of)
        .isEqualTo(message);
  }

  private static SopsMetadata read(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return MetadataReader.read(FormatCodecs.of(Format.YAML).read(bytes).get(0));
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String json(Branch branch) {
    return new String(
        FormatCodecs.of(Format.JSON).write(List.of(branch), -1), StandardCharsets.UTF_8);
  }
}
