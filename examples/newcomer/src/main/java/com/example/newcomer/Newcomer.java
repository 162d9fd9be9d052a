package com.example.newcomer;

import java.nio.file.Path;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;

public class Newcomer {
  public static void main(String[] args) throws Exception {
    DecryptedDocument secrets = Sops.create().decrypt(Path.of("secrets.enc.yaml"));
    System.out.write(secrets.toBytes());
    System.out.flush();
  }
}
