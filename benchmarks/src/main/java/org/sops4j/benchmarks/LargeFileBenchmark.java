package org.sops4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.Event;

/** Files of many values in a warm JVM: each step by itself, and all together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgs = {"-Xss512m", "-Xmx2g"})
public class LargeFileBenchmark {
  private static final String IDENTITY =
      "AGE-SECRET-KEY-1EJSZMVA9EZEKA4658G9RGXZK79ZGVJEG3GQLMUTE8HEZQ03PHEVQSXJVVQ";
  private static final String RECIPIENT =
      "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";

  /** The format of the file. */
  @Param({"YAML", "JSON"})
  public Format format = Format.YAML;

  /** How many values it has. */
  @Param("100000")
  public int values;

  private Sops sops = Sops.create();
  private byte[] plain = {};
  private byte[] encrypted = {};
  private EncryptionSettings settings = EncryptionSettings.to(List.of());

  /** Makes the files. */
  @Setup
  public void makeFiles() {
    sops = Sops.builder().environment(Map.of("SOPS_AGE_KEY", IDENTITY)).build();
    settings = EncryptionSettings.to(sops.parseRecipients(KeyType.AGE, RECIPIENT));
    StringBuilder text = new StringBuilder(format == Format.JSON ? "{" : "");
    for (int i = 0; i < values; i++) {
      if (format == Format.JSON) {
        text.append(i == 0 ? "" : ",").append("\"key").append(i).append("\":\"value ");
        text.append(i).append('"');
      } else {
        text.append("key").append(i).append(": value ").append(i).append('\n');
      }
    }
    plain =
        text.append(format == Format.JSON ? "}" : "").toString().getBytes(StandardCharsets.UTF_8);
    encrypted = encrypt();
  }

  /**
   * From plaintext to the encrypted file.
   *
   * @return the file
   */
  @Benchmark
  public byte[] encrypt() {
    return sops.encrypt(sops.parse(plain, format), settings, format).toBytes();
  }

  /**
   * From the encrypted file to plaintext.
   *
   * @return the plaintext
   */
  @Benchmark
  public byte[] decrypt() {
    return sops.decrypt(encrypted, format).toBytes();
  }

  /**
   * Reading the encrypted file, no more.
   *
   * @return the document
   */
  @Benchmark
  public EncryptedDocument readEncrypted() {
    return sops.read(encrypted, format);
  }

  /**
   * Reading and printing the plaintext.
   *
   * @return the same text
   */
  @Benchmark
  public byte[] readAndPrintPlain() {
    DecryptedDocument document = sops.parse(plain, format);
    return document.toBytes();
  }

  /**
   * What SnakeYAML needs for its events alone: the yardstick of our own reader.
   *
   * @return how many events there were
   */
  @Benchmark
  public int eventsOfSnakeYaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(true);
    int events = 0;
    String text = new String(encrypted, StandardCharsets.UTF_8);
    for (Event event : new Yaml(options).parse(new java.io.StringReader(text))) {
      events += event.getEventId() == Event.ID.Scalar ? 1 : 0;
    }
    return events;
  }
}
