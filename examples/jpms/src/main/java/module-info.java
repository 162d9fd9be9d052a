/** An application that decrypts its settings; the key source is found by the module system. */
module com.example.jpms {
  requires org.sops4j;
  requires org.sops4j.age;
}
