package org.sops4j.cli.vectors;

import java.nio.charset.StandardCharsets;

/** What a command did: exit status and output, as bytes. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares outcomes as a whole
record Outcome(int exit, byte[] stdout, byte[] stderr) {
  String errorText() {
    return new String(stderr, StandardCharsets.UTF_8);
  }
}
