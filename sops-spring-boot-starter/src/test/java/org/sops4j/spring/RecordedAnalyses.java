package org.sops4j.spring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Keeps what Spring Boot would tell a person about a start that failed. */
public final class RecordedAnalyses implements FailureAnalysisReporter {
  static final List<FailureAnalysis> ALL = new CopyOnWriteArrayList<>();

  @Override
  public void report(FailureAnalysis analysis) {
    ALL.add(analysis);
  }
}
