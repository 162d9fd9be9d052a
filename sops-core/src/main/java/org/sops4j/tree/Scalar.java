package org.sops4j.tree;

/** A value that is not a container: text, number, truth value, time or null. */
public sealed interface Scalar extends Node
    permits NullScalar,
        StringScalar,
        IntScalar,
        UnsignedScalar,
        FloatScalar,
        BoolScalar,
        TimeScalar,
        BytesScalar {}
