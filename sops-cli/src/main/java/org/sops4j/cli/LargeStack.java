package org.sops4j.cli;

/** Runs work on a thread that is fit for documents that nest ten thousand levels deep. */
final class LargeStack {
  private static final long BYTES = 512L << 20; // virtual: only what is used becomes memory

  private int status = 1;

  private LargeStack() {}

  static int run(Invocation invocation) throws InterruptedException {
    LargeStack stack = new LargeStack();
    Runnable work = () -> stack.status = Cli.run(invocation);
    Thread thread = new Thread(null, work, "sops", BYTES);
    thread.start();
    thread.join();
    return stack.status;
  }
}
