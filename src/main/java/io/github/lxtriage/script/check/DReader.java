package io.github.lxtriage.script.check;

import io.github.lxtriage.script.grammar.D;
import io.github.lxtriage.script.grammar.DLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a program with the grammar. The first syntax error is reported and ends the reading, as in
 * dtrace itself: what follows an error is a guess.
 */
final class DReader {
  private DReader() {}

  /** A program, or why it is none. */
  record Reading(Optional<DProgram> program, List<Problem> problems) {}

  static Reading read(String text) {
    Errors errors = new Errors();
    DLexer lexer = new DLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.addErrorListener(errors);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    D parser = new D(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    parser.setErrorHandler(new ReportThenBail());
    try {
      D.ProgramContext program = parser.program();
      tokens.fill();
      return new Reading(Optional.of(new DBuilder(text, tokens).program(program)), List.of());
    } catch (ParseCancellationException stopped) {
      return new Reading(Optional.empty(), List.copyOf(errors.problems));
    } catch (StackOverflowError nested) {
      return new Reading(
          Optional.empty(), List.of(Problem.syntax(1, 1, "the program is nested too deeply")));
    }
  }

  /** Reports an error like the default strategy, and then stops. */
  private static final class ReportThenBail extends DefaultErrorStrategy {
    private final BailErrorStrategy bail = new BailErrorStrategy();

    @Override
    public void recover(Parser recognizer, RecognitionException e) {
      bail.recover(recognizer, e);
    }

    @Override
    public Token recoverInline(Parser recognizer) {
      recognizer.notifyErrorListeners(recognizer.getCurrentToken(), "", null);
      return bail.recoverInline(recognizer);
    }

    @Override
    public void reportError(Parser recognizer, RecognitionException e) {
      recognizer.notifyErrorListeners(e.getOffendingToken(), "", e);
    }

    @Override
    public void sync(Parser recognizer) {}
  }

  /** Turns what ANTLR reports into problems with a message of our own. */
  private static final class Errors extends BaseErrorListener {
    private final List<Problem> problems = new ArrayList<>();

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        @Nullable Object symbol,
        int line,
        int column,
        String message,
        @Nullable RecognitionException e) {
      if (symbol instanceof Token token && recognizer instanceof Parser parser) {
        problems.add(problem(parser, token, e));
      } else {
        problems.add(Problem.syntax(line, column + 1, message));
      }
    }

    private static Problem problem(Parser parser, Token token, @Nullable RecognitionException e) {
      int line = token.getLine();
      int column = token.getCharPositionInLine() + 1;
      if (token.getType() == DLexer.NESTED_COMMENT) {
        String before = token.getText().substring(0, token.getText().length() - 2);
        int newline = before.lastIndexOf('\n');
        return Problem.syntax(
            line + (int) before.chars().filter(c -> c == '\n').count(),
            newline < 0 ? column + before.length() : before.length() - newline,
            "a comment cannot hold '/*'");
      }
      return Problem.syntax(line, column, message(parser, token, e));
    }

    private static String message(Parser parser, Token token, @Nullable RecognitionException e) {
      if (token.getText().equals("/")
          && token.getInputStream().toString().startsWith("//", token.getStartIndex())) {
        return "D has no // comments";
      }
      return switch (token.getType()) {
        case Token.EOF -> "the program ends too early" + expected(parser, e);
        case DLexer.CUT_COMMENT -> "a comment is not closed";
        case DLexer.CUT_TEXT -> "a string is not closed on its line";
        case DLexer.CUT_CHARACTER -> "a character constant is not closed on its line";
        case DLexer.EMPTY_CHARACTER -> "a character constant is empty";
        case DLexer.FLOATING -> "floating-point constants are not permitted";
        case DLexer.CUT_CONTROL_LINE -> "the file ends inside a control line: a newline is missing";
        case DLexer.RESERVED, DLexer.COUNTER, DLexer.IMPORT ->
            "'" + token.getText() + "' is reserved and cannot be used";
        case DLexer.PRED_CLOSE ->
            "unexpected '/': before ';', '{', '/' or the end of the file it ends a predicate";
        default -> "unexpected '" + token.getText() + "'" + expected(parser, e);
      };
    }

    private static String expected(Parser parser, @Nullable RecognitionException e) {
      IntervalSet set =
          e == null || e.getExpectedTokens() == null
              ? parser.getExpectedTokens()
              : e.getExpectedTokens();
      if (set.size() == 0 || set.size() > 3) {
        return "";
      }
      return ", expected "
          + set.toList().stream()
              .map(type -> name(parser, type))
              .collect(Collectors.joining(" or "));
    }

    private static String name(Parser parser, int type) {
      return switch (type) {
        case DLexer.IDENT -> "a name";
        case DLexer.PROBE -> "a probe";
        case DLexer.PROBE_ID -> "the number of one";
        case DLexer.PRED_CLOSE -> "'/'";
        case Token.EOF -> "the end";
        default -> parser.getVocabulary().getDisplayName(type);
      };
    }
  }
}
