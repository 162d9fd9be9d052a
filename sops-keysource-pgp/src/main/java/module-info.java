/** Wraps and unwraps data keys with OpenPGP keys. */
module org.sops4j.pgp {
  requires static transitive org.jspecify;
  requires transitive org.sops4j;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.pg;

  exports org.sops4j.pgp;

  provides org.sops4j.spi.KeySourceProvider with
      org.sops4j.pgp.PgpKeySourceProvider;
}
