package io.github.lxtriage.triage;

import io.github.lxtriage.trace.RecordSink;

/** Counts records that say the same of a subject as one before; only pid or count differ. */
final class RowRepeats implements RecordSink.Repeats {
  private final String source;
  private final Sighting sighting;
  private final SubjectCount subject;
  private final SubjectCount.ProcessCount process;
  private final Eras eras;
  private final boolean refused;
  private final boolean pid;
  private boolean dated;

  RowRepeats(String source, Sighting sighting, SubjectCount subject, Eras eras) {
    this.source = source;
    this.sighting = sighting;
    this.subject = subject;
    this.process = subject.process(sighting.execname());
    this.eras = eras;
    this.refused = sighting.refused();
    this.pid = sighting.pid().isPresent();
  }

  @Override
  public void count(long line, long number, RecordSink.Raw raw) {
    if (!dated) {
      dated = true;
      sighting.format().ifPresent(format -> eras.add(format, sighting.spelling(), line));
    }
    process.repeat(refused, pid, number);
    subject.outcomes().add(sighting, pid ? 1 : number);
    if (subject.repeat(refused, pid ? 1 : number)) {
      subject.keep(new RawLine(new Place(source, line), raw.text()));
    }
  }
}
