package org.sops4j.pgp.internal.armor;

/**
 * What a block of text holds.
 *
 * @param bytes the message
 * @param intact whether the checksum fits; true if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Armored(byte[] bytes, boolean intact) {}
