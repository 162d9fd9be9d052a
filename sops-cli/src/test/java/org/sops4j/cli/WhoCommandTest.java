package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sops who}: people and the files that they open. */
class WhoCommandTest {
  private static final String A = AgeKeys.recipients("a");
  private static final String B = AgeKeys.recipients("b");
  private static final String C = AgeKeys.recipients("c");

  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveATeam() throws IOException {
    sops = new Program(folder);
    sops.set("SOPS_AGE_RECIPIENTS", null).set("SOPS_AGE_KEY", null);
    sops.write(
        ".sops.yaml",
        "creation_rules:\n"
            + "  - path_regex: ^prod/\n"
            + "    key_groups:\n"
            + "      - age: [&alice "
            + A
            + "]\n"
            + "      - age:\n"
            + "          - "
            + B
            + " # bob, since 2024\n"
            + "          - *alice\n"
            + "  - age: "
            + A
            + ","
            + C
            + "\n");
    Files.createDirectory(folder.resolve("prod"));
    sops.encrypted("dev.yaml", "a: 1\n");
    sops.encrypted("prod/db.json", "{\"a\": 1}");
    sops.write("plain.yaml", "a: 1\n");
  }

  @Test
  void aTableHasAColumnForEachPerson() {
    assertThat(sops.run("who")).isZero();
    assertThat(sops.stdout)
        .isEqualTo(
            "FILE          "
                + C.substring(0, 14)
                + "…  alice  bob\n"
                + "dev.yaml      x                x\n"
                + "prod/db.json                   x      +\n"
                + "\n"
                + "x opens the file alone, + only together with others\n"
                + C.substring(0, 14)
                + "… is "
                + C
                + "\n");
    assertThat(sops.stderr).isEqualTo("sops who: 2 read\n");
  }

  @Test
  void onePersonIsFoundByNameOrRecipient() {
    assertThat(sops.run("who", "--name", "bob")).isZero();
    assertThat(sops.stdout)
        .isEqualTo(
            "FILE          bob\nprod/db.json  +\n\n"
                + "x opens the file alone, + only together with others\n");
    assertThat(sops.run("who", "--name", C, "--format", "csv")).isZero();
    assertThat(sops.stdout)
        .isEqualTo(
            "file,name,type,recipient,group,groups,groups_needed,alone\n"
                + "dev.yaml,,age,"
                + C
                + ",1,1,1,true\n");
    assertThat(sops.run("who", "--name", "dave")).isEqualTo(1);
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.stderr).startsWith("nobody of the name \"dave\" opens a file\n");
  }

  @Test
  void jsonTellsGroupsAndWhetherSomebodyNeedsOthers() {
    assertThat(sops.run("who", "--format", "json", "--name", "bob", "prod")).isZero();
    assertThat(sops.stdout.replaceAll("\\s+", ""))
        .isEqualTo(
            "{\"files\":[{\"file\":\"prod/db.json\",\"groups\":2,\"groups_needed\":2,"
                + "\"recipients\":[{\"name\":\"bob\",\"type\":\"age\",\"recipient\":\""
                + B
                + "\",\"group\":2,\"alone\":false}]}]}");
  }

  @Test
  void aFieldOfCsvMayHoldCommas() throws IOException {
    Files.move(folder.resolve("dev.yaml"), folder.resolve("a, \"b\".yaml"));
    assertThat(sops.run("who", "--format", "csv")).isZero();
    assertThat(sops.stdout).contains("\n\"a, \"\"b\"\".yaml\",alice,age,");
  }

  @Test
  void aFormatThatDoesNotExistIsRefused() {
    assertThat(sops.run("who", "--format", "xml")).isEqualTo(8);
  }

  @Test
  void aBrokenFileIsReportedAndTheRestShown() {
    sops.write("prod/x.yaml", "<<<<<<<\na: ENC[AES256_GCM,data:x]\nsops: x\n");
    assertThat(sops.run("who")).isEqualTo(2);
    assertThat(sops.stdout).contains("prod/db.json");
    assertThat(sops.stderr).contains("prod/x.yaml:\n");
  }
}
