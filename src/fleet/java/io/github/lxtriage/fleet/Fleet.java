package io.github.lxtriage.fleet;

import io.github.lxtriage.cli.Main;
import io.github.lxtriage.fleet.FleetTriage.About;
import io.github.lxtriage.fleet.FleetTriage.Outcome;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.report.ReportContext;
import io.github.lxtriage.report.ReportFormat;
import io.github.lxtriage.triage.Triage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
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
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done",
      "1:Something could not be read, or an output could not be written; the rest is done",
      "2:The command line was wrong"
    },
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
      names = "--abi",
      paramLabel = "64|32",
      description =
          "The ABI of the traced programs; by default decided by the call's number where it can be.")
  @Nullable String abi;

  @Option(
      names = "--platform",
      paramLabel = "smartos:YYYYMMDD|omnios:rNNNNNN",
      description =
          "The build that the captures come from; by default what a capture says of itself.")
  @Nullable String platform;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Entries of your own, which win over ours; a path like INPUT. May be repeated; the last file wins.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description =
          "Findings that are not to count, each with a reason and a last day; a path like INPUT.")
  @Nullable String suppress;

  @Option(
      names = "--piece",
      paramLabel = "MIB",
      description =
          "How much of a capture a task reads (default: 64); a larger capture is read in pieces.")
  int piece = 64;

  @Spec CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;
  private final LocalDate today;

  private Fleet(PrintStream out, PrintStream err, LocalDate today) {
    this.out = out;
    this.err = err;
    this.today = today;
  }

  /** Runs the application; ends the virtual machine only where something went wrong. */
  public static void main(String[] args) {
    int code =
        run(
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            LocalDate.now(ZoneOffset.UTC),
            args);
    if (code != 0) {
      System.exit(code); // a cluster takes an application that merely returns for a success
    }
  }

  /**
   * Runs the application, and returns its exit code.
   *
   * @param today the day by which suppressions expire
   */
  static int run(PrintStream out, PrintStream err, LocalDate today, String... args) {
    Fleet fleet = new Fleet(out, err, today);
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
              if (failure instanceof UserException) {
                fleet.say(String.valueOf(failure.getMessage()));
                return CommandLine.ExitCode.SOFTWARE;
              }
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
  public Integer call() throws IOException, UserException {
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
    if (abi != null && Abi.ofBits(abi).isEmpty()) {
      throw mistake("--abi must be 64 or 32; got '" + abi + "'");
    }
    String labelled = labels.get("platform");
    if (labelled != null && Platform.ofSystem(labelled).isEmpty()) {
      throw mistake(
          "--label platform must be smartos:YYYYMMDD or omnios:rNNNNNN; got '" + labelled + "'");
    }
    if (labels.containsKey("")) {
      throw mistake("--label must be KEY=VALUE; the key is missing");
    }
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Judging judging(Configuration configuration) throws UserException {
    List<UserFile> own = new ArrayList<>();
    for (String file : rules) {
      UserFile read = UserFile.read(file, configuration);
      read.check(Knowledge::rules);
      own.add(read);
    }
    List<UserFile> suppressions = new ArrayList<>();
    if (suppress != null) {
      UserFile read = UserFile.read(suppress, configuration);
      read.check(Suppression::read);
      suppressions.add(read);
    }
    return new Judging(
        platform == null ? "" : platform, abi == null ? "" : abi, own, suppressions, today);
  }

  private int triage(SparkSession session) throws IOException, UserException {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    Configuration configuration = spark.hadoopConfiguration();
    Judging judging = judging(configuration);
    List<String> problems = new ArrayList<>();
    Results results = results(configuration);
    List<Listed> listed =
        new CaptureListing(configuration, new TreeMap<>(labels), results, problems::add, this::say)
            .find(arguments);
    Settings settings =
        new Settings(
            judging,
            (long) piece << 20,
            spark.broadcast(new SerializableConfiguration(configuration)));
    Outcome outcome = new FleetTriage(spark, settings).read(listed);
    for (About about : outcome.about()) {
      if (!about.problem().isEmpty()) {
        problems.add(about.problem());
      } else if (!about.note().isEmpty()) {
        say(about.name() + ": " + about.note());
      }
    }
    Triage triage = outcome.triage().unreadable(problems);
    triage.unreadable().forEach(this::say);
    triage.remarks().forEach(this::say);
    results.write(Results.JSON, json(triage));
    results.write(Results.BROKEN, lines(triage.unreadable()));
    session
        .createDataFrame(
            outcome.captures().mapPartitions(new FindingTable(judging)), FindingTable.schema())
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(results.path(Results.TABLE).toString());
    int read = triage.captures().size();
    int broken = triage.unreadable().size();
    if (read == 0 && broken == 0) {
      say(String.join(", ", arguments) + ": no capture was read");
    }
    out.println(read + " captures read, " + broken + " broken; wrote " + new Path(output));
    return broken == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** The directory of the results, as its file system names it; made before anything is read. */
  private Results results(Configuration configuration) throws UserException {
    try {
      Path path = new Path(output);
      FileSystem files = StoredCapture.files(path, configuration);
      if (!files.mkdirs(path)) {
        throw new IOException("the directory cannot be made");
      }
      return new Results(files, files.makeQualified(path)).checked();
    } catch (IOException unwritable) {
      throw new UserException(
          "cannot write " + output + ": " + StoredCapture.reason(unwritable), unwritable);
    } catch (IllegalArgumentException unusable) {
      throw new UserException("cannot write " + output + ": not a path", unusable);
    }
  }

  private static Results.Content lines(List<String> lines) {
    String text = lines.stream().map(line -> line(line) + "\n").collect(Collectors.joining());
    return stream -> stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Results.Content json(Triage triage) {
    ReportContext context =
        ReportContext.plain(Main.version(), Knowledge.bundled().size() + " entries");
    return stream -> ReportFormat.JSON.write(triage, context, stream);
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
