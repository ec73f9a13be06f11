package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Control;
import io.github.lxtriage.script.check.DProgram.Inline;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import io.github.lxtriage.script.grammar.D;
import io.github.lxtriage.script.grammar.DBaseVisitor;
import io.github.lxtriage.script.grammar.DLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Makes a {@link DProgram} from a parse tree; one visit method for each label, in the grammar's
 * order.
 */
final class DBuilder extends DBaseVisitor<Node> {
  private final String text;
  private final CommonTokenStream tokens;

  /** Where each code point begins; empty where each is a character. */
  private final int[] offsets;

  private final Set<String> declared = new TreeSet<>();
  private final Map<String, String> types = new HashMap<>();

  DBuilder(String text, CommonTokenStream tokens) {
    this.text = text;
    this.tokens = tokens;
    this.offsets = offsets(text);
  }

  DProgram program(D.ProgramContext c) {
    List<Clause> clauses = c.clause().stream().map(this::clause).toList();
    c.declaration().forEach(this::declare);
    List<Inline> inlines =
        c.inline().stream()
            .map(inline -> new Inline(name(inline.declarator()), visit(inline.assignment())))
            .toList();
    inlines.forEach(inline -> declared.add(inline.name()));
    c.inline().forEach(inline -> type(inline.specifier(), inline.declarator()));
    return new DProgram(
        text,
        clauses,
        hidden(DLexer.CONTROL),
        hidden(DLexer.COMMENTS),
        declared,
        types,
        inlines,
        c.provider().stream().map(provider -> control(provider.IDENT().getSymbol())).toList());
  }

  private List<Control> hidden(int channel) {
    return tokens.getTokens().stream()
        .filter(token -> token.getChannel() == channel)
        .map(this::control)
        .toList();
  }

  private Control control(Token token) {
    return new Control(token.getText(), span(token, token));
  }

  private Clause clause(D.ClauseContext c) {
    return new Clause(
        c.probe().stream().map(this::probe).toList(),
        Optional.ofNullable(c.predicate()).map(predicate -> visit(predicate.expression())),
        visit(c.body()));
  }

  private Probe probe(D.ProbeContext c) {
    return new Probe(c.getText(), span(c));
  }

  private void declare(D.DeclarationContext c) {
    for (D.DeclaratorContext declarator : c.declarator()) {
      declared.add(name(declarator));
      type(c.specifier(), declarator);
    }
    c.specifier().forEach(this::enumerators);
  }

  /** Notes the type of a plain variable or of an array's elements; of a function it is left out. */
  private void type(List<D.SpecifierContext> specifiers, D.DeclaratorContext declarator) {
    boolean function =
        declarator.declarator() != null
            || declarator.suffix().stream().anyMatch(suffix -> suffix.LPAREN() != null);
    boolean sized = declarator.suffix().stream().anyMatch(suffix -> suffix.parameters() == null);
    if (function || sized || specifiers.isEmpty()) {
      return;
    }
    String written =
        span(specifiers.get(0).getStart(), specifiers.get(specifiers.size() - 1).getStop())
            .of(text);
    String scope =
        written.matches("(?s).*\\bself\\b.*")
            ? "self->"
            : written.matches("(?s).*\\bthis\\b.*") ? "this->" : "";
    types.put(scope + name(declarator), written + " *".repeat(declarator.pointer().size()));
  }

  private void enumerators(ParseTree tree) {
    if (tree instanceof D.EnumeratorContext enumerator) {
      declared.add(enumerator.IDENT().getText());
    }
    for (int child = 0; child < tree.getChildCount(); child++) {
      enumerators(tree.getChild(child));
    }
  }

  private static String name(D.DeclaratorContext c) {
    return c.IDENT() == null ? name(c.declarator()) : c.IDENT().getText();
  }

  @Override
  public Node visitBody(D.BodyContext c) {
    List<Node> statements = new ArrayList<>(c.statement().stream().map(this::visit).toList());
    if (c.expression() != null) {
      statements.add(visit(c.expression()));
    }
    return node(Kind.BLOCK, "", c, statements.toArray(Node[]::new));
  }

  @Override
  public Node visitEmptyStatement(D.EmptyStatementContext c) {
    return node(Kind.BLOCK, "", c);
  }

  @Override
  public Node visitExpressionStatement(D.ExpressionStatementContext c) {
    return visit(c.expression());
  }

  @Override
  public Node visitIfStatement(D.IfStatementContext c) {
    return node(
        Kind.IF,
        "",
        c,
        Stream.concat(Stream.of(visit(c.expression())), c.branch().stream().map(this::visit))
            .toArray(Node[]::new));
  }

  @Override
  public Node visitStatementBranch(D.StatementBranchContext c) {
    return visit(c.statement());
  }

  @Override
  public Node visitBodyBranch(D.BodyBranchContext c) {
    return visit(c.body());
  }

  @Override
  public Node visitExpression(D.ExpressionContext c) {
    return c.assignment().size() == 1
        ? visit(c.assignment(0))
        : node(Kind.COMMA, "", c, c.assignment().stream().map(this::visit).toArray(Node[]::new));
  }

  @Override
  public Node visitAssign(D.AssignContext c) {
    return node(Kind.ASSIGN, c.getChild(1).getText(), c, visit(c.unary()), visit(c.assignment()));
  }

  @Override
  public Node visitNoAssign(D.NoAssignContext c) {
    return visit(c.conditional());
  }

  @Override
  public Node visitConditional(D.ConditionalContext c) {
    return c.QUESTION() == null
        ? visit(c.binary())
        : node(
            Kind.CONDITIONAL,
            "",
            c,
            visit(c.binary()),
            visit(c.expression()),
            visit(c.conditional()));
  }

  @Override
  public Node visitCastOperand(D.CastOperandContext c) {
    return visit(c.cast());
  }

  @Override
  public Node visitBinaryOperation(D.BinaryOperationContext c) {
    return node(Kind.BINARY, c.operator.getText(), c, visit(c.binary(0)), visit(c.binary(1)));
  }

  @Override
  public Node visitCastTo(D.CastToContext c) {
    return node(Kind.CAST, source(c.typeName()), c, visit(c.cast()));
  }

  @Override
  public Node visitNoCast(D.NoCastContext c) {
    return visit(c.unary());
  }

  @Override
  public Node visitNoUnary(D.NoUnaryContext c) {
    return visit(c.postfix());
  }

  @Override
  public Node visitPrefix(D.PrefixContext c) {
    return node(Kind.STEP, c.operator.getText(), c, visit(c.unary()));
  }

  @Override
  public Node visitUnaryOperation(D.UnaryOperationContext c) {
    return node(Kind.UNARY, c.operator.getText(), c, visit(c.cast()));
  }

  @Override
  public Node visitSizeofType(D.SizeofTypeContext c) {
    return node(Kind.TYPE_OPERATION, source(c), c);
  }

  @Override
  public Node visitSizeofValue(D.SizeofValueContext c) {
    return node(Kind.UNARY, "sizeof", c, visit(c.unary()));
  }

  @Override
  public Node visitStringOf(D.StringOfContext c) {
    return node(Kind.UNARY, "stringof", c, visit(c.unary()));
  }

  @Override
  public Node visitNoPostfix(D.NoPostfixContext c) {
    return visit(c.primary());
  }

  @Override
  public Node visitIndex(D.IndexContext c) {
    return node(
        Kind.INDEX,
        "",
        c,
        Stream.concat(Stream.of(visit(c.postfix())), list(c.arguments())).toArray(Node[]::new));
  }

  @Override
  public Node visitCall(D.CallContext c) {
    Node[] arguments =
        c.arguments() == null ? new Node[0] : list(c.arguments()).toArray(Node[]::new);
    return node(Kind.CALL, source(c.postfix()), c, arguments);
  }

  private Stream<Node> list(D.ArgumentsContext c) {
    return c.assignment().stream().map(this::visit);
  }

  @Override
  public Node visitMemberOf(D.MemberOfContext c) {
    String name = c.IDENT().getText();
    Node owner = visit(c.postfix());
    if (owner.is(Kind.SCOPE) && c.operator.getType() == DLexer.ARROW) {
      Kind kind = owner.text().equals("self") ? Kind.THREAD_LOCAL : Kind.CLAUSE_LOCAL;
      return node(kind, name, c);
    }
    return node(Kind.MEMBER, name, c, owner);
  }

  @Override
  public Node visitPostfixOperation(D.PostfixOperationContext c) {
    return node(Kind.STEP, c.operator.getText(), c, visit(c.postfix()));
  }

  @Override
  public Node visitOffsetOf(D.OffsetOfContext c) {
    return node(Kind.TYPE_OPERATION, source(c), c);
  }

  @Override
  public Node visitTranslated(D.TranslatedContext c) {
    return node(Kind.TYPE_OPERATION, source(c), c, visit(c.expression()));
  }

  @Override
  public Node visitVariable(D.VariableContext c) {
    return node(Kind.VARIABLE, c.getText(), c);
  }

  @Override
  public Node visitAggregation(D.AggregationContext c) {
    return node(Kind.AGGREGATION, c.getText(), c);
  }

  @Override
  public Node visitInteger(D.IntegerContext c) {
    return node(Kind.INTEGER, c.getText(), c);
  }

  @Override
  public Node visitText(D.TextContext c) {
    String quoted = c.getText();
    return node(Kind.STRING, quoted.substring(1, quoted.length() - 1), c);
  }

  @Override
  public Node visitCharacter(D.CharacterContext c) {
    return node(Kind.CHARACTER, c.getText(), c);
  }

  @Override
  public Node visitMacro(D.MacroContext c) {
    return node(Kind.MACRO, c.getText(), c);
  }

  @Override
  public Node visitScope(D.ScopeContext c) {
    return node(Kind.SCOPE, c.getText(), c);
  }

  @Override
  public Node visitParenthesised(D.ParenthesisedContext c) {
    return visit(c.expression());
  }

  @Override
  protected Node aggregateResult(Node aggregate, Node nextResult) {
    throw new IllegalStateException("a grammar rule without a visit method");
  }

  private Node node(Kind kind, String text, ParserRuleContext c, Node... children) {
    return new Node(kind, text, List.of(children), span(c));
  }

  private String source(ParserRuleContext c) {
    return span(c).of(text);
  }

  private Span span(ParserRuleContext c) {
    return span(c.getStart(), c.getStop());
  }

  /** ANTLR counts code points; a span counts characters, so that text can be cut by it. */
  private Span span(Token first, Token last) {
    int start = offset(first.getStartIndex());
    int end = offset(last.getStopIndex() + 1);
    return new Span(start, end, first.getLine(), first.getCharPositionInLine() + 1);
  }

  private int offset(int codePoints) {
    return offsets.length == 0 ? codePoints : offsets[codePoints];
  }

  private static int[] offsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new int[0];
    }
    int[] offsets = new int[count + 1];
    int offset = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[count] = offset;
    return offsets;
  }
}
