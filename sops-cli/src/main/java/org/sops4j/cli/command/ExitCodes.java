package org.sops4j.cli.command;

import org.sops4j.error.ErrorCode;

/** The exit status of every failure of the library (cli.md section 2.1): the one table. */
final class ExitCodes {
  static final int GENERIC = 1;
  static final int COULD_NOT_READ_INPUT = 2;
  static final int ERROR_DUMPING_TREE = 4;
  static final int INVALID_ENCRYPTION_CONTEXT = 6;
  static final int INVALID_SET_FORMAT = 7;
  static final int CONFLICTING_PARAMETERS = 8;
  static final int ERROR_ENCRYPTING_MAC = 21;
  static final int ERROR_ENCRYPTING_TREE = 23;
  static final int ERROR_DECRYPTING_TREE = 25;
  static final int CANNOT_CHANGE_KEYS_OF_MISSING_FILE = 49;
  static final int MAC_MISMATCH = 51;
  static final int INVALID_TREE_PATH = 91;
  static final int NO_DOCUMENT = 92;
  static final int NO_FILE_SPECIFIED = 100;
  static final int DUPLICATE_KEY_TYPE = 112;
  static final int COULD_NOT_RETRIEVE_KEY = 128;
  static final int FILE_NOT_MODIFIED = 200;
  static final int FAILED_TO_COMPARE_VERSIONS = 202;
  static final int ALREADY_ENCRYPTED = 203;

  private ExitCodes() {}

  static int of(ErrorCode code, Phase phase) {
    return switch (code) {
      case MALFORMED_DOCUMENT -> phase == Phase.PARSE ? COULD_NOT_READ_INPUT : GENERIC;
      case NO_DOCUMENT -> NO_DOCUMENT;
      case ALREADY_ENCRYPTED -> ALREADY_ENCRYPTED;
      case DATA_KEY_UNAVAILABLE, SHARES_REJECTED -> COULD_NOT_RETRIEVE_KEY;
      case DATA_KEY_NOT_WRAPPED -> phase == Phase.CREATE ? COULD_NOT_RETRIEVE_KEY : GENERIC;
      case VALUE_NOT_ENCRYPTED -> ERROR_ENCRYPTING_TREE;
      case VALUE_NOT_DECRYPTED -> ERROR_DECRYPTING_TREE;
      case MAC_NOT_ENCRYPTED -> ERROR_ENCRYPTING_MAC;
      case MAC_NOT_DECRYPTED, MAC_MISMATCH -> MAC_MISMATCH;
      case NOT_WRITABLE -> ERROR_DUMPING_TREE;
      case CONFLICTING_SETTINGS, INVALID_SETTING -> CONFLICTING_PARAMETERS;
      case NOT_ENCRYPTED,
          INVALID_METADATA,
          INVALID_VERSION,
          INVALID_CONFIG,
          NO_MATCHING_RULE,
          INVALID_RECIPIENT,
          NO_KEYS,
          PATH_NOT_FOUND,
          PATH_NOT_APPLICABLE,
          NOT_BINDABLE,
          NO_BINDER,
          KEY_SOURCE_FAILED,
          NO_KEY_SOURCE ->
          GENERIC;
    };
  }
}
