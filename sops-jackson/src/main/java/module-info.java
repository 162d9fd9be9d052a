/** Binds decrypted documents to records and other classes with Jackson. */
module org.sops4j.jackson {
  requires static transitive org.jspecify;
  requires transitive org.sops4j;
  requires transitive com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;

  exports org.sops4j.jackson;

  provides org.sops4j.spi.DocumentBinder with
      org.sops4j.jackson.JacksonBinder;
}
