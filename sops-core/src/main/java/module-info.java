/** SOPS for the JVM: trees, formats, cipher, metadata, creation rules and the facade. */
module org.sops4j {
  requires static transitive org.jspecify;
  requires re2j;

  exports org.sops4j;
  exports org.sops4j.check;
  exports org.sops4j.config;
  exports org.sops4j.tree;
  exports org.sops4j.metadata;
  exports org.sops4j.key;
  exports org.sops4j.spi;
  exports org.sops4j.error;

  uses org.sops4j.spi.DocumentBinder;
  uses org.sops4j.spi.KeySourceProvider;
}
