package org.sops4j.internal.walk;

import java.util.List;
import org.sops4j.tree.Branch;

/**
 * What a walk gives.
 *
 * @param documents the branches as they became
 * @param mac the MAC over the clear values, 128 hexadecimal digits
 */
public record WalkedTree(List<Branch> documents, String mac) {}
