package org.sops4j.config;

/** A rule for publishing. */
public record DestinationRule() {}
