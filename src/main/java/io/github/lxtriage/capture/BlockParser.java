package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.capture.grammar.DtraceOutput.BlockContext;
import io.github.lxtriage.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BufferedTokenStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fields of a block through the grammar and makes its record. Error policy: {@link
 * ColumnLexer} makes only blocks that the grammar has; one that it has not is a defect of ours and
 * is thrown, never passed over.
 */
final class BlockParser {
  private final DtraceOutput parser = new DtraceOutput(tokens(List.of()));

  BlockParser() {
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
  }

  /** The record of a block; null for a heading and for a blank line, which give none. */
  @Nullable TraceRecord parse(Block block) {
    parser.setTokenStream(tokens(block.fields()));
    BlockContext tree = parser.block();
    return tree.accept(new RecordBuilder(block));
  }

  private static BufferedTokenStream tokens(List<Field> fields) {
    List<Token> tokens = new ArrayList<>(fields.size() + 1);
    for (Field field : fields) {
      tokens.add(new CommonToken(field.type(), field.text()));
    }
    return new BufferedTokenStream(new ListTokenSource(tokens));
  }
}
