package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.TestContexts;

/** Which classes the most ordinary decryption loads; each costs at every start of the program. */
class StartUpTest {
  /** Opens an entry with an identity from the environment; a post-quantum one is there too. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      Map<String, String> environment =
          Map.of("SOPS_AGE_KEY", args[0] + " " + Keys.A_IDENTITY, "HOME", "/nowhere");
      UnwrapResult result =
          new AgeKeySourceProvider()
              .open(TestContexts.of(environment, Path.of("/")))
              .unwrap(Keys.wrapped(Keys.A_RECIPIENT, args[1]));
      System.out.println(result);
    }
  }

  /** The class path of the tests may be known to a class loader only. */
  private static String classPath() throws Exception {
    Set<String> path = new LinkedHashSet<>();
    for (Class<?> type :
        List.of(
            StartUpTest.class,
            AgeKeySource.class,
            KeySource.class,
            TestContexts.class,
            X25519.class)) {
      path.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, path);
  }

  @Test
  void loadsNothingOfOtherKinds() throws Exception {
    String hybrid = AgeIdentity.generateHybrid(new SecureRandom()).revealSecretText();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Program.class.getName(),
                hybrid,
                Keys.enc(Keys.A_RECIPIENT))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("Unwrapped[part=DataKey[redacted]]");
    assertThat(output).contains("org.sops4j.age.internal.x25519.X25519Identity ");
    List<String> unwanted =
        output
            .lines()
            .filter(
                line -> line.matches(".*(MLKEM|SCrypt|SHAKE|\\.ssh\\.|\\.scrypt\\.|GpgAgent).*"))
            .toList();
    assertThat(unwanted).isEmpty();
    assertThat(output)
        .doesNotContain("internal.plugin.Conversation")
        .doesNotContain("discovery.SshPlaces")
        .doesNotContain("identityfile.ProtectedIdentity ");
  }
}
