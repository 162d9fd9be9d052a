package org.sops4j.cli.files;

import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;

/**
 * What came of one file.
 *
 * @param file the file
 * @param result the result of the task; null if it failed
 * @param failure why it failed; null if it did not
 * @param output what the task wrote to standard output
 * @param messages what the task wrote to standard error
 * @param <R> the type of the result
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record FileOutcome<R>(
    SelectedFile file,
    @Nullable R result,
    @Nullable Failure failure,
    byte[] output,
    String messages) {}
