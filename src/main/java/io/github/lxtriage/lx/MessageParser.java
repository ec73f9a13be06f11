package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.lx.grammar.LxMessageLexer;
import io.github.lxtriage.lx.grammar.LxMessageParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads one message with the grammar; stops at the first thing that LX would not say. */
final class MessageParser {
  /** A subject that goes by a number was completed with a number that nobody said. */
  private static final Pattern MADE_UP = Pattern.compile("(?:^|[.|])-?[0-9]");

  private static final class Refusal extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException e) {
      throw new RefusedException((Token) symbol);
    }
  }

  /** A token that cannot stand where it stands. */
  private static final class RefusedException extends ParseCancellationException {
    private static final long serialVersionUID = 1;

    private final transient Token token;

    RefusedException(Token token) {
      this.token = token;
    }

    /** It is thrown for each text that is refused, and never shown. */
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** Longer beginnings are not remembered, nor more of them. */
  private static final int LONGEST_REFUSED = 12;

  private static final int MOST_REFUSED = 10_000;

  /**
   * Beginnings that no message has, as the types of their tokens, a character each. The grammar
   * asks for nothing else, so that texts which differ in a name only are refused without a parser
   * for each of them.
   */
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /**
   * What was read last: where columns are lost, a text is read once to see whether a message begins
   * there, and at once again for what it says.
   */
  private volatile @Nullable Last last;

  private record Last(String text, Optional<Abi> abi, Optional<Reading> reading) {}

  private final Known known;

  /** Made when the first text needs it, since it needs the names of all calls. */
  private volatile @Nullable CutText cutText;

  MessageParser(Known known) {
    this.known = known;
  }

  private CutText cutText() {
    CutText made = cutText;
    if (made == null) {
      made = new CutText(known.formats(), known.calls().names());
      cutText = made;
    }
    return made;
  }

  /** The reading of a text that is whole, or of which enough is left. */
  Optional<Reading> read(String text, Optional<Abi> abi) {
    Last before = last;
    if (before != null && before.text().equals(text) && before.abi().equals(abi)) {
      return before.reading();
    }
    Optional<Reading> reading = whole(text, abi).or(() -> cut(text, abi));
    last = new Last(text, abi, reading);
    return reading;
  }

  private Optional<Reading> cut(String text, Optional<Abi> abi) {
    List<Reading> readings = completed(text, abi);
    return readings.stream()
        .findFirst()
        .filter(first -> readings.stream().allMatch(first::agrees))
        .map(first -> readings.stream().allMatch(first::equals) ? first : first.withoutFormat());
  }

  private List<Reading> completed(String text, Optional<Abi> abi) {
    return cutText().completions(text).stream()
        .flatMap(whole -> whole(whole, abi).stream())
        .toList();
  }

  /** The formats that a text is the beginning of, as the table has them. */
  List<String> begun(String text) {
    return cutText().formats(text);
  }

  /**
   * What the beginning of a message may be about, as far as that is not made of numbers that the
   * text does not hold.
   */
  List<Subject> possible(String text, Optional<Abi> abi) {
    return completed(text, abi).stream()
        .map(Reading::subject)
        .filter(subject -> !MADE_UP.matcher(subject.name()).find())
        .distinct()
        .toList();
  }

  private Optional<Reading> whole(String text, Optional<Abi> abi) {
    LxMessageLexer lexer = new LxMessageLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    if (isRefused(tokens)) {
      return Optional.empty();
    }
    LxMessageParser parser = new LxMessageParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new Refusal());
    try {
      return Optional.of(parser.message().accept(new MessageBuilder(known, abi)));
    } catch (RefusedException e) {
      remember(tokens, e.token);
      return Optional.empty();
    } catch (ParseCancellationException | NotSaidException e) {
      return Optional.empty();
    }
  }

  private boolean isRefused(CommonTokenStream tokens) {
    StringBuilder types = new StringBuilder();
    while (types.length() < LONGEST_REFUSED) {
      Token token = tokens.LT(types.length() + 1);
      types.append((char) token.getType());
      if (refused.contains(types.toString())) {
        return true;
      }
      if (token.getType() == Token.EOF) {
        return false;
      }
    }
    return false;
  }

  private void remember(CommonTokenStream tokens, Token last) {
    tokens.seek(0);
    StringBuilder types = new StringBuilder();
    while (types.length() < LONGEST_REFUSED && refused.size() < MOST_REFUSED) {
      Token token = tokens.LT(types.length() + 1);
      types.append((char) token.getType());
      if (token.getTokenIndex() >= last.getTokenIndex()) {
        refused.add(types.toString());
        return;
      }
    }
  }
}
