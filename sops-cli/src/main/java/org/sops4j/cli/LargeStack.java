package org.sops4j.cli;

/** Runs the program on a thread that is fit for documents that nest ten thousand levels deep. */
final class LargeStack implements Runnable {
  private static final long BYTES = 512L << 20; // virtual: only what is used becomes memory

  private final Invocation invocation;
  private int status = 1; // stays if the program dies of a defect

  private LargeStack(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Runs the program and returns its exit status. */
  static int run(Invocation invocation) throws InterruptedException {
    LargeStack program = new LargeStack(invocation);
    Thread thread = new Thread(null, program, "sops", BYTES);
    try {
      thread.start();
    } catch (OutOfMemoryError e) { // no room for such a stack: most documents need none
      return Cli.run(invocation);
    }
    thread.join();
    return program.status;
  }

  @Override
  public void run() {
    status = Cli.run(invocation);
  }
}
