package io.github.lxtriage.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's wish to end early. A command that heeds it writes what it has; the virtual machine
 * waits for that, and then ends with the code of the signal.
 */
final class Stop {
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean heeded;
  private volatile boolean asked;

  /** Makes ^C a wish instead of an end. */
  Stop onInterrupt() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "lxtriage-stop"));
    return this;
  }

  private void interrupted() {
    ask();
    try {
      if (heeded && !finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt(); // whoever wrote did not come to an end
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the command looks at {@link #asked} from now on. */
  void heed() {
    heeded = true;
  }

  void ask() {
    asked = true;
  }

  boolean asked() {
    return asked;
  }

  /** All is written. */
  void finished() {
    finished.countDown();
  }
}
