/** The program {@code sops}; nothing here is meant to be called by others. */
module org.sops4j.cli {
  requires java.sql;
  requires static org.jspecify;
  requires org.sops4j;
  requires org.sops4j.age;
  requires org.sops4j.pgp;
  requires jdk.unsupported; // signals, for the exec commands
}
