package org.sops4j.config;

/** A rule for new files. */
public record CreationRule() {}
