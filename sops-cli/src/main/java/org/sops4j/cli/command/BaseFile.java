package org.sops4j.cli.command;

import org.sops4j.EncryptedDocument;

/**
 * The encrypted file that a new one follows: what has not changed since keeps its ciphertext.
 *
 * @param name the path as it was typed
 * @param content the whole file
 * @param document what it holds
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record BaseFile(String name, byte[] content, EncryptedDocument document) {}
