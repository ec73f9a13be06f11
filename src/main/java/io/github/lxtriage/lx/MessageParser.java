package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.lx.grammar.LxMessageLexer;
import io.github.lxtriage.lx.grammar.LxMessageParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads one message with the grammar; stops at the first thing that LX would not say. */
final class MessageParser {
  private static final class Refusal extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException e) {
      throw new ParseCancellationException(message);
    }
  }

  private final Known known;
  private final CutText cutText;

  MessageParser(Known known) {
    this.known = known;
    this.cutText = new CutText(known.formats());
  }

  /** The reading of a text that is whole, or of which enough is left. */
  Optional<Reading> read(String text, Optional<Abi> abi) {
    return whole(text, abi).or(() -> cut(text, abi));
  }

  private Optional<Reading> cut(String text, Optional<Abi> abi) {
    List<Reading> readings =
        cutText.completions(text).stream().flatMap(whole -> whole(whole, abi).stream()).toList();
    return readings.stream()
        .findFirst()
        .filter(first -> readings.stream().allMatch(first::agrees))
        .map(first -> readings.stream().allMatch(first::equals) ? first : first.withoutFormat());
  }

  private Optional<Reading> whole(String text, Optional<Abi> abi) {
    LxMessageLexer lexer = new LxMessageLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.addErrorListener(new Refusal());
    LxMessageParser parser = new LxMessageParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(new Refusal());
    try {
      return Optional.of(parser.message().accept(new MessageBuilder(known, abi)));
    } catch (ParseCancellationException | NotSaidException e) {
      return Optional.empty();
    }
  }
}
