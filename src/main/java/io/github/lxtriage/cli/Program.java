package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.BundledFile;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.triage.Interpreter;
import java.util.Optional;

/** The parts that the commands are made of, put together once for a run. */
final class Program {
  private final Console console;
  private final Stop stop;
  private final LinuxTables linux = LinuxTables.bundled();
  private final Knowledge knowledge = Knowledge.bundled();
  private final LxReader lx = new LxReader(linux);

  Program(Console console, Stop stop) {
    this.console = console;
    this.stop = stop;
  }

  Console console() {
    return console;
  }

  /** Asked when the user wants the run to end. */
  Stop stop() {
    return stop;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  LxReader lx() {
    return lx;
  }

  CaptureReader captureReader() {
    return new CaptureReader(lx::startIn);
  }

  Interpreter interpreter(Optional<Abi> abi, Knowledge used) {
    return new Interpreter(linux, lx, used, abi);
  }

  /** How many threads read one capture. */
  static int threads() {
    return Math.min(16, Runtime.getRuntime().availableProcessors());
  }

  static String version() {
    return BundledFile.text(Program.class, "version.txt").orElseThrow().strip();
  }
}
