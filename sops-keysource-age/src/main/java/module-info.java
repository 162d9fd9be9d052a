/** Wraps and unwraps data keys with age. */
module org.sops4j.age {
  requires static transitive org.jspecify;
  requires transitive org.sops4j;
  requires org.bouncycastle.provider;

  exports org.sops4j.age;

  provides org.sops4j.spi.KeySourceProvider with
      org.sops4j.age.AgeKeySourceProvider;
}
