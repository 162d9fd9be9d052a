package org.sops4j.internal.shamir;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shamir's secret sharing byte by byte (format.md section 7.3). A share is the values of the
 * polynomials at x, followed by x itself. Failures are {@link IllegalArgumentException}s in the
 * reference's words.
 */
public final class SecretSharing {
  private static final int MOST = 255;

  private SecretSharing() {}

  /**
   * Splits a secret.
   *
   * @param secret the secret
   * @param parts how many shares to make
   * @param threshold how many of them give the secret back
   * @param random where the coefficients come from
   * @return the shares, each one byte longer than the secret
   */
  public static List<byte[]> split(byte[] secret, int parts, int threshold, SecureRandom random) {
    if (parts < threshold) {
      throw new IllegalArgumentException("parts cannot be less than threshold");
    } else if (parts > MOST) {
      throw new IllegalArgumentException("parts cannot exceed 255");
    } else if (threshold < 2) {
      throw new IllegalArgumentException("threshold must be at least 2");
    } else if (threshold > MOST) {
      throw new IllegalArgumentException("threshold cannot exceed 255");
    } else if (secret.length == 0) {
      throw new IllegalArgumentException("cannot split an empty secret");
    }
    List<byte[]> shares = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      byte[] share = new byte[secret.length + 1];
      share[secret.length] = (byte) (i + 1);
      shares.add(share);
    }
    byte[] polynomial = new byte[threshold];
    byte[] coefficients = new byte[threshold - 1];
    for (int at = 0; at < secret.length; at++) {
      random.nextBytes(coefficients);
      polynomial[0] = secret[at];
      System.arraycopy(coefficients, 0, polynomial, 1, coefficients.length);
      for (byte[] share : shares) {
        share[at] = (byte) evaluate(polynomial, share[secret.length] & 0xFF);
      }
    }
    Arrays.fill(polynomial, (byte) 0);
    Arrays.fill(coefficients, (byte) 0);
    return shares;
  }

  /**
   * Puts shares together. Wrong shares, or too few, give a wrong secret without notice.
   *
   * @param shares distinct shares of equal length, in any order
   * @return the secret
   */
  public static byte[] combine(List<byte[]> shares) {
    check(shares);
    int length = shares.get(0).length - 1;
    byte[] secret = new byte[length];
    for (byte[] share : shares) {
      int weight = weight(shares, share[length] & 0xFF);
      for (int at = 0; at < length; at++) {
        secret[at] ^= (byte) GaloisField.multiply(share[at] & 0xFF, weight);
      }
    }
    return secret;
  }

  private static void check(List<byte[]> shares) {
    if (shares.size() < 2) {
      throw new IllegalArgumentException(
          "less than two parts cannot be used to reconstruct the secret");
    }
    int length = shares.get(0).length;
    if (length < 2) {
      throw new IllegalArgumentException("parts must be at least two bytes");
    }
    for (byte[] share : shares) {
      if (share.length != length) {
        throw new IllegalArgumentException("all parts must be the same length");
      }
    }
    boolean[] seen = new boolean[MOST + 1];
    for (byte[] share : shares) {
      int x = share[length - 1] & 0xFF;
      if (seen[x]) {
        throw new IllegalArgumentException("duplicate part detected");
      }
      seen[x] = true;
    }
  }

  private static int evaluate(byte[] polynomial, int x) {
    int value = 0;
    for (int degree = polynomial.length - 1; degree >= 0; degree--) {
      value = GaloisField.multiply(value, x) ^ (polynomial[degree] & 0xFF);
    }
    return value;
  }

  /** The Lagrange basis polynomial of a share at zero. */
  private static int weight(List<byte[]> shares, int x) {
    int weight = 1;
    for (byte[] other : shares) {
      int otherX = other[other.length - 1] & 0xFF;
      if (otherX != x) {
        int quotient = GaloisField.multiply(otherX, GaloisField.invert(otherX ^ x));
        weight = GaloisField.multiply(weight, quotient);
      }
    }
    return weight;
  }
}
