package io.github.lxtriage.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The program: {@code lxtriage COMMAND ...}. */
public final class Main implements Command {
  private final Syntax syntax =
      new Syntax(
          "Says what matters of everything that LX could not do for a Linux distribution, why, and what to do next.");
  private final List<String> commands;

  private Main(List<String> commands) {
    this.commands = commands;
  }

  /** Runs the program and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // pictures are drawn; no display is needed
    StandardOutput standardOutput = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream out = new PrintStream(standardOutput, false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Console console =
        new Console(System.in, out, err, Path.of(""))
            .on(Terminal.here())
            .watched(Terminal.showsErrors())
            .with(StandardFiles.ofThisProcess());
    Stop stop = new Stop().onInterrupt();
    Program program = new Program(console, stop);
    Rehearsal.begin(program, args);
    int code = run(program, args);
    out.flush();
    if (standardOutput.failure().isPresent()) {
      console.warn("cannot write the result: " + standardOutput.failure().get());
      code = ExitCode.FAILED.code();
    }
    stop.finished();
    System.exit(code);
  }

  /** The version of this program, as its outputs say it. */
  public static String version() {
    return Program.version();
  }

  /** Runs the program against a console, and returns its exit code. */
  static int run(Console console, String... args) {
    return run(console, new Stop(), args);
  }

  /**
   * Runs the program until it is done or somebody stops it.
   *
   * @param stop asked when the user wants it to end
   */
  static int run(Console console, Stop stop, String... args) {
    return run(new Program(console, stop), args);
  }

  /** The same, of parts that were put together already. */
  static int run(Program program, String... args) {
    Console console = program.console();
    CommandLine commandLine = commandLine(program, Subcommands.named(args));
    Failures failures = new Failures(console);
    commandLine
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setExitCodeExceptionMapper(failures)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
    int code;
    try {
      code = commandLine.execute(args);
    } catch (OutOfMemoryError full) {
      // What one input needs is said by whoever reads it; this is what all of them need together.
      console.warn(
          "more files, or more in them, than there is memory for; name fewer at once, or give Java"
              + " more (JAVA_TOOL_OPTIONS=-Xmx4g)");
      return ExitCode.FAILED.code();
    }
    ExitCode result = exitCode(commandLine);
    return result == null ? code : result.code();
  }

  private static CommandLine commandLine(Program program, List<String> names) {
    // No option takes a date, a path or a database; to find out how to read them costs reflection.
    System.setProperty("picocli.converters.excludes", "java.+");
    Main main = new Main(names);
    CommandSpec spec =
        main.syntax().of(main, ExitCode.list()).name("lxtriage").versionProvider(new Version());
    spec.usageMessage()
        .synopsisSubcommandLabel("COMMAND")
        .footerHeading("%nTo begin:%n")
        .footer(
            "  lxtriage script lxunsup > lxunsup.d",
            "  dtrace -s lxunsup.d > boot.log 2>&1     (in the global zone, while the zone boots; ^C ends it)",
            "  lxtriage report boot.log");
    for (String name : names) {
      Command command = Subcommands.of(name, program);
      CommandSpec subcommand = command.syntax().of(command, ExitCode.list(name));
      spec.addSubcommand(name, new CommandLine(subcommand, new OnlyCollections()));
    }
    return new CommandLine(spec, new OnlyCollections());
  }

  private static @Nullable ExitCode exitCode(CommandLine commandLine) {
    CommandLine.ParseResult parsed = commandLine.getParseResult();
    if (parsed == null || !parsed.hasSubcommand()) {
      return null;
    }
    Object result = parsed.subcommand().commandSpec().commandLine().getExecutionResult();
    return result instanceof ExitCode exit ? exit : null;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() {
    throw new UsageException("name a command: " + String.join(", ", commands));
  }

  /** Says which version this is. */
  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"lxtriage " + Program.version()};
    }
  }
}
