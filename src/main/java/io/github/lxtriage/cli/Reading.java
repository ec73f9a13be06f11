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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Reads all inputs, as many at once as there are threads. Each thread takes the next input and adds
 * what it holds to the parts, so that no more is kept than what all of them need. What is said of
 * inputs is said at the end, in their order.
 */
final class Reading {
  private final Program program;
  private final Interpreter interpreter;
  private final BatchOptions options;
  private final List<Input> inputs;
  private final Parts parts;
  private final Progress progress;
  private final int[] order;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final Map<Integer, String> problems = new ConcurrentHashMap<>();
  private final Notes notes = new Notes();
  private final Map<Integer, Fingerprint> fingerprints = new ConcurrentHashMap<>();
  private HeldCaptures held = new HeldCaptures();
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
    long[] sizes = inputs.stream().mapToLong(Input::size).toArray();
    this.order = savedFirst(sizes);
    this.progress =
        new Progress(
            program.console().err(), System::nanoTime, inputs.size(), LongStream.of(sizes).sum());
  }

  /**
   * Saved results first, since they tell what need not be read; else the largest, so that no thread
   * begins with it when the others are done. Compared by hand: Java makes a class for each of
   * {@code Comparator}'s own when it starts.
   */
  private int[] savedFirst(long[] sizes) {
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(
            (a, b) -> {
              int order = Boolean.compare(mayBeSaved(inputs.get(b)), mayBeSaved(inputs.get(a)));
              return order != 0 ? order : Long.compare(sizes[b], sizes[a]);
            })
        .mapToInt(Integer::intValue)
        .toArray();
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

  /** A line that says how much was read, where the user stopped it. */
  List<String> notReached() {
    return program.stop().asked()
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
    int saved = (int) inputs.stream().filter(Reading::mayBeSaved).count();
    try {
      run(saved);
      held = parts.held();
      run(inputs.size());
    } finally {
      progress.close();
    }
  }

  /** Reads on up to a place in the order. */
  private void run(int end) {
    int threads = Math.min(options.threads(), end - Math.min(next.get(), end));
    if (threads <= 1) {
      work(end);
      return;
    }
    ExecutorService crew = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(crew.submit(() -> work(end)));
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

  private void work(int end) {
    int turn = turn(end);
    while (turn < end && !program.stop().asked()) {
      read(order[turn]);
      progress.fileDone();
      turn = turn(end);
    }
  }

  private int turn(int end) {
    return next.getAndUpdate(turn -> Math.min(end, turn + 1));
  }

  private void read(int place) {
    Input input = inputs.get(place);
    if (isHeld(place)) {
      finished.incrementAndGet();
      return;
    }
    try (CaptureStream in = new CaptureStream(progress.counted(input.opener().open()))) {
      byte[] head = in.readNBytes(SavedTriage.HEAD);
      InputStream whole =
          new StoppableStream(
              new SequenceInputStream(new ByteArrayInputStream(head), in), program.stop());
      if (SavedTriage.isSaved(head)) {
        parts.add(place, input.name(), SavedTriage.read(whole));
      } else {
        parts.add(tally(place, whole, in));
      }
      finished.addAndGet(program.stop().asked() ? 0 : 1);
    } catch (SavedException broken) {
      if (!program.stop().asked()) {
        problems.put(place, input.name() + ":" + broken.getMessage());
      }
    } catch (IOException unreadable) {
      problems.put(place, input.name() + ": " + Inputs.reason(unreadable));
    } catch (OutOfMemoryError full) {
      tooLarge(place);
    } catch (IllegalStateException failed) { // of a thread that read a part
      if (!(failed.getCause() instanceof OutOfMemoryError)) {
        throw failed;
      }
      tooLarge(place);
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
    return input.name().contains(".json");
  }

  /** Whether a saved result holds this capture, so that it would be counted twice. */
  private boolean isHeld(int place) {
    Input input = inputs.get(place);
    if (held.isEmpty() || input.file().isEmpty() || mayBeSaved(input)) {
      return false;
    }
    try (CaptureStream in = new CaptureStream(input.opener().open());
        InputStream stoppable = new StoppableStream(in, program.stop())) {
      Fingerprint contents = Fingerprint.of(stoppable);
      Optional<String> holder = held.holder(input.name(), contents);
      if (holder.isPresent()) {
        notes.put(place, input.name() + ": held by " + holder.get() + "; counted once");
      } else if (contents.length() > 0) {
        held.twin(contents).ifPresent(twin -> notes.put(place, twins(input.name(), twin)));
      }
      return holder.isPresent() && !program.stop().asked();
    } catch (IOException unreadable) {
      return false; // reading it will say why
    }
  }

  private Tally tally(int place, InputStream whole, CaptureStream in) throws IOException {
    Input input = inputs.get(place);
    Tally tally = new Tally(input.name(), interpreter);
    tally.label(input.labels());
    tally.label(options.labels());
    ReadSummary summary = records(place, whole, tally);
    if (program.stop().asked()) {
      tally.interrupted(summary.lines());
      return tally;
    }
    if (options.saves) {
      tally.contents(fingerprint(place).toString());
    }
    tally.end(summary.lines(), summary.tornLine());
    if (in.broken().isPresent()) {
      tally.truncated();
    } else {
      tally.withoutRecords().ifPresent(why -> notes.put(place, input.name() + ": " + why.words()));
    }
    return tally;
  }

  /** Counts the records; the only input is read by all threads where that is faster. */
  private ReadSummary records(int place, InputStream whole, Tally tally) throws IOException {
    CaptureReader reader = program.captureReader();
    boolean alone = inputs.size() == 1 && options.threads() > 1 && !plainly;
    Optional<CaptureFile> file = alone ? CaptureFile.of(inputs.get(place)) : Optional.empty();
    if (file.isPresent()) {
      ReadSummary summary = reader.read(new Shared(file.get()), tally, options.threads());
      if (options.saves) {
        fingerprints.put(place, Fingerprint.of(file.get()));
      }
      return summary;
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
    private final CaptureFile file;

    Shared(CaptureFile file) {
      this.file = file;
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public InputStream from(long offset) throws IOException {
      return new StoppableStream(progress.counted(file.from(offset)), program.stop());
    }
  }
}
