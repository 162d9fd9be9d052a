package org.sops4j.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.log.Log;

class FileRunTest {
  @TempDir Path temp;
  private Folder folder;
  private final List<String> reports = new ArrayList<>();

  @BeforeEach
  void makeFolder() {
    folder = new Folder(temp).with("a", "b", "c", "d");
  }

  private FileRun run() {
    Invocation invocation = folder.invocation();
    return new FileRun(invocation, new Log(invocation), new ProgressLine(invocation));
  }

  private <R> void report(FileOutcome<R> outcome) {
    Failure failure = outcome.failure();
    reports.add(
        outcome.file().name()
            + ": "
            + (failure == null ? outcome.result() : "failed, " + failure.text()));
  }

  @Test
  void reportsComeInTheOrderOfTheFilesWhicheverIsDoneFirst() {
    CountDownLatch othersAreDone = new CountDownLatch(3);

    run()
        .onThreads(4)
        .run(
            folder.find(".").files(),
            (file, own) -> {
              if (file.name().equals("a")) {
                await(othersAreDone);
              } else {
                othersAreDone.countDown();
              }
              return "done";
            },
            this::report);

    assertThat(reports).containsExactly("a: done", "b: done", "c: done", "d: done");
  }

  @Test
  void aFileIsReportedAsSoonAsAllBeforeItAreDone() {
    CountDownLatch firstIsReported = new CountDownLatch(1);

    run()
        .onThreads(2)
        .run(
            folder.find("a", "b").files(),
            (file, own) -> {
              if (file.name().equals("b")) {
                await(firstIsReported); // would wait for ever if reports came at the end
              }
              return "done";
            },
            outcome -> {
              report(outcome);
              firstIsReported.countDown();
            });

    assertThat(reports).containsExactly("a: done", "b: done");
  }

  @Test
  void noMoreFilesAreWorkedOnAtATimeThanAllowed() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();

    run()
        .onThreads(1)
        .run(folder.find(".").files(), (file, own) -> threads.add(Thread.currentThread()), o -> {});

    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void afterAFailureTheOthersAreWorkedOn() {
    run()
        .run(
            folder.find("a", "b", "c").files(),
            (file, own) -> {
              if (file.name().equals("b")) {
                throw Failure.exit(51, "MAC mismatch");
              }
              return "done";
            },
            this::report);

    assertThat(reports).containsExactly("a: done", "b: failed, MAC mismatch", "c: done");
  }

  @Test
  void aDefectIsTheFailureOfOneFile() {
    run()
        .run(
            folder.find("a", "b").files(),
            (file, own) -> {
              if (file.name().equals("a")) {
                throw new IllegalStateException("a secret");
              }
              return "done";
            },
            this::report);

    assertThat(reports)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("a: failed, sops: unexpected failure, please report it: ")
                    .doesNotContain("a secret"),
            second -> assertThat(second).isEqualTo("b: done"));
  }

  @Test
  void whatATaskPrintsIsKeptForTheReportOfItsFile() {
    run()
        .run(
            folder.find("a", "b").files(),
            (file, own) -> {
              new Log(own).text("warning of " + file.name());
              print(own, "output of " + file.name());
              return "done";
            },
            outcome ->
                reports.add(
                    outcome.messages()
                        + ", "
                        + new String(outcome.output(), StandardCharsets.UTF_8)));

    assertThat(reports).containsExactly("warning of a, output of a", "warning of b, output of b");
    assertThat(folder.printed()).isEmpty();
  }

  @Test
  void aFailureThatEndsTheProgramEndsTheRun() {
    assertThatThrownBy(
            () ->
                run()
                    .onThreads(1)
                    .run(
                        folder.find(".").files(),
                        (file, own) -> {
                          if (file.name().equals("b")) {
                            throw Failure.fatal("AUDIT", "Failed to insert audit record: gone");
                          }
                          return "done";
                        },
                        this::report))
        .isInstanceOf(Failure.class)
        .hasMessage("Failed to insert audit record: gone");
    assertThat(reports).containsExactly("a: done");
  }

  @Test
  void aReporterCanEndTheRun() {
    Set<String> begun = ConcurrentHashMap.newKeySet();

    assertThatThrownBy(
            () ->
                run()
                    .onThreads(1)
                    .run(
                        folder.find(".").files(),
                        (file, own) -> begun.add(file.name()),
                        outcome -> {
                          throw Failure.silent(141);
                        }))
        .isInstanceOf(Failure.class);
    assertThat(begun).contains("a");
  }

  @Test
  void noFilesAreNoTrouble() {
    run().run(List.of(), (file, own) -> "done", this::report);

    assertThat(reports).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void print(Invocation own, String text) {
    try {
      own.stdout().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
