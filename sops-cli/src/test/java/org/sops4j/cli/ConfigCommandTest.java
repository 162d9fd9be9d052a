package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.Sops;
import org.sops4j.tree.Format;

/** Mistakes in config files, and the schema that lets editors find them. */
class ConfigCommandTest {
  private static final String RULE = "creation_rules:\n  - age: " + Program.RECIPIENT + "\n";

  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void start() {
    program = new Program(folder);
  }

  @Test
  void mistakesHaveAPlaceAndAStatus() {
    program.write(".sops.yaml", RULE + "    encrypted_regx: x\n");
    assertThat(program.run("config", "check")).isEqualTo(1);
    assertThat(program.stderr).isEmpty();
    assertThat(program.stdout)
        .isEqualTo(
            """
            .sops.yaml:3:5: error: unknown field "encrypted_regx" in a creation rule: it is ignored [unknown-field]
              did you mean encrypted_regex?
            .sops.yaml: 1 error
            """);
    assertThat(program.run("config", "check", "--format", "json")).isEqualTo(1);
    assertThat(program.stdout).contains("\"kind\": \"unknown-field\"").contains("\"line\": 3");
  }

  @Test
  void warningsFailOnlyWhoIsStrict() {
    program.write("c.yaml", RULE + "    path_regex: ^/x\n");
    assertThat(program.run("config", "check", "c.yaml")).isZero();
    assertThat(program.stdout).contains("c.yaml:3:17: warning: ").endsWith("c.yaml: 1 warning\n");
    assertThat(program.run("config", "check", "--strict", "c.yaml")).isEqualTo(1);
    program.write("c.yaml", RULE);
    assertThat(program.run("config", "check", "--strict", "c.yaml")).isZero();
    assertThat(program.stdout).isEqualTo("c.yaml: nothing to complain of\n");
  }

  @Test
  void withoutAFileThereIsNothingToCheck() {
    assertThat(program.run("config", "check")).isEqualTo(2);
    assertThat(program.stderr).startsWith("Error: config file not found\n  `sops init`");
    assertThat(program.run("config", "check", "nope.yaml")).isEqualTo(2);
  }

  @Test
  void aFolderOfThatNameIsNotInTheWayAndAFileIs() throws Exception {
    program.write(".sops.yaml", RULE);
    Files.createDirectory(folder.resolve("config"));
    assertThat(program.run("config", "check")).isZero();
    Files.delete(folder.resolve("config"));
    program.write("config", "x");
    program.run("config", "check");
    assertThat(program.stdout).doesNotContain("nothing to complain of");
  }

  private JsonSchema schema() {
    assertThat(program.run("config", "schema")).isZero();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(program.stdout);
  }

  private static JsonNode json(String yaml) throws Exception {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return new ObjectMapper()
        .readTree(Sops.create().parse(bytes, Format.YAML).toBytes(Format.JSON, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RULE,
        "creation_rules:\n  - age: [a, b]\n    path_regex: x\n    shamir_threshold: 2\n"
            + "    encrypted_regex: y\n    mac_only_encrypted: true\n",
        "keys: [a]\nx-more: 1\ncreation_rules:\n  - key_groups:\n      - age: [a]\n"
            + "        kms: [{arn: a, role: r, context: {k: v}}]\n      - merge: [{pgp: [f]}]\n",
        "destination_rules:\n  - s3_bucket: b\n    recreation_rule: {pgp: f}\n",
        "stores: {yaml: {indent: 2}, json: {indent: -1}, dotenv: {}}\n",
      })
  void theSchemaTakesWhatIsRight(String yaml) throws Exception {
    assertThat(schema().validate(json(yaml))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "creation_rule: []\n",
        RULE + "    encrypted_regx: x\n",
        RULE + "    encrypted_regex: x\n    unencrypted_suffix: y\n",
        RULE + "    key_groups: [{age: [a]}]\n",
        RULE + "    shamir_threshold: two\n",
        "creation_rules:\n  - hckms: a:b\n",
        "creation_rules:\n  - key_groups: [{age: a}]\n",
        "creation_rules:\n  - key_groups: [{kms: [{role: r}]}]\n",
        "destination_rules:\n  - s3_bucket: b\n    vault_path: c\n",
        "stores: {yaml: {indent: -1}}\n",
      })
  void theSchemaRefusesWhatIsWrong(String yaml) throws Exception {
    assertThat(schema().validate(json(yaml))).isNotEmpty();
  }

  @Test
  void theSchemaHasTheFieldsThatTheReaderKnows() throws Exception {
    schema();
    JsonNode definitions = new ObjectMapper().readTree(program.stdout).get("definitions");
    assertFieldsOf("creation_rules:\n  - nope: 1\n", definitions.get("creation_rule"));
    assertFieldsOf(
        "creation_rules:\n  - key_groups:\n      - nope: 1\n", definitions.get("key_group"));
    assertFieldsOf("destination_rules:\n  - nope: 1\n", definitions.get("destination_rule"));
    assertFieldsOf("stores: {nope: 1}\n", definitions.get("stores"));
  }

  /** The advice on an unknown field lists those that there are. */
  private void assertFieldsOf(String yaml, JsonNode definition) {
    program.write("c.yaml", yaml);
    program.run("config", "check", "c.yaml");
    String advice =
        program.stdout.replaceAll("(?s).*\n  the fields of [a-z ]* are ([^\n]*)\n.*", "$1");
    Iterator<String> names = definition.get("properties").fieldNames();
    assertThat(advice.split(", ")).containsExactlyInAnyOrderElementsOf(() -> names);
  }
}
