module newcomer {
  requires org.sops4j.age;
}
