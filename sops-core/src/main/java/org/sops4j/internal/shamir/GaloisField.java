package org.sops4j.internal.shamir;

/** Arithmetic in GF(2^8) modulo x^8+x^4+x^3+x+1, without branches on the operands. */
final class GaloisField {
  private GaloisField() {}

  static int multiply(int a, int b) {
    int product = 0;
    int factor = a;
    for (int bit = 0; bit < 8; bit++) {
      product ^= factor & -(b >> bit & 1);
      factor = (factor << 1) ^ (0x11B & -(factor >> 7 & 1));
    }
    return product & 0xFF;
  }

  /** Returns a to the power 254, which is its inverse, and 0 for 0. */
  static int invert(int a) {
    int square = multiply(a, a);
    int result = square;
    for (int i = 0; i < 6; i++) {
      square = multiply(square, square);
      result = multiply(result, square);
    }
    return result;
  }
}
