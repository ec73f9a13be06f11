package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.report.saved.SavedException;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Reads all inputs, as many at once as there are threads. Each thread takes the next input and adds
 * what it holds to the parts, so that no more is kept than what all of them need. What is said of
 * inputs is said at the end, in their order.
 */
final class Reading {
  /** What a saved result is called, packed or not. */
  private static final Pattern SAVED = Pattern.compile("\\.json(\\.(gz|xz|lzma|zst|zstd))?$");

  private final Program program;
  private final Interpreter interpreter;
  private final BatchOptions options;
  private final List<Input> inputs;
  private final Parts parts;
  private final long[] sizes;
  private final Progress progress;

  /** The inputs that are to be read as captures. */
  private final Queue<Integer> captures = new ConcurrentLinkedQueue<>();

  private final AtomicInteger finished = new AtomicInteger();
  private final Map<Integer, String> problems = new ConcurrentHashMap<>();
  private final Notes notes = new Notes();
  private final Map<Integer, Fingerprint> fingerprints = new ConcurrentHashMap<>();
  private HeldCaptures held = new HeldCaptures();
  private volatile boolean cutShort;
  private boolean plainly;

  /**
   * @param options what the user says of every capture, and how it is to be read
   * @param parts takes what the inputs hold
   */
  Reading(
      Program program,
      Interpreter interpreter,
      BatchOptions options,
      List<Input> inputs,
      Parts parts) {
    this.program = program;
    this.interpreter = interpreter;
    this.options = options;
    this.inputs = List.copyOf(inputs);
    this.parts = parts;
    this.sizes = inputs.stream().mapToLong(Input::size).toArray();
    this.progress =
        new Progress(
            program.console().err(), System::nanoTime, inputs.size(), LongStream.of(sizes).sum());
  }

  /**
   * Reads all inputs, or as many as there is time for until the user stops it.
   *
   * @return the lines that say why inputs could not be read
   */
  List<String> read() {
    all();
    notes.lines().forEach(program.console()::warn);
    twins().lines().forEach(program.console()::warn);
    notReached().forEach(program.console()::warn);
    return new ArrayList<>(new TreeMap<>(problems).values());
  }

  /** True where it was stopped before it had read everything. */
  boolean isCutShort() {
    return cutShort;
  }

  /** A line that says how much was read, where it was stopped before that was everything. */
  List<String> notReached() {
    return cutShort
        ? List.of(
            "interrupted: " + finished.get() + " of " + inputs.size() + " inputs were read in full")
        : List.of();
  }

  /** Reads all inputs by the grammar alone, and says nothing of them. */
  void plainly() {
    plainly = true;
    all();
  }

  private void all() {
    program.stop().heed();
    if (program.console().watched() && options.showsProgress()) {
      progress.show();
    }
    try {
      List<Integer> results = new ArrayList<>();
      for (int place = 0; place < inputs.size(); place++) {
        (mayBeSaved(inputs.get(place)) ? results : captures).add(place);
      }
      run(results, this::readResult);
      held = parts.held();
      run(List.copyOf(captures), this::readCapture);
    } finally {
      progress.close();
    }
  }

  /**
   * Reads some inputs; the largest first, so that no thread begins with it when others are done.
   */
  private void run(List<Integer> places, IntConsumer reader) {
    List<Integer> order = new ArrayList<>(places);
    order.sort(
        (a, b) -> Long.compare(sizes[b], sizes[a])); // by hand: Comparator's classes cost time
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int turn = next.getAndIncrement();
              turn < order.size();
              turn = next.getAndIncrement()) {
            if (program.stop().asked()) {
              cutShort = true;
              return;
            }
            reader.accept(order.get(turn));
          }
        };
    int threads = Math.min(options.threads(), order.size());
    if (threads <= 1) {
      work.run();
      return;
    }
    ExecutorService crew = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(crew.submit(work));
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

  /** What reads an input that is open. */
  @FunctionalInterface
  private interface Work {
    /**
     * Reads it.
     *
     * @return false where it is to be read later
     */
    boolean done(int place, OpenInput open) throws IOException;
  }

  /** Reads what is called like a saved result; a file that is none is read among the captures. */
  private void readResult(int place) {
    attempt(
        place,
        (same, open) -> {
          if (open.file().isPresent()) {
            try (CaptureStream in = new CaptureStream(open.bytes())) {
              if (!SavedTriage.isSaved(in.readNBytes(SavedTriage.HEAD))) {
                captures.add(place);
                return false;
              }
            }
          }
          return content(place, open);
        });
  }

  private void readCapture(int place) {
    attempt(place, (same, open) -> isHeld(place, open) || content(place, open));
  }

  private void attempt(int place, Work work) {
    Input input = inputs.get(place);
    boolean done = true;
    try (OpenInput open = input.open()) {
      done = work.done(place, open);
      if (program.stop().asked()) {
        cutShort = true;
      } else if (done) {
        finished.incrementAndGet();
      }
    } catch (SavedException broken) {
      if (program.stop().asked()) {
        cutShort = true;
      } else {
        problems.put(place, input.name() + ":" + broken.getMessage());
      }
    } catch (IOException unreadable) {
      problems.put(place, input.name() + ": " + Inputs.reason(unreadable));
    } catch (LinkageError missing) {
      problems.put(place, input.name() + ": " + Inputs.reason(missing));
    } catch (OutOfMemoryError full) {
      tooLarge(place);
    } catch (IllegalStateException failed) { // of a thread that read a part
      if (!(failed.getCause() instanceof OutOfMemoryError)) {
        throw failed;
      }
      tooLarge(place);
    }
    if (done) {
      progress.fileDone();
    }
  }

  private boolean content(int place, OpenInput open) throws IOException {
    Input input = inputs.get(place);
    try (CaptureStream in = new CaptureStream(progress.counted(open.bytes()))) {
      byte[] head = in.readNBytes(SavedTriage.HEAD);
      InputStream whole =
          new StoppableStream(
              new SequenceInputStream(new ByteArrayInputStream(head), in), program.stop());
      if (SavedTriage.isSaved(head)) {
        parts.add(place, input.name(), SavedTriage.read(whole));
      } else {
        parts.add(tally(place, open, whole, in));
      }
      in.remarks().forEach(remark -> notes.put(place, input.name() + ": " + remark));
      return true;
    }
  }

  /** What was counted of it can be forgotten, so that the other inputs are still done. */
  private void tooLarge(int place) {
    problems.put(
        place,
        inputs.get(place).name()
            + ": holds more different texts than there is memory for; give Java more (JAVA_TOOL_OPTIONS=-Xmx4g)");
  }

  /** By its name; one that is called otherwise is read among the captures. */
  private static boolean mayBeSaved(Input input) {
    return SAVED.matcher(input.name()).find();
  }

  /** Whether a saved result holds this capture, so that it would be counted twice. */
  private boolean isHeld(int place, OpenInput open) throws IOException {
    Input input = inputs.get(place);
    if (held.isEmpty() || open.file().isEmpty()) {
      return false;
    }
    Fingerprint contents = fingerprint(open.file().get());
    Optional<String> holder = held.holder(input.name(), contents);
    if (holder.isPresent()) {
      notes.put(place, input.name() + ": held by " + holder.get() + "; counted once");
    } else if (contents.length() > 0) {
      held.twin(contents).ifPresent(twin -> notes.put(place, twins(input.name(), twin)));
    }
    return holder.isPresent() && !program.stop().asked();
  }

  /** The fingerprint of what a file holds, read for nothing else. */
  private Fingerprint fingerprint(OpenFile file) throws IOException {
    if (!CaptureStream.encoded(file.from(0))) {
      return Fingerprint.of(file);
    }
    try (CaptureStream in = new CaptureStream(file.from(0));
        InputStream stoppable = new StoppableStream(in, program.stop())) {
      return Fingerprint.of(stoppable);
    }
  }

  private Tally tally(int place, OpenInput open, InputStream whole, CaptureStream in)
      throws IOException {
    Input input = inputs.get(place);
    Tally tally = new Tally(input.name(), interpreter);
    tally.label(input.labels());
    tally.label(options.labels());
    ReadSummary summary = records(place, open, whole, tally);
    if (program.stop().asked()) {
      tally.interrupted(summary.lines());
      return tally;
    }
    if (options.saves) {
      tally.contents(fingerprint(place).toString());
    }
    tally.end(summary.lines(), summary.tornLine());
    tally.leftOut(summary.leftOutLine());
    Optional<OpenFile.Change> change =
        open.file().isPresent() ? open.file().get().change() : Optional.empty();
    if (change.isPresent()) {
      notes.put(place, input.name() + ": " + change.get().words());
      if (change.get().mixed()) {
        tally.changed();
      }
    }
    if (in.isBroken()) {
      tally.truncated();
    } else {
      tally.withoutRecords().ifPresent(why -> notes.put(place, input.name() + ": " + why.words()));
    }
    return tally;
  }

  /** Counts the records; the only input is read by all threads where that is faster. */
  private ReadSummary records(int place, OpenInput open, InputStream whole, Tally tally)
      throws IOException {
    CaptureReader reader = program.captureReader();
    boolean alone = inputs.size() == 1 && options.threads() > 1 && !plainly;
    Optional<OpenFile> file = alone ? open.shared() : Optional.empty();
    if (file.isPresent()) {
      if (options.saves) {
        fingerprints.put(place, Fingerprint.of(file.get()));
      }
      return reader.read(new Shared(file.get()), tally, options.threads());
    }
    Fingerprint.Taking taking = new Fingerprint.Taking(whole);
    ReadSummary summary = plainly ? reader.readPlainly(taking, tally) : reader.read(taking, tally);
    fingerprints.put(place, taking.taken());
    return summary;
  }

  private Fingerprint fingerprint(int place) {
    return Objects.requireNonNull(fingerprints.get(place), "read without a fingerprint");
  }

  /** One line for each capture that holds the same as one before it. */
  private Notes twins() {
    Map<Fingerprint, Integer> first = new HashMap<>();
    Notes lines = new Notes();
    new TreeMap<>(fingerprints)
        .forEach(
            (place, fingerprint) -> {
              Integer twin = first.putIfAbsent(fingerprint, place);
              if (twin != null && fingerprint.length() > 0) {
                lines.put(place, twins(inputs.get(place).name(), inputs.get(twin).name()));
              }
            });
    return lines;
  }

  private static String twins(String name, String other) {
    return name + ": the same contents as " + other + "; both are counted";
  }

  /** A file that several threads read. */
  private final class Shared implements CaptureReader.Source {
    private final OpenFile file;

    Shared(OpenFile file) {
      this.file = file;
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public InputStream from(long offset) {
      return new StoppableStream(progress.counted(file.from(offset)), program.stop());
    }
  }
}
