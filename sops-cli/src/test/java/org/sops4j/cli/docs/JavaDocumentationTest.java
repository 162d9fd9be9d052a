package org.sops4j.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the documentation shows compiles and runs, from top to bottom of each page. */
class JavaDocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String IMPORTS =
      """
      import java.io.*;
      import java.nio.charset.*;
      import java.nio.file.*;
      import java.security.*;
      import java.time.*;
      import java.util.*;
      import org.sops4j.*;
      import org.sops4j.age.*;
      import org.sops4j.check.*;
      import org.sops4j.error.*;
      import org.sops4j.metadata.*;
      import org.sops4j.pgp.*;
      import org.sops4j.spi.*;
      import org.sops4j.tree.*;
      import org.sops4j.tree.Format;
      """;

  /** Pages of modules that this one does not see; their own tests hold them against sources. */
  private static final Set<String> ELSEWHERE =
      Set.of("jackson.md", "microprofile.md", "spring-boot.md");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyPageCompilesAndRuns() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !ELSEWHERE.contains(page.getFileName().toString()))
          .sorted()
          .forEach(pages::add);
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages) {
      JavaBlocks blocks = JavaBlocks.of(page);
      if (!blocks.isEmpty()) {
        tests.add(
            DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> run(page, blocks)));
      }
    }
    return tests.stream();
  }

  @Test
  void theLibraryGuideHasBlocks() throws IOException {
    assertThat(JavaBlocks.of(ROOT.resolve("docs/library.md")).statements()).hasSizeGreaterThan(10);
  }

  private void run(Path page, JavaBlocks blocks) throws Exception {
    Path place = Files.createDirectory(folder.resolve(String.valueOf(page.getFileName())));
    Files.copy(ROOT.resolve("examples/secrets.enc.yaml"), place.resolve("secrets.enc.yaml"));
    List<Source> sources = new ArrayList<>();
    sources.add(new Source("Page", program(blocks.statements())));
    for (String type : blocks.types()) {
      Matcher name = Pattern.compile("(?:class|interface|enum) (\\w+)").matcher(type);
      assertThat(name.find()).isTrue();
      sources.add(new Source(name.group(1), type));
    }
    compile(place, sources);
    execute(place);
  }

  /** All blocks of a page are one method, so that each sees what those above have declared. */
  private static String program(List<String> blocks) {
    return IMPORTS
        + "public class Page {\n  public static void main(String[] args) throws Exception {\n"
        + String.join("\n", blocks)
        + "\n  }\n}\n";
  }

  private static void compile(Path place, List<Source> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-d",
            place.toString(),
            "-cp",
            classPath(),
            "--release",
            "17",
            "-proc:none",
            "-Xlint:-options");
    StringWriter words = new StringWriter();
    boolean compiled = compiler.getTask(words, null, null, options, null, sources).call();
    assertThat(compiled).as(words.toString()).isTrue();
  }

  private static void execute(Path place) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder child =
        new ProcessBuilder(java, "-cp", place + File.pathSeparator + classPath(), "Page");
    child.directory(place.toFile()).redirectErrorStream(true);
    child
        .environment()
        .putAll(Map.of("SOPS_AGE_KEY_FILE", ROOT.resolve("examples/key.txt").toString()));
    Process process = child.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** Under surefire the property of the JVM has a jar of references only. */
  private static String classPath() {
    String path = System.getProperty("surefire.test.class.path");
    return path == null ? System.getProperty("java.class.path") : path;
  }

  /** A source file in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String name, String code) {
      super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
