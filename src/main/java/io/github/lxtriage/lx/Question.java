package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.ErrnoWords;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands what somebody asks for, in whichever way it was copied or typed. */
final class Question {
  /** So many characters of a format are no accident. */
  private static final int SURE_BEGINNING = 12;

  /** A line of a tracer may hold whole structures; LX's own messages are shorter. */
  private static final int LONGEST_LINE = 16_384;

  /** A message as a ticket quotes it. */
  private static final Pattern QUOTED =
      Pattern.compile("^([\"'`]*)(.*?)[.,;:=]*\\1[.,;:=]*$", Pattern.DOTALL);

  /** The process and thread before a debug line. */
  private static final Pattern DEBUG_ROW = Pattern.compile("^\\d{1,10}/\\d{1,10}:\\s*");

  private final LxReader reader;
  private final Known known;
  private final Query query;
  private final DebugText debug;
  private final ErrnoWords errors;

  /** Made when the first question needs it. */
  private volatile @Nullable LooseText looseText;

  Question(LxReader reader, Known known, Query query) {
    this.reader = reader;
    this.known = known;
    this.query = query;
    debug = new DebugText(known.tables());
    errors = known.errors();
  }

  Asked asked(String text, Optional<Abi> abi) {
    if (text.length() > LONGEST_LINE) {
      return Asked.NOTHING;
    }
    Optional<TracedCall> call = TracedCall.in(text, query::isCall, errors);
    Optional<String> complaint = call.flatMap(TracedCall::complaint);
    if (complaint.isPresent() && isFailure(complaint.get())) {
      return words(complaint.get(), Optional.empty(), abi);
    }
    if (call.filter(TracedCall::showsResult).isPresent()) {
      return traced(call.get());
    }
    Asked asked = understood(text, abi);
    Asked inner =
        asked.isNothing()
            ? unquoted(text).map(quoted -> understood(quoted, abi)).orElse(Asked.NOTHING)
            : asked;
    return inner.isNothing() ? words(text, call, abi) : inner;
  }

  private Asked traced(TracedCall call) {
    return Asked.of(
        query.traced(call), call.result(), call.traced() ? Asked.Form.TRACED : Asked.Form.WORDS);
  }

  /** What a program says: the names in it, and the error; a single word may be misspelt. */
  private Asked words(String text, Optional<TracedCall> call, Optional<Abi> abi) {
    List<Subject> near = new NearNames(known).of(text.strip());
    if (!near.isEmpty()) {
      return Asked.near(near);
    }
    Result result = TracedCall.said(text, errors);
    return Asked.of(
        Stream.of(
                spoken(text, abi).stream(),
                query.mentioned(text, errors.normal(text), result.isRefused()).stream(),
                call.stream().flatMap(spoken -> query.traced(spoken).stream()))
            .flatMap(found -> found)
            .distinct()
            .toList(),
        result,
        Asked.Form.WORDS);
  }

  /** The text without the quotes around it and the punctuation behind it, where it has any. */
  private static Optional<String> unquoted(String text) {
    String quoted = text.strip();
    if (quoted.length() > LxReader.LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = QUOTED.matcher(quoted);
    return matcher.matches()
        ? Optional.of(matcher.group(2)).filter(inner -> !inner.isBlank() && !inner.equals(quoted))
        : Optional.empty();
  }

  /** The bare name of a call is no message, though some messages begin with it. */
  private Asked understood(String text, Optional<Abi> abi) {
    List<Subject> call = query.callNamed(text.strip(), abi);
    if (!call.isEmpty()) {
      return of(call);
    }
    LxMessage message = reader.read(text, abi);
    if (message.recognised()) {
      return Asked.of(message);
    }
    String asked = LxReader.withoutTerminator(text);
    if (asked.isEmpty() || asked.length() > LxReader.LONGEST) {
      return Asked.NOTHING;
    }
    Optional<CutMessage> cut = reader.cut(message, abi);
    if (cut.isPresent()) {
      return new Asked(
          List.of(), Optional.empty(), cut, Result.NOT_SHOWN, Asked.Form.ASKED, List.of());
    }
    List<Subject> found = found(asked, abi);
    return found.isEmpty() ? within(asked, abi).map(Asked::of).orElse(Asked.NOTHING) : of(found);
  }

  private static Asked of(List<Subject> subjects) {
    return Asked.of(subjects, Result.NOT_SHOWN, Asked.Form.ASKED);
  }

  private List<Subject> found(String text, Optional<Abi> abi) {
    return debug
        .failure(DEBUG_ROW.matcher(text).replaceFirst(""), abi)
        .map(List::of)
        .orElseGet(
            () -> isFailure(text) || beginsLikeMessage(text) ? List.of() : query.named(text, abi));
  }

  /** What words are about that begin like a question: {@code socket AF_NETLINK failed}. */
  private List<Subject> spoken(String text, Optional<Abi> abi) {
    return beginsLikeMessage(text.strip()) ? List.of() : query.named(text.strip(), abi);
  }

  /** Who says that something failed does not ask what LX has. */
  private boolean isFailure(String text) {
    return TracedCall.said(text, errors).isRefused();
  }

  /**
   * Whether a text that was not understood begins with words of LX, which say that something was
   * refused: what it names is then no question of what LX has.
   */
  private boolean beginsLikeMessage(String text) {
    return LxReader.beginsWithWordOfLx(text)
        && known.formats().all().stream()
            .map(format -> format.format().replaceFirst("%.*", ""))
            .anyMatch(
                words ->
                    words.length() >= SURE_BEGINNING
                        && text.startsWith(words.substring(0, SURE_BEGINNING)));
  }

  /** A message behind something else, such as the columns of its row, or in other letters. */
  private Optional<LxMessage> within(String text, Optional<Abi> abi) {
    OptionalInt start = reader.startIn(text);
    String message = start.isPresent() ? text.substring(start.getAsInt()) : text;
    return Optional.of(reader.read(message, abi))
        .filter(LxMessage::recognised)
        .or(() -> looseText().righted(text).map(right -> reader.read(right, abi)))
        .filter(LxMessage::recognised);
  }

  private LooseText looseText() {
    LooseText made = looseText;
    if (made == null) {
      made = new LooseText(known.formats());
      looseText = made;
    }
    return made;
  }
}
