package org.sops4j.cli.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.OpenedDocument;
import org.sops4j.Sops;
import org.sops4j.metadata.KeyRef;
import org.sops4j.tree.Format;

/** A file that is changed on two branches, and what is expected of their merge. */
final class History {
  final String name;
  final String file;
  final List<String> conflicts = new ArrayList<>();
  @Nullable String base;
  String ours = "";
  String theirs = "";
  String merged = "";
  String settledAsTheirs = "";
  String recipients = "a";
  String mergedRecipients = "a";
  String oursFile;
  UnaryOperator<EncryptedDocument> oursSettings = document -> document;
  UnaryOperator<EncryptedDocument> theirSettings = document -> document;

  History(String name, String file) {
    this.name = name;
    this.file = file;
    this.oursFile = file;
  }

  History base(String text) {
    base = text;
    ours = text;
    theirs = text;
    return this;
  }

  /** The base, and on each side one text put in place of another. */
  History change(String text, String[] ours, String[] theirs) {
    base(text);
    this.ours = replace(text, ours);
    this.theirs = replace(text, theirs);
    this.merged = replace(this.ours, theirs);
    return this;
  }

  private static String replace(String text, String... pairs) {
    String result = text;
    for (int i = 0; i < pairs.length; i += 2) {
      result = result.replace(pairs[i], pairs[i + 1]);
    }
    return result;
  }

  History ours(String text) {
    ours = text;
    return this;
  }

  History theirs(String text) {
    theirs = text;
    return this;
  }

  History merged(String text) {
    merged = text;
    return this;
  }

  /** Where the merge is in conflict, and what comes of it if theirs is taken there. */
  History conflict(String settledAsTheirs, String... paths) {
    this.settledAsTheirs = settledAsTheirs;
    conflicts.addAll(List.of(paths));
    return this;
  }

  History ours(UnaryOperator<EncryptedDocument> settings) {
    oursSettings = settings;
    return this;
  }

  History theirs(UnaryOperator<EncryptedDocument> settings) {
    theirSettings = settings;
    return this;
  }

  History recipients(String before, String after) {
    recipients = before;
    mergedRecipients = after;
    return this;
  }

  History renamedByOurs(String to) {
    oursFile = to;
    return this;
  }

  /** Makes the versions: base, ours and theirs. */
  List<EncryptedDocument> versions(Sops sops, List<KeyRef> keys) {
    Format format = Format.ofPath(file);
    EncryptionSettings settings = EncryptionSettings.to(keys);
    if (base == null) {
      return List.of(
          encrypt(sops, ours, settings, format), encrypt(sops, theirs, settings, format));
    }
    EncryptedDocument before = encrypt(sops, base, settings, format);
    return List.of(
        before,
        oursSettings.apply(edit(sops, before, ours, base)),
        theirSettings.apply(edit(sops, before, theirs, base)));
  }

  private static EncryptedDocument encrypt(
      Sops sops, String text, EncryptionSettings settings, Format format) {
    EncryptedDocument made = sops.encrypt(sops.parse(bytes(text), format), settings, format);
    return sops.read(made.toBytes(), format);
  }

  private static EncryptedDocument edit(
      Sops sops, EncryptedDocument before, String text, String base) {
    if (text.equals(base)) {
      return before;
    }
    try (OpenedDocument opened = sops.open(before)) {
      return opened.encrypt(sops.parse(bytes(text), before.format()));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
