package com.example.jpms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;

/** Prints the variables in a dotenv file, and in which module the library lives. */
public final class Application {
  private Application() {}

  public static void main(String[] args) throws IOException {
    DecryptedDocument secrets = Sops.create().decrypt(Path.of(args[0]));
    System.out.println("from " + Sops.class.getModule());
    for (Map.Entry<String, String> variable : secrets.environment().entrySet()) {
      System.out.println(variable.getKey() + " has " + variable.getValue().length() + " letters");
    }
  }
}
