package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM loads to decrypt one small file: little, and nothing that takes long to set up. */
class StartTest {
  /** Of ours and of the libraries; there were 271 when this was written. */
  private static final int OWN_BUDGET = 300;

  /** Of all, the JVM's included; there were 948 on JDK 17 and 1,040 on JDK 25. */
  private static final int BUDGET = 1150;

  /** Each of these costs a start between 3 and 30 ms. */
  private static final List<String> BANNED =
      List.of(
          "com.fasterxml.",
          "com.sun.crypto.", // the platform's ciphers, and with them all providers
          "java.lang.invoke.InnerClassLambdaMetafactory", // lambdas
          "java.lang.reflect.Proxy",
          "java.net.http.",
          "java.sql.",
          "java.time.format.",
          "java.util.Formatter",
          "java.util.ServiceLoader",
          "java.util.concurrent.ForkJoin",
          "java.util.logging.",
          "java.util.regex.",
          "java.util.stream.",
          "org.bouncycastle.crypto.CryptoServicesRegistrar",
          "org.bouncycastle.jce.",
          "org.bouncycastle.openpgp.",
          "org.postgresql.",
          "org.yaml.",
          "sun.security.jca.",
          "sun.security.provider.Sun",
          "sun.util.logging.");

  private static final String IDENTITY =
      "AGE-SECRET-KEY-1GGFR0JN7NXLX4J05Z9JVGQJPMFUF8WF596LF0RZHF8PQUNYHLR7QDH4WMN";
  private static final String RECIPIENT =
      "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";
  private static final String PLAIN = "user: admin\npassword: secret\nport: 5432\ntls: true\n";

  @TempDir static Path folder;
  private static List<String> loaded = List.of();

  @BeforeAll
  static void decryptASmallFile() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("small.yaml"), PLAIN);
    run(List.of(), "encrypt", "-i", "--age", RECIPIENT, file.toString());
    Path log = folder.resolve("classes.log");
    String output =
        run(List.of("-Xlog:class+load:file=" + log + ":none"), "decrypt", file.toString());
    assertThat(output).isEqualTo(PLAIN);
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      names.add(line.substring(0, line.indexOf(' ')));
    }
    loaded = names;
  }

  @Test
  void loadsNothingThatTakesLong() {
    assertThat(loaded)
        .hasSizeGreaterThan(500)
        .noneMatch(name -> BANNED.stream().anyMatch(name::startsWith));
  }

  @Test
  void loadsFewClasses() {
    List<String> own =
        loaded.stream().filter(name -> !name.matches("(java|javax|jdk|sun)\\..*")).toList();
    assertThat(own).as("classes of ours").hasSizeLessThanOrEqualTo(OWN_BUDGET);
    assertThat(loaded).as("all classes").hasSizeLessThanOrEqualTo(BUDGET);
  }

  private static String run(List<String> options, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-Dorg.sops4j.quickStart=true", "-cp", classPath(), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("SOPS_AGE_KEY", IDENTITY, "HOME", folder.toString()));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  /** What the distribution is made of, from the class path of the tests, without signatures. */
  private static String classPath() throws IOException {
    String given =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> result = new ArrayList<>();
    for (String entry : given.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = path.getFileName().toString();
      if (name.startsWith("bc")) {
        result.add(withoutSignature(path).toString());
      } else if (Files.isDirectory(path) || name.startsWith("sops-") || name.startsWith("re2j")) {
        result.add(entry);
      }
    }
    return String.join(File.pathSeparator, result);
  }

  private static Path withoutSignature(Path jar) throws IOException {
    Path copy = folder.resolve(jar.getFileName());
    if (Files.exists(copy)) {
      return copy;
    }
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(copy);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(0);
      Enumeration<? extends ZipEntry> entries = in.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream content = in.getInputStream(entry)) {
            content.transferTo(out);
          }
        }
      }
    }
    return copy;
  }
}
