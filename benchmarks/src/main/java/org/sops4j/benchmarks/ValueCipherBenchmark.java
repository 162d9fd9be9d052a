package org.sops4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.key.DataKey;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/** One value, text form and all, beside what the platform's GCM alone needs for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ValueCipherBenchmark {
  private static final String PATH = "database:password:";

  /** How many bytes the value has. */
  @Param({"12", "1000", "100000"})
  public int length;

  private final SecretKeySpec key = new SecretKeySpec(new byte[DataKey.LENGTH], "AES");
  private final byte[] aad = PATH.getBytes(StandardCharsets.US_ASCII);
  private final byte[] iv = new byte[32];
  private byte[] plain = {};
  private StringScalar sealed = StringScalar.EMPTY;
  private ValueCipher cipher;
  private Cipher platform;

  /** Makes the ciphers without a data key. */
  public ValueCipherBenchmark() {
    try {
      cipher = new ValueCipher(DataKey.copyOf(new byte[DataKey.LENGTH]), new SecureRandom());
      platform = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (MalformedValueException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the value. */
  @Setup
  public void makeValue() {
    plain = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
    sealed = cipher.encrypt(plain, "str", PATH);
  }

  /**
   * From bytes to the text of an encrypted value.
   *
   * @return the text
   */
  @Benchmark
  public StringScalar encrypt() {
    return cipher.encrypt(plain, "str", PATH);
  }

  /**
   * From the text to the value.
   *
   * @return the value
   * @throws MalformedValueException never
   */
  @Benchmark
  public Node decrypt() throws MalformedValueException {
    return cipher.decrypt(sealed, PATH);
  }

  /**
   * The platform's GCM: neither random numbers nor Base64.
   *
   * @return ciphertext and tag
   * @throws GeneralSecurityException never
   */
  @Benchmark
  public byte[] encryptByThePlatform() throws GeneralSecurityException {
    iv[0]++; // it refuses to use a vector twice in a row
    platform.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
    platform.updateAAD(aad);
    return platform.doFinal(plain);
  }
}
