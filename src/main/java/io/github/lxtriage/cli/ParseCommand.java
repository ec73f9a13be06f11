package io.github.lxtriage.cli;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.capture.ReadSummary.Share;
import io.github.lxtriage.report.RecordFormat;
import io.github.lxtriage.report.RecordWriter;
import io.github.lxtriage.trace.NoRecords;
import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class ParseCommand implements Command {
  private final Program program;
  private final Syntax syntax =
      new Syntax("Prints the records that captures hold, before any judgement.");

  private final Supplier<List<String>> arguments =
      syntax.operands(
          "1..*", "INPUT", "A capture, a directory of captures, or - for standard input.");

  private final Supplier<String> format =
      syntax.preset(
          "ndjson",
          "--format",
          "FORMAT",
          "ndjson (the default), csv, or folded: stacks for flame-graph tools.");

  private final Map<RecordKind, Share> shares = new EnumMap<>(RecordKind.class);
  private long lines;
  private long blank;

  ParseCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    RecordFormat chosen = format();
    List<String> problems = new ArrayList<>();
    try (PipedOutput out = new PipedOutput(program.console().out())) {
      RecordWriter writer = chosen.open(out);
      Inputs inputs = new Inputs(program.console());
      List<Input> found =
          OwnOutputs.of(program.console(), List.of(), Set.of())
              .without(
                  inputs.find(arguments.get(), problems::add), arguments.get(), program.console());
      for (Input input : found) {
        read(input, writer, problems);
      }
      inputs.leftOut().ifPresent(program.console()::warn);
      writer.end();
    } catch (PipedOutput.ClosedException readerWentAway) {
      return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    } catch (IOException unwritable) {
      throw new UserException("cannot write the result: " + Inputs.reason(unwritable), unwritable);
    }
    problems.forEach(program.console()::warn);
    program.console().warn(summary());
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private RecordFormat format() {
    return RecordFormat.of(format.get())
        .orElseThrow(
            () ->
                new UsageException(
                    "--format must be one of "
                        + Arrays.stream(RecordFormat.values())
                            .map(RecordFormat::id)
                            .collect(Collectors.joining(", "))
                        + "; got '"
                        + format.get()
                        + "'"));
  }

  private void read(Input input, RecordWriter writer, List<String> problems) throws IOException {
    try (OpenInput open = input.open();
        CaptureStream in = new CaptureStream(open.bytes())) {
      ReadSummary summary =
          writer instanceof PartSink<?> parts
              ? counted(open, in, parts)
              : program.captureReader().read(in, (record, raw) -> write(writer, input, record));
      in.remarks().forEach(why -> program.console().warn(input.name() + ": " + why));
      if (open.file().isPresent()) {
        Optional<OpenFile.Change> change = open.file().get().change();
        change.ifPresent(said -> program.console().warn(input.name() + ": " + said.words()));
      }
      boolean whole = !in.isBroken();
      if (whole && summary.records() == 0 && summary.share(RecordKind.DIAGNOSTIC).records() == 0) {
        NoRecords why = NoRecords.of(summary.lines(), summary.share(RecordKind.TEXT).lines());
        program.console().warn(input.name() + ": " + why.words());
      }
      count(summary);
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    } catch (IOException unreadable) {
      problems.add(input.name() + ": " + Inputs.reason(unreadable));
    } catch (LinkageError missing) {
      problems.add(input.name() + ": " + Inputs.reason(missing));
    }
  }

  private <S extends PartSink<S>> ReadSummary counted(
      OpenInput open, CaptureStream in, PartSink<S> parts) throws IOException {
    Optional<OpenFile> file = open.shared();
    CaptureReader reader = program.captureReader();
    return file.isPresent()
        ? reader.read(file.get(), parts.itself(), Program.threads())
        : reader.read(in, parts);
  }

  private static void write(RecordWriter writer, Input input, TraceRecord record) {
    try {
      writer.write(input.name(), record);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void count(ReadSummary summary) {
    summary.shares().forEach((kind, share) -> shares.merge(kind, share, Share::and));
    lines += summary.lines();
    blank += summary.blank().lines();
  }

  /** How many lines became what. */
  private String summary() {
    List<String> parts = new ArrayList<>();
    shares.forEach(
        (kind, share) -> {
          if (kind != RecordKind.TEXT) {
            parts.add(part(kind.id(), share));
          }
        });
    parts.add(blank + " blank or heading");
    Share unread = shares.getOrDefault(RecordKind.TEXT, new Share(0, 0, 0));
    parts.add(unread.lines() + " unread");
    return lines + (lines == 1 ? " line: " : " lines: ") + String.join(", ", parts);
  }

  private static String part(String kind, Share share) {
    String records = share.records() == 1 ? " record" : " records";
    return share.lines() == share.records()
        ? share.lines() + " " + kind
        : share.lines() + " " + kind + " (" + share.records() + records + ")";
  }
}
