package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.ValueDomain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what the LX brand says. Nothing that is read throws: a text that LX never said is an
 * unrecognised message.
 *
 * <p>A text that was cut short is recognised where what is left decides. That cannot be seen where
 * the last thing of a format is a number or a text ({@code prctl option 23} may have been {@code
 * prctl option 230}); whoever knows that a row was cut must say so.
 *
 * <p>Safe to share between threads. Remembers one text only: the caller does, where texts repeat.
 */
public final class LxReader {
  /** LX prints 255 bytes at most, and a byte that is not UTF-8 is shown as four characters. */
  static final int LONGEST = 1024;

  /** A message begins behind a process name of 16 bytes and, at most, a few columns. */
  private static final int LAST_START = 128;

  private static final Pattern FIRST_WORD = Pattern.compile("(?<!\\S)[0-9A-Za-z_]+");

  private static final Set<String> FIRST_WORDS =
      Set.of(
          ("NOSYS bad prctl futex unsupported fcntl fcntl64 setting invalid setsockopt getsockopt"
                  + " fstatat pts PTRACE_SINGLESTEP netlink set clone caught unimplemented"
                  + " lx_ioctl send recv sendto recvfrom sendmsg recvmsg Unsupported unknown"
                  + " Ignored stol_xform_cmsgs tgkill BrandZ thread set_robust_list socket ioctl")
              .split(" ", -1));

  private final Known known;
  private final MessageParser parser;
  private final Beginnings beginnings;

  public LxReader(LinuxTables tables) {
    known = Known.of(tables);
    parser = new MessageParser(known);
    beginnings = new Beginnings(known, parser);
  }

  /**
   * Reads a message.
   *
   * @param abi the caller's ABI, where it is known; a call number means different calls in each
   */
  public LxMessage read(String message, Optional<Abi> abi) {
    String text = withoutTerminator(message);
    return (isBegunWord(text) ? parser.read(text, abi) : parse(text, abi))
        .map(
            reading ->
                new LxMessage(
                    message,
                    reading.subject(),
                    true,
                    reading.others(),
                    known.formats().byId(reading.format())))
        .orElseGet(
            () -> new LxMessage(message, Subject.ofText(text), false, List.of(), Optional.empty()));
  }

  /** Blanks at the ends do not count, nor does the {@code \0} that %S puts behind a string. */
  static String withoutTerminator(String message) {
    String text = message.strip();
    return text.endsWith("\\0") ? text.substring(0, text.length() - 2).strip() : text;
  }

  private Optional<Reading> parse(String text, Optional<Abi> abi) {
    return text.length() > LONGEST || !beginsWithWordOfLx(text)
        ? Optional.empty()
        : parser.read(text, abi);
  }

  /** Whether all that is left is the beginning of a message's first word, as {@code PTRACE_SI}. */
  private static boolean isBegunWord(String text) {
    return text.length() >= CutText.SHORTEST
        && FIRST_WORDS.stream().anyMatch(word -> word.startsWith(text));
  }

  /** Whether the first word of a text is one with which LX begins a message. */
  static boolean beginsWithWordOfLx(String text) {
    return FIRST_WORDS.contains(firstWord(text));
  }

  private static String firstWord(String text) {
    Matcher word = FIRST_WORD.matcher(text);
    return word.lookingAt() ? word.group() : "";
  }

  /**
   * Finds where a message begins in a text that may start with something else, such as a process
   * name that holds blanks: the leftmost start of a word from which the rest is recognised.
   */
  public OptionalInt startIn(String text) {
    Matcher word = FIRST_WORD.matcher(text);
    while (word.find() && word.start() <= LAST_START) {
      if (FIRST_WORDS.contains(word.group())
          && parse(withoutTerminator(text.substring(word.start())), Optional.empty()).isPresent()) {
        return OptionalInt.of(word.start());
      }
    }
    return OptionalInt.empty();
  }

  /** The subject of a call of setsockopt or getsockopt. */
  public Subject socketOption(long level, long optname, boolean get) {
    return known.subjects().socketOption(level, optname, get);
  }

  /**
   * The call that the LX table has under this name, which is where a probe's function comes from.
   *
   * @param abi the table; a few names are older calls in that of 32-bit programs
   */
  public Subject call(String lxName, Abi abi) {
    boolean linux = abi == Abi.X86_64 && known.tables().syscallNumber(abi, lxName).isPresent();
    return linux ? Subject.of(Domain.SYSCALL, lxName) : known.calls().namedByLx(lxName);
  }

  /** The call with this name of Linux or of LX; empty where it is the name of none. */
  public Optional<Subject> callNamed(String name) {
    return known.calls().named(name);
  }

  /** The subject of a request of ioctl. */
  public Subject ioctl(long request) {
    return known.subjects().ioctl(request);
  }

  /** The namespaces that the flags of clone, unshare or setns ask for; empty where none. */
  public Optional<Subject> namespaces(long flags) {
    return known.subjects().asksForNamespaces(flags)
        ? Optional.of(known.subjects().namespaces(flags))
        : Optional.empty();
  }

  /** The subject of a mount of a file system of this type. */
  public Subject fileSystem(String type) {
    return Subject.of(Domain.MOUNT, "fstype." + SafeText.name(type));
  }

  /** The subject of a request of ptrace; empty where Linux has none of this number. */
  public Optional<Subject> ptrace(long request) {
    return known
        .tables()
        .value(ValueDomain.PTRACE, request)
        .map(named -> Subject.of(Domain.PTRACE, named.name()));
  }

  /** All formats that LX prints or once printed, in the order of {@code messages.csv}. */
  public List<MessageFormat> formats() {
    return known.formats().all();
  }

  /**
   * What a text may have been that was cut before what decides; empty where it is whole, where what
   * is left decides, and where no message begins like this.
   */
  public Optional<CutMessage> cut(LxMessage message, Optional<Abi> abi) {
    String text = withoutTerminator(message.text());
    boolean mayBegin = beginsWithWordOfLx(text) || isBegunWord(text);
    return mayBegin && !message.recognised() ? beginnings.of(text, abi) : Optional.empty();
  }

  /**
   * Understands what somebody asks for: a message, with its row around it or in other letters; a
   * name of Linux, alone or with its socket level ({@code IPPROTO_IPV6/IPV6_RECVERR}); a call with
   * its arguments ({@code getsockopt(SOL_SOCKET, SO_PEERSEC)}); a call number; a debug line that
   * says what failed; or the id of a subject.
   */
  public Asked asked(String text, Optional<Abi> abi) {
    return new Question(this, known, query()).asked(text, abi);
  }

  /**
   * The lines of a text, without blank ones; a call that a tracer printed in two parts is one line.
   */
  public static List<String> lines(String text) {
    return TracedLines.joined(text);
  }

  /** Made for each question: most runs ask none, and its patterns take milliseconds. */
  private Query query() {
    return new Query(known);
  }

  /** Whether the name of a subject is one that Linux gives to something of its domain. */
  public boolean isNamed(Subject subject) {
    String name = subject.name();
    Query query = query();
    return Stream.of(name, name.replaceFirst("\\.get$", ""), name.replaceFirst("^[a-z_]+\\.", ""))
        .distinct()
        .anyMatch(each -> query.named(each, Optional.empty()).contains(subject));
  }

  /**
   * The subjects that somebody asks for, see {@link #asked}.
   *
   * @return the best match first; empty when nothing matches
   */
  public List<Subject> named(String text, Optional<Abi> abi) {
    return asked(text, abi).subjects();
  }
}
