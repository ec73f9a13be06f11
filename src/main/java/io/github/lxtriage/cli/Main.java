package io.github.lxtriage.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code lxtriage COMMAND ...}. */
@Command(
    name = "lxtriage",
    description =
        "Says what matters of everything that LX could not do for a Linux distribution, why, and what to do next.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nTo begin:%n",
    footer = {
      "  lxtriage script lxunsup > lxunsup.d",
      "  dtrace -s lxunsup.d > boot.log 2>&1     (in the global zone, while the zone boots; ^C ends it)",
      "  lxtriage report boot.log"
    },
    sortOptions = false)
public final class Main implements Runnable {
  @Spec CommandSpec spec;

  private Main() {}

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
            .watched(Terminal.showsErrors());
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
    CommandLine commandLine = new CommandLine(new Main());
    Subcommands.named(program, args).forEach(commandLine::addSubcommand);
    commandLine
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new CommandLine.RunLast())
        .setExitCodeExceptionMapper(failure -> ExitCode.FAILED.code())
        .setParameterExceptionHandler((mistake, arguments) -> usage(mistake, console))
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, console));
    for (CommandLine command : commandLine.getSubcommands().values()) {
      Choices.register(command);
      command.setCommandName(command.getCommandName());
      command.getCommandSpec().mixinStandardHelpOptions(true);
      command
          .getCommandSpec()
          .usageMessage()
          .width(100)
          .exitCodeList(ExitCode.list(command.getCommandName()));
      command.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    }
    commandLine.getCommandSpec().usageMessage().width(100).exitCodeList(ExitCode.list());
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

  private static @org.jspecify.annotations.Nullable ExitCode exitCode(CommandLine commandLine) {
    CommandLine.ParseResult parsed = commandLine.getParseResult();
    if (parsed == null || !parsed.hasSubcommand()) {
      return null;
    }
    Object result = parsed.subcommand().commandSpec().commandLine().getExecutionResult();
    return result instanceof ExitCode exit ? exit : null;
  }

  private static int usage(ParameterException mistake, Console console) {
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    console.warn(said(String.valueOf(mistake.getMessage())) + " (see " + command + " --help)");
    return ExitCode.USAGE.code();
  }

  /** What picocli says, without its slips: a word that it doubles, and whose choice it was. */
  private static String said(String mistake) {
    return mistake
        .replace("option option", "option")
        .replaceFirst("^Invalid value for option '(--?[a-z-]+)'[^:]*: (must be )", "$1 $2")
        .replaceFirst(
            "^Invalid value for positional parameter[^(:]*\\(([^)]+)\\): (must be )", "$1 $2");
  }

  private static int failed(Exception failure, Console console) throws Exception {
    if (failure instanceof UserException) {
      console.warn(String.valueOf(failure.getMessage()));
      return ExitCode.FAILED.code();
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Says which version this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"lxtriage " + Program.version()};
    }
  }
}
