package io.github.lxtriage.cli;

import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.report.saved.SavedException;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads all inputs, as many at once as there are threads. Each thread takes the next input and adds
 * what it holds to the parts, so that no more is kept than what all of them need. What is said of
 * inputs is said at the end, in their order.
 */
final class Reading {
  private final Program program;
  private final Interpreter interpreter;
  private final Map<String, String> labels;
  private final List<Input> inputs;
  private final Parts parts;
  private final Progress progress;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final Map<Integer, String> problems = new ConcurrentHashMap<>();
  private final Map<Integer, String> notes = new ConcurrentHashMap<>();
  private final Map<Integer, Fingerprint> fingerprints = new ConcurrentHashMap<>();

  /**
   * @param labels what the user says of every capture
   * @param parts takes what the inputs hold
   */
  Reading(
      Program program,
      Interpreter interpreter,
      Map<String, String> labels,
      List<Input> inputs,
      Parts parts) {
    this.program = program;
    this.interpreter = interpreter;
    this.labels = Map.copyOf(labels);
    this.inputs = List.copyOf(inputs);
    this.parts = parts;
    this.progress =
        new Progress(
            program.console().err(),
            System::nanoTime,
            inputs.size(),
            program.console().watched() ? inputs.stream().mapToLong(Input::size).sum() : 0);
  }

  /**
   * Reads all inputs, or as many as there is time for until the user stops it.
   *
   * @param shown true to show how far it is
   * @return the lines that say why inputs could not be read
   */
  List<String> read(int threads, boolean shown) {
    program.stop().heed();
    if (shown) {
      progress.show();
    }
    try {
      run(Math.min(threads, inputs.size()));
    } finally {
      progress.close();
    }
    new TreeMap<>(notes).values().forEach(program.console()::warn);
    twins().forEach(program.console()::warn);
    if (program.stop().asked()) {
      program
          .console()
          .warn(
              "interrupted: "
                  + finished.get()
                  + " of "
                  + inputs.size()
                  + " inputs were read in full");
    }
    return new ArrayList<>(new TreeMap<>(problems).values());
  }

  private void run(int threads) {
    if (threads <= 1) {
      work();
      return;
    }
    ExecutorService crew = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(crew.submit(this::work));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException("reading failed", broken.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      crew.shutdownNow();
    }
  }

  private void work() {
    int place = next.getAndIncrement();
    while (place < inputs.size() && !program.stop().asked()) {
      read(place);
      progress.fileDone();
      place = next.getAndIncrement();
    }
  }

  private void read(int place) {
    Input input = inputs.get(place);
    try (CaptureStream in =
        new CaptureStream(new Stoppable(progress.counted(input.opener().open())))) {
      byte[] head = in.readNBytes(SavedTriage.HEAD);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
      if (SavedTriage.isSaved(head)) {
        parts.add(place, SavedTriage.read(whole));
      } else {
        Fingerprint.Taking taking = new Fingerprint.Taking(whole);
        parts.add(tally(place, input, taking, in));
        fingerprints.put(place, taking.taken());
      }
      finished.addAndGet(program.stop().asked() ? 0 : 1);
    } catch (SavedException broken) {
      problems.put(place, input.name() + ":" + broken.getMessage());
    } catch (NoSuchFileException gone) {
      problems.put(place, input.name() + ": no such file");
    } catch (IOException unreadable) {
      problems.put(place, input.name() + ": " + Inputs.reason(unreadable));
    }
  }

  private Tally tally(int place, Input input, InputStream whole, CaptureStream in)
      throws IOException {
    Tally tally = new Tally(input.name(), interpreter);
    tally.label(input.labels());
    tally.label(labels);
    ReadSummary summary = program.captureReader().read(whole, tally::add);
    if (program.stop().asked()) {
      tally.interrupted(summary.lines());
      return tally;
    }
    tally.end(summary.lines(), summary.tornLine());
    if (in.broken().isPresent()) {
      tally.truncated();
    } else if (tally.isWithoutRecords()) {
      notes.put(
          place,
          input.name()
              + (summary.bytes() == 0
                  ? ": empty: nothing was captured"
                  : ": not a capture: no record could be read"));
    }
    return tally;
  }

  /** One line for each capture that holds the same as one before it. */
  private List<String> twins() {
    Map<Fingerprint, Integer> first = new HashMap<>();
    List<String> lines = new ArrayList<>();
    new TreeMap<>(fingerprints)
        .forEach(
            (place, fingerprint) -> {
              Integer twin = first.putIfAbsent(fingerprint, place);
              if (twin != null && fingerprint.length() > 0) {
                lines.add(
                    inputs.get(place).name()
                        + ": the same contents as "
                        + inputs.get(twin).name()
                        + "; both are counted");
              }
            });
    return lines;
  }

  /** A stream that ends where the user wants it to. */
  private final class Stoppable extends FilterInputStream {
    Stoppable(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return program.stop().asked() ? -1 : super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return program.stop().asked() ? -1 : super.read(into, from, length);
    }
  }
}
