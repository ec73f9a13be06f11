package io.github.lxtriage.fleet;

import io.github.lxtriage.capture.CaptureParts;
import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.triage.Interpreter;
import java.io.Serializable;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What every task needs to read captures as the command line does.
 *
 * @param judging what the user says besides the captures
 * @param partSize how many bytes a piece of a large capture has
 */
record Settings(Judging judging, long partSize, Broadcast<SerializableConfiguration> hadoop)
    implements Serializable {

  /** The reading itself, made once in a task. */
  record Readers(CaptureReader whole, CaptureParts parts, Interpreter interpreter) {}

  Readers readers() {
    LinuxTables linux = LinuxTables.bundled();
    LxReader lx = new LxReader(linux);
    return new Readers(
        new CaptureReader(lx::startIn),
        new CaptureParts(lx::startIn),
        judging.interpreter(linux, lx));
  }

  Optional<Platform> given() {
    return judging.given();
  }

  Configuration configuration() {
    return hadoop.value().value();
  }
}
