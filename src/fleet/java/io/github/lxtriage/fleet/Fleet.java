package io.github.lxtriage.fleet;

import io.github.lxtriage.cli.Main;
import io.github.lxtriage.fleet.FleetTriage.About;
import io.github.lxtriage.fleet.FleetTriage.Outcome;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.report.ReportContext;
import io.github.lxtriage.report.ReportFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The Spark application: {@code spark-submit lxtriage-fleet.jar -o DIRECTORY INPUT...}. Writes what
 * {@code lxtriage triage --format json} writes, a table of findings, and a list of what could not
 * be read.
 */
@Command(
    name = "lxtriage-fleet",
    description = {
      "Triages captures on a Spark cluster.",
      "Writes DIRECTORY/triage.json (for lxtriage report), DIRECTORY/findings.parquet and DIRECTORY/broken.txt."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Fleet.Version.class,
    sortOptions = false)
public final class Fleet implements Callable<Integer> {
  private static final int MOST_MIB = 65_536;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "A capture, a directory of captures, or a pattern of paths, in any file system that Spark reads.")
  List<String> arguments = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIRECTORY",
      description = "Where the results are written; what an earlier run wrote there is replaced.")
  String output = "";

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description =
          "Says something of every capture, such as distro=debian-12. May be repeated; what a capture says of itself wins.")
  Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--platform",
      paramLabel = "smartos:YYYYMMDD|omnios:rNNNNNN",
      description =
          "The build that the captures come from; by default what a capture says of itself.")
  @Nullable String platform;

  @Option(
      names = "--piece",
      paramLabel = "MIB",
      description =
          "How much of a capture a task reads (default: 64); a larger capture is read in pieces.")
  int piece = 64;

  @Spec CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;

  private Fleet(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the application; ends the virtual machine only where something went wrong. */
  public static void main(String[] args) {
    int code =
        run(
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            args);
    if (code != 0) {
      System.exit(code); // a cluster takes an application that merely returns for a success
    }
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    Fleet fleet = new Fleet(out, err);
    return new CommandLine(fleet)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(
            (mistake, arguments) -> {
              fleet.say(mistake.getMessage() + " (see lxtriage-fleet --help)");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              throw failure;
            })
        .execute(args);
  }

  /** Says which version this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"lxtriage-fleet " + Main.version()};
    }
  }

  @Override
  public Integer call() throws IOException {
    check();
    try (SparkSession session = SparkSession.builder().appName("lxtriage-fleet").getOrCreate()) {
      return triage(session);
    }
  }

  private void check() {
    if (piece < 1 || piece > MOST_MIB) {
      throw mistake("--piece must be a number from 1 to " + MOST_MIB + "; got '" + piece + "'");
    }
    if (platform != null && Platform.of(platform).isEmpty()) {
      throw mistake(
          "--platform must be smartos:YYYYMMDD or omnios:rNNNNNN; got '" + platform + "'");
    }
    if (labels.containsKey("")) {
      throw mistake("--label must be KEY=VALUE; the key is missing");
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int triage(SparkSession session) throws IOException {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    Configuration configuration = spark.hadoopConfiguration();
    List<CaptureRead> unlisted = new ArrayList<>();
    List<Listed> listed =
        new CaptureListing(configuration, new TreeMap<>(labels), unlisted::add, this::say)
            .find(arguments);
    Settings settings =
        new Settings(
            platform == null ? "" : platform,
            (long) piece << 20,
            spark.broadcast(new SerializableConfiguration(configuration)));
    Outcome outcome = new FleetTriage(spark, settings).read(listed);
    List<About> broken = broken(outcome, unlisted);
    outcome.about().stream()
        .filter(about -> !about.note().isEmpty())
        .forEach(about -> say(about.name() + ": " + about.note()));
    broken.forEach(about -> say(about.name() + ": " + about.problem()));
    outcome.triage().remarks().forEach(this::say);
    write(configuration, "triage.json", json(outcome));
    write(
        configuration,
        "broken.txt",
        stream ->
            stream.write(
                broken.stream()
                    .map(about -> line(about.name() + ": " + about.problem()) + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8)));
    session
        .createDataFrame(
            outcome.captures().flatMap(new FindingTable(settings.platform())),
            FindingTable.schema())
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(new Path(output, "findings.parquet").toString());
    int read = outcome.triage().captures().size();
    out.println(read + " captures read, " + broken.size() + " broken; wrote " + new Path(output));
    return read == 0 && !broken.isEmpty() ? 1 : 0;
  }

  private static List<About> broken(Outcome outcome, List<CaptureRead> unlisted) {
    List<About> broken =
        new ArrayList<>(
            outcome.about().stream().filter(about -> !about.problem().isEmpty()).toList());
    unlisted.forEach(capture -> broken.add(new About(capture.name(), "", capture.problem())));
    broken.sort(Comparator.comparing(About::name));
    return broken;
  }

  private static Content json(Outcome outcome) {
    ReportContext context =
        ReportContext.plain(Main.version(), Knowledge.bundled().size() + " entries");
    return stream -> ReportFormat.JSON.write(outcome.triage(), context, stream);
  }

  /** Writes a result. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private void write(Configuration configuration, String name, Content content) throws IOException {
    Path file = new Path(output, name);
    try (OutputStream stream = file.getFileSystem(configuration).create(file, true)) {
      content.write(stream);
    }
  }

  private void say(String message) {
    err.println("lxtriage-fleet: " + line(message));
  }

  /** The text in one line; what a terminal or a reader of lines obeys is shown as an escape. */
  private static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (hidden(c)) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
