/** Encrypted files as a source of MicroProfile configuration. */
module org.sops4j.microprofile {
  requires static transitive org.jspecify;
  requires transitive org.sops4j;
  requires transitive org.eclipse.microprofile.config;

  exports org.sops4j.microprofile;

  provides org.eclipse.microprofile.config.spi.ConfigSourceProvider with
      org.sops4j.microprofile.SopsConfigSourceProvider;
}
