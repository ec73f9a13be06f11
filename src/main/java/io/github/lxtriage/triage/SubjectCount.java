package io.github.lxtriage.triage;

import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.MessageFormat;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.trace.SaturatedSum;
import io.github.lxtriage.triage.Sighting.OptionNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often one subject was seen, in which spellings and from which programs. Merges with another
 * count of the same.
 */
final class SubjectCount {
  static final int MAX_LINES = 6;
  static final int MAX_SPELLINGS = 100;

  /** Programs that are told apart; of more, the first in the order of their names. */
  static final int MAX_PROGRAMS = Finding.MAX_PROGRAMS;

  /** Of a text or a name as it is shown: LX prints 255 bytes, each of at most four characters. */
  private static final int MAX_LENGTH = 1_024;

  static final Comparator<RawLine> BY_PLACE =
      Comparator.comparing(RawLine::place).thenComparing(RawLine::text);

  private final Subject subject;
  private final Spellings spellings = new Spellings(MAX_SPELLINGS);
  private final Map<String, MessageFormat> formats = new TreeMap<>();
  private final TreeSet<String> candidates = new TreeSet<>();
  private final TreeMap<String, ProcessCount> processes = new TreeMap<>();
  private final OutcomeCounts outcomes = new OutcomeCounts();
  private final List<RawLine> lines = new ArrayList<>();
  private Optional<OptionNumber> option = Optional.empty();
  private String shape = "";
  private long refusals;
  private long calls;

  SubjectCount(Subject subject) {
    this.subject = subject;
  }

  /** What one program did. */
  static final class ProcessCount {
    private final PidSet refusedPids = new PidSet();
    private final PidSet callingPids = new PidSet();
    private long refusals;
    private long calls;

    long count(boolean refused) {
      return refused ? refusals : calls;
    }

    PidSet pids(boolean refused) {
      return refused ? refusedPids : callingPids;
    }

    /** Counts what repeats, without its pids. */
    void repeat(boolean refused, long count) {
      if (refused) {
        refusals = SaturatedSum.of(refusals, count);
      } else {
        calls = SaturatedSum.of(calls, count);
      }
    }

    private void add(Sighting sighting) {
      if (sighting.refused()) {
        refusals = SaturatedSum.of(refusals, sighting.count());
      } else {
        calls = SaturatedSum.of(calls, sighting.count());
      }
      sighting.pid().ifPresent((sighting.refused() ? refusedPids : callingPids)::add);
    }

    private void write(FormWriter out) {
      out.number(refusals);
      out.number(calls);
      refusedPids.write(out);
      callingPids.write(out);
    }

    private static ProcessCount read(FormReader in) {
      ProcessCount read = new ProcessCount();
      read.refusals = in.number();
      read.calls = in.number();
      read.refusedPids.add(in);
      read.callingPids.add(in);
      return read;
    }

    private void merge(ProcessCount other) {
      refusals = SaturatedSum.of(refusals, other.refusals);
      calls = SaturatedSum.of(calls, other.calls);
      refusedPids.addAll(other.refusedPids);
      callingPids.addAll(other.callingPids);
    }
  }

  void add(Sighting sighting, RawLine line) {
    if (sighting.refused()) {
      refusals = SaturatedSum.of(refusals, sighting.count());
    } else {
      calls = SaturatedSum.of(calls, sighting.count());
    }
    describe(sighting);
    outcomes.add(sighting, sighting.count());
    process(sighting.execname()).add(sighting);
    if (lines.size() < MAX_LINES) {
      lines.add(line.cut());
    }
  }

  /** Takes note of how a sighting was put, without counting it. */
  void describe(Sighting sighting) {
    option = smaller(option, sighting.option());
    shape = least(shape, sighting.shape());
    spellings.add(cut(sighting.spelling()));
    sighting.format().ifPresent(format -> formats.put(format.id(), format));
    candidates.addAll(sighting.candidates());
  }

  /** The count of a program; one that is kept nowhere for those that are left out. */
  ProcessCount process(String name) {
    String execname = cut(name);
    ProcessCount known = processes.get(execname);
    if (known != null) {
      return known;
    }
    ProcessCount made = new ProcessCount();
    if (processes.size() == MAX_PROGRAMS) {
      if (execname.compareTo(processes.lastKey()) > 0) {
        return made;
      }
      processes.pollLastEntry();
    }
    processes.put(execname, made);
    return made;
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }

  /** All refusals and calls. */
  long counted() {
    return SaturatedSum.of(refusals, calls);
  }

  /** Those of programs that are left out. */
  long countedOfOthers() {
    return counted()
        - SaturatedSum.of(
            processes.values().stream()
                .mapToLong(each -> SaturatedSum.of(each.refusals, each.calls)));
  }

  /** Counts what was described before; true where its line is one of the first, to be kept. */
  boolean repeat(boolean refused, long count) {
    if (refused) {
      refusals = SaturatedSum.of(refusals, count);
    } else {
      calls = SaturatedSum.of(calls, count);
    }
    return lines.size() < MAX_LINES;
  }

  void keep(RawLine line) {
    lines.add(line.cut());
  }

  void write(FormWriter out) {
    subject(out, subject);
    spellings.write(out);
    out.list(formats.values(), SubjectCount::format);
    out.texts(candidates);
    out.map(processes, FormWriter::text, (form, count) -> count.write(form));
    outcomes.write(out);
    out.list(
        lines,
        (form, line) -> {
          SummaryForm.place(form, line.place());
          form.text(line.text());
        });
    out.maybe(
        option,
        (form, number) -> {
          form.number(number.level());
          form.number(number.optname());
        });
    out.text(shape);
    out.number(refusals);
    out.number(calls);
  }

  static SubjectCount read(FormReader in) {
    SubjectCount read = new SubjectCount(readSubject(in));
    read.spellings.join(in);
    in.list(SubjectCount::readFormat).forEach(format -> read.formats.put(format.id(), format));
    read.candidates.addAll(in.texts());
    read.processes.putAll(in.map(FormReader::text, ProcessCount::read));
    read.outcomes.merge(in);
    read.lines.addAll(in.list(form -> new RawLine(SummaryForm.place(form), form.text())));
    read.option = in.maybe(form -> new OptionNumber(form.number(), form.number()));
    read.shape = in.text();
    read.refusals = in.number();
    read.calls = in.number();
    return read;
  }

  private static void subject(FormWriter out, Subject subject) {
    out.text(subject.domain().name());
    out.text(subject.name());
    out.list(subject.parts(), SubjectCount::subject);
  }

  private static Subject readSubject(FormReader in) {
    return new Subject(Domain.valueOf(in.text()), in.text(), in.list(SubjectCount::readSubject));
  }

  private static void format(FormWriter out, MessageFormat format) {
    out.text(format.id());
    out.text(format.format());
    out.text(format.since());
    out.text(format.until());
    out.text(format.result());
    out.text(format.side());
  }

  private static MessageFormat readFormat(FormReader in) {
    return new MessageFormat(in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
  }

  void merge(SubjectCount other) {
    merge(other, 0);
  }

  /** Adds a count of lines that stand below others. */
  void merge(SubjectCount other, long linesBefore) {
    refusals = SaturatedSum.of(refusals, other.refusals);
    calls = SaturatedSum.of(calls, other.calls);
    option = smaller(option, other.option);
    shape = least(shape, other.shape);
    spellings.addAll(other.spellings);
    formats.putAll(other.formats);
    candidates.addAll(other.candidates);
    outcomes.merge(other.outcomes);
    other.processes.forEach((name, count) -> process(name).merge(count));
    other.lines.forEach(line -> lines.add(line.below(linesBefore)));
    lines.sort(BY_PLACE);
    while (lines.size() > MAX_LINES) {
      lines.remove(lines.size() - 1);
    }
  }

  /** A name may have several numbers; which one stays may not depend on the order of captures. */
  private static Optional<OptionNumber> smaller(
      Optional<OptionNumber> a, Optional<OptionNumber> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    int byLevel = Long.compare(a.get().level(), b.get().level());
    int order = byLevel != 0 ? byLevel : Long.compare(a.get().optname(), b.get().optname());
    return order <= 0 ? a : b;
  }

  private static String least(String a, String b) {
    return b.isEmpty() || (!a.isEmpty() && a.compareTo(b) <= 0) ? a : b;
  }

  Subject subject() {
    return subject;
  }

  long refusals() {
    return refusals;
  }

  long calls() {
    return calls;
  }

  /** True where LX refused it at least once: then refusals count, else calls. */
  boolean refused() {
    return refusals > 0;
  }

  Optional<OptionNumber> option() {
    return option;
  }

  Collection<MessageFormat> formats() {
    return formats.values();
  }

  /** Messages that LX is not known to say; empty where they are known. */
  Optional<MessageShape> unknownShape() {
    return shape.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MessageShape(
                shape,
                refusals,
                lines.get(0).place(),
                UnknownText.rule(subject, shape, lines.get(0).place())));
  }

  List<String> spellings() {
    return spellings.first();
  }

  /** How many more spellings there were; never more than can be told apart in bounded memory. */
  long spellingsLeftOut() {
    return spellings.leftOut();
  }

  /** What the caller gets, as the formats of the messages say; empty where none says it. */
  String result() {
    return formats.values().stream()
        .map(MessageFormat::result)
        .filter(result -> !result.isEmpty())
        .sorted()
        .findFirst()
        .orElse("");
  }

  OutcomeCounts outcomes() {
    return outcomes;
  }

  List<String> candidates() {
    return List.copyOf(candidates);
  }

  Map<String, ProcessCount> processes() {
    return processes;
  }

  List<RawLine> lines() {
    return List.copyOf(lines);
  }
}
