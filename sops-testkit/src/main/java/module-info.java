/** Contract suites and fixtures for tests of sops4j and of key sources. */
module org.sops4j.testkit {
  requires static transitive org.jspecify;
  requires transitive org.sops4j;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;

  exports org.sops4j.testkit;

  opens org.sops4j.testkit to
      org.junit.platform.commons;
}
