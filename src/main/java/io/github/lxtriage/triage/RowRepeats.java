package io.github.lxtriage.triage;

import io.github.lxtriage.trace.RecordSink;
import java.util.function.LongConsumer;

/** Counts records that say the same of a subject as one before; only pid or count differ. */
final class RowRepeats implements RecordSink.Repeats {
  private final String source;
  private final Sighting sighting;
  private final SubjectCount subject;
  private final SubjectCount.ProcessCount process;
  private final Eras eras;
  private final LongConsumer counted;
  private final boolean refused;
  private final boolean pid;
  private boolean dated;

  /**
   * @param counted told of whatever is counted
   */
  RowRepeats(
      String source, Sighting sighting, SubjectCount subject, Eras eras, LongConsumer counted) {
    this.source = source;
    this.sighting = sighting;
    this.subject = subject;
    this.process = subject.process(sighting.execname());
    this.eras = eras;
    this.counted = counted;
    this.refused = sighting.refused();
    this.pid = sighting.pid().isPresent();
  }

  @Override
  public boolean count(long line, long number, RecordSink.Raw raw) {
    if (!dated) {
      dated = true;
      sighting.format().ifPresent(format -> eras.add(format, sighting.spelling(), line));
    }
    if (pid) {
      process.pids(refused).add(number);
    }
    if (add(pid ? 1 : number)) {
      subject.keep(new RawLine(new Place(source, line), raw.text()));
      return true;
    }
    return false;
  }

  @Override
  public void more(long times, long sum) {
    add(pid ? times : sum);
  }

  @Override
  public void pids(long first, long bits) {
    process.pids(refused).addAll(first, bits);
  }

  private boolean add(long count) {
    counted.accept(count);
    process.repeat(refused, count);
    subject.outcomes().add(sighting, count);
    return subject.repeat(refused, count);
  }
}
