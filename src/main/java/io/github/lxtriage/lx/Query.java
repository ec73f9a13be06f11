package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what somebody typed who has no message: a name, a number, a pair, a call. */
final class Query {
  private static final Pattern CALL = Pattern.compile("(\\w{1,64})\\s*\\(.{0,400}");

  /** A call as it is spoken of: {@code prctl 23}, {@code setsockopt 41 25}. */
  private static final Pattern SPOKEN =
      Pattern.compile("([A-Za-z_]\\w{1,63})\\s+(-?\\w{1,64}(?:[\\s,]+-?\\w{1,64})?)");

  private static final Pattern PAIR =
      Pattern.compile("([\\w-]{1,64})(?:\\s*[/,.]\\s*|\\s+)([\\w-]{1,64})(\\.get)?");

  private static final Pattern NAME = Pattern.compile("\\w{1,64}");
  private static final Pattern MACRO =
      Pattern.compile("(?:SYS_|__NR_|NR_|sys_|__x64_sys_|syscall[ _(]|syscall \\()(\\w{1,64})\\)?");

  /** What the audit of Linux says of a call that a filter caught. */
  private static final Pattern AUDITED =
      Pattern.compile("\\barch=([0-9a-f]{8}) syscall=([0-9]{1,4})\\b");

  /** What strace puts before the number of a call that it has no name for. */
  private static final String NUMBERED = "syscall_";

  private static final Pattern CAPITALS =
      Pattern.compile("\\b[A-Z][A-Z0-9]*_[A-Z0-9_]+(?:\\|[A-Z0-9_]+)*\\b");

  /** A name without an underscore, as requests of ioctl have: {@code FITRIM}. */
  private static final Pattern REQUEST = Pattern.compile("\\b[A-Z][A-Z0-9]{4,31}\\b");

  /** What a program could not do: {@code could not bind socket}. Its object is no call. */
  private static final Pattern ATTEMPT =
      Pattern.compile(
          "\\b(?:can(?:no|'|\u2019)?t|can not|could ?n(?:o|'|\u2019)t|(?:failed|unable|failure) to) ([a-z][a-z0-9_]+)[^:(\\[]*");

  private static final Pattern TECHNICAL = Pattern.compile("\\b([a-z]+(?:_[a-z0-9_]+|[0-9]+))\\b");

  private static final Pattern BEFORE_ERROR =
      Pattern.compile(
          "\\b([a-z][a-z0-9_]+)(?:\\(2?\\))?(?: failed| error)?(?: with)?:? \\(?e[a-z0-9]{2,15}\\b");

  /** Verbs that mean the call of that name; to open, to read or to set a thing says less. */
  private static final Set<String> ATTEMPTED =
      Set.of("bind", "clone", "connect", "fork", "listen", "mount", "unshare", "chroot", "ptrace");

  private static final Pattern NUMBER = Pattern.compile("-?(0[xX][0-9a-fA-F]{1,8}|[0-9]{1,10})");

  private final Known known;
  private final Subjects subjects;
  private final Names names;
  private final NumberedIds ids;
  private final CallArguments arguments;

  Query(Known known) {
    this.known = known;
    subjects = known.subjects();
    names = new Names(known);
    ids = new NumberedIds(subjects);
    arguments = new CallArguments(known, names);
  }

  List<Subject> named(String text, Optional<Abi> abi) {
    return Stream.<List<Subject>>of(
            number(text).map(number -> calls(number, abi)).orElse(List.of()),
            names.find(text),
            pair(text),
            call(text),
            spoken(text),
            macro(text, abi),
            id(text, abi))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** The meanings of a text that is the name of a call and nothing else; empty for any other. */
  List<Subject> callNamed(String text, Optional<Abi> abi) {
    return NAME.matcher(text).matches() && known.calls().named(text).isPresent()
        ? named(text, abi)
        : List.of();
  }

  /** A call as headers, tracers and kernels write it: __NR_statx, sys_statx, syscall_0x14e. */
  private List<Subject> macro(String text, Optional<Abi> abi) {
    Matcher macro = MACRO.matcher(text);
    if (!macro.matches()) {
      return List.of();
    }
    String call = macro.group(1);
    return number(call)
        .map(number -> calls(number, abi))
        .orElseGet(
            () ->
                known.calls().named(call.toLowerCase(Locale.ROOT)).map(List::of).orElse(List.of()));
  }

  static Optional<Long> number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    boolean hex = text.contains("x") || text.contains("X");
    return Optional.of(hex ? Long.decode(text) : Long.parseLong(text));
  }

  /** Where nobody said which ABI, both calls of that number. */
  private List<Subject> calls(long number, Optional<Abi> abi) {
    if (abi.isPresent()) {
      return List.of(known.calls().numbered(number, abi));
    }
    List<Subject> all =
        Stream.of(Optional.<Abi>empty(), Optional.of(Abi.I386))
            .map(each -> known.calls().numbered(number, each))
            .distinct()
            .toList();
    List<Subject> named = all.stream().filter(call -> !isNumber(call.name())).toList();
    return named.isEmpty() ? all : named;
  }

  private static boolean isNumber(String name) {
    return name.matches("-?[0-9]+");
  }

  /** A level and an option: 41/25, IPPROTO_IPV6/IPV6_RECVERR, IPPROTO_UDP.UDP_CORK.get. */
  private List<Subject> pair(String text) {
    Matcher pair = PAIR.matcher(text);
    if (!pair.matches()) {
      return List.of();
    }
    OptionalLong level = arguments.level(pair.group(1));
    if (level.isEmpty()) {
      return List.of();
    }
    boolean get = pair.group(3) != null;
    return number(pair.group(2))
        .map(optname -> List.of(subjects.socketOption(level.getAsLong(), optname, get)))
        .orElseGet(
            () ->
                names.optionsAt(level.getAsLong(), pair.group(2)).stream()
                    .filter(found -> !get || found.name().endsWith(".get"))
                    .toList());
  }

  private List<Subject> id(String text, Optional<Abi> abi) {
    int slash = text.indexOf('/');
    if (slash < 0 || slash == text.length() - 1) {
      return List.of();
    }
    Optional<Subject> file = ProcFile.named(text);
    if (file.isPresent()) {
      return List.of(file.get());
    }
    String name = text.substring(slash + 1);
    return Domain.of(text.substring(0, slash))
        .map(domain -> ofId(domain, name, abi))
        .orElse(List.of());
  }

  private List<Subject> ofId(Domain domain, String name, Optional<Abi> abi) {
    return domain == Domain.SYSCALL && number(name).isPresent()
        ? calls(number(name).get(), abi)
        : List.of(ids.named(domain, name).orElseGet(() -> ofId(domain, name)));
  }

  private static Subject ofId(Domain domain, String name) {
    List<Subject> parts =
        Arrays.stream(name.split("\\|", -1))
            .map(part -> Subject.of(domain, SafeText.kept(part)))
            .toList();
    return parts.size() == 1
        ? parts.get(0)
        : new Subject(domain, String.join("|", parts.stream().map(Subject::name).toList()), parts);
  }

  private List<Subject> call(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      return List.of();
    }
    List<Subject> found =
        arguments.of(call.group(1), TracedCall.arguments(text.substring(text.indexOf('(') + 1)));
    return found.isEmpty() ? callNamed(call.group(1)) : found;
  }

  private List<Subject> callNamed(String name) {
    return known.calls().named(name).map(List::of).orElse(List.of());
  }

  private List<Subject> spoken(String text) {
    Matcher spoken = SPOKEN.matcher(text);
    return spoken.matches()
        ? arguments.of(
            spoken.group(1).toLowerCase(Locale.ROOT), List.of(spoken.group(2).split("[\\s,]+", -1)))
        : List.of();
  }

  /**
   * What a call that a tracer printed may have failed for: what its arguments ask for, the most
   * telling first, and the call itself.
   */
  List<Subject> traced(TracedCall call) {
    String name =
        call.name().startsWith(NUMBERED) ? call.name().substring(NUMBERED.length()) : call.name();
    return Stream.concat(
            arguments.of(name, call.arguments()).stream(),
            number(name)
                .map(number -> calls(number, Optional.of(Abi.X86_64)))
                .orElseGet(() -> callNamed(name))
                .stream())
        .distinct()
        .toList();
  }

  /** Whether a word is the name of a call, or a number as tracers print it. */
  boolean isCall(String name) {
    return known.calls().named(name).isPresent()
        || (name.startsWith(NUMBERED) && number(name.substring(NUMBERED.length())).isPresent());
  }

  /**
   * The names of Linux in a text: of options, flags and requests, and of calls where the name is no
   * word of a language, or stands right before the error. A file counts where something failed:
   * what else may be wrong with it, its name does not say.
   */
  List<Subject> mentioned(String text, String normal, boolean failed) {
    List<String> words = CAPITALS.matcher(text).results().map(MatchResult::group).toList();
    Stream<Subject> capitals =
        words.stream()
            .sorted(Comparator.comparing((String word) -> arguments.level(word).isPresent()))
            .flatMap(word -> names.exactly(word).stream());
    Stream<Subject> requests =
        REQUEST
            .matcher(text)
            .results()
            .flatMap(word -> names.exactly(word.group()).stream())
            .filter(subject -> subject.domain() == Domain.IOCTL);
    Stream<Subject> calls =
        Stream.of(
                TECHNICAL.matcher(text).results().map(word -> word.group(1)),
                ATTEMPT
                    .matcher(normal)
                    .results()
                    .map(attempt -> attempt.group(1))
                    .filter(ATTEMPTED::contains),
                BEFORE_ERROR
                    .matcher(ATTEMPT.matcher(normal).replaceAll(" "))
                    .results()
                    .map(word -> word.group(1)))
            .flatMap(found -> found)
            .flatMap(word -> callNamed(word).stream());
    Stream<Subject> audited =
        AUDITED
            .matcher(text)
            .results()
            .flatMap(
                call ->
                    calls(
                        Long.parseLong(call.group(2)),
                        Optional.of(call.group(1).equals("40000003") ? Abi.I386 : Abi.X86_64))
                        .stream());
    return Stream.of(
            audited,
            failed ? ProcFile.in(text).stream() : Stream.<Subject>empty(),
            CallArguments.netlinkMessages(text),
            capitals,
            requests,
            calls)
        .flatMap(found -> found)
        .distinct()
        .toList();
  }
}
