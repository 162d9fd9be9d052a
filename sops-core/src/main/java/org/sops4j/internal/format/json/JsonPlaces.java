package org.sops4j.internal.format.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.tree.Item;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.SourcePosition;

/** Tells a map where entries and elements stand, of which the reader knows the byte. */
final class JsonPlaces {
  private final byte[] bytes;
  private final SourceMap map;
  private final int[] lineStarts;

  JsonPlaces(byte[] bytes, SourceMap map) {
    this.bytes = bytes;
    this.map = map;
    this.lineStarts = lineStarts(bytes);
  }

  private static int[] lineStarts(byte[] bytes) {
    int lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    int[] starts = new int[lines];
    int line = 1;
    for (int i = 0; line < lines; i++) {
      if (bytes[i] == '\n') {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }

  void add(Item item, int at) {
    map.add(item, position(at));
  }

  void add(Sequence sequence, List<Integer> places) {
    List<@Nullable SourcePosition> positions = new ArrayList<>(places.size());
    for (int at : places) {
      positions.add(position(at));
    }
    map.add(sequence, positions);
  }

  private SourcePosition position(int at) {
    int found = Arrays.binarySearch(lineStarts, at);
    int line = found < 0 ? -found - 2 : found;
    return new SourcePosition(line + 1, JsonInput.column(bytes, lineStarts[line], at));
  }
}
