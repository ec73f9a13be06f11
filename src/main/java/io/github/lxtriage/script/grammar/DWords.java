package io.github.lxtriage.script.grammar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.NullMarked;

/**
 * What the lexer of D has to remember: whether it stands in a clause or a declaration, how deep,
 * and which words are types. Without a running kernel a word is a type when it is a keyword, was
 * declared by {@code typedef} in the file, ends in {@code _t}, or is one of a few more.
 */
@NullMarked
abstract class DWords extends Lexer {
  private static final Set<String> TYPES =
      Set.of(
          "uint",
          "ulong",
          "ushort",
          "u_int",
          "u_char",
          "u_short",
          "u_long",
          "FILE",
          "_symaddr",
          "_usymaddr",
          "u8",
          "u16",
          "u32",
          "u64");
  private static final Set<String> ONLY_INNER =
      Set.of(
          "if",
          "else",
          "offsetof",
          "probe",
          "sizeof",
          "stringof",
          "userland",
          "xlate",
          "break",
          "case",
          "continue",
          "default",
          "do",
          "for",
          "goto",
          "return",
          "switch",
          "while");

  private final Set<String> declaredTypes = new HashSet<>();
  private final Set<String> variables = new HashSet<>();
  private boolean declaring;
  private boolean typedef;
  private boolean typeRead;
  private int braces;
  private int brackets;
  private int last = Token.EOF;
  private String lastWord = "";

  DWords(CharStream input) {
    super(input);
  }

  /** Made when first asked: the lexer's vocabulary does not exist before this class does. */
  private static final class Keywords {
    static final Map<String, Integer> TYPES = keywords();
  }

  private static Map<String, Integer> keywords() {
    Map<String, Integer> keywords = new HashMap<>();
    for (int type = 1; type <= DLexer.VOCABULARY.getMaxTokenType(); type++) {
      String literal = DLexer.VOCABULARY.getLiteralName(type);
      if (literal != null && literal.matches("'[a-z]+'")) {
        keywords.put(literal.substring(1, literal.length() - 1), type);
      }
    }
    for (int type :
        new int[] {
          DLexer.AUTO,
          DLexer.CONST,
          DLexer.COUNTER,
          DLexer.EXTERN,
          DLexer.IMPORT,
          DLexer.PROVIDER,
          DLexer.REGISTER,
          DLexer.RESTRICT,
          DLexer.STATIC,
          DLexer.TYPEDEF,
          DLexer.VOLATILE,
          DLexer.INLINE,
          DLexer.TRANSLATOR
        }) {
      keywords.put(DLexer.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT), type);
    }
    return Map.copyOf(keywords);
  }

  @Override
  public Token emit() {
    if (_type == Token.EOF && !_modeStack.isEmpty()) {
      _type = DLexer.CUT_COMMENT;
    }
    if (_channel == Token.DEFAULT_CHANNEL) {
      noteTypes();
      last = _type;
      lastWord = getText();
    }
    return super.emit();
  }

  private void noteTypes() {
    switch (_type) {
      case DLexer.CHAR,
          DLexer.DOUBLE,
          DLexer.FLOAT,
          DLexer.INT,
          DLexer.LONG,
          DLexer.SHORT,
          DLexer.SIGNED,
          DLexer.STRING,
          DLexer.UNSIGNED,
          DLexer.VOID,
          DLexer.TYPE_NAME ->
          typeRead = true;
      case DLexer.TYPEDEF -> typedef = true;
      case DLexer.COMMA, DLexer.SEMICOLON, DLexer.LBRACKET, DLexer.RPAREN -> {
        if (typedef && braces == 0 && last == DLexer.IDENT) {
          declaredTypes.add(lastWord);
        }
        if (_type == DLexer.SEMICOLON && braces == 0) {
          typedef = false;
        }
      }
      default -> {}
    }
  }

  /** True where only blanks stand between the last newline and here. */
  final boolean atLineStart() {
    for (int back = 1; ; back++) {
      int c = back > _input.index() ? '\n' : _input.LA(-back);
      if (c == '\n') {
        return true;
      }
      if (c != ' ' && c != '\t' && c != '\f' && c != '\u000b') {
        return false;
      }
    }
  }

  /** A word between clauses: a probe description, unless it begins a declaration. */
  final void outerWord() {
    String word = getText();
    String start = word.indexOf('*') < 0 ? word : word.substring(0, word.indexOf('*'));
    Integer keyword = Keywords.TYPES.get(start);
    boolean declares =
        word.indexOf(':') < 0 && ((keyword != null && !ONLY_INNER.contains(start)) || type(start));
    if (!declares) {
      setType(DLexer.PROBE);
      return;
    }
    int excess = word.length() - start.length();
    _input.seek(_input.index() - excess);
    getInterpreter().setCharPositionInLine(getInterpreter().getCharPositionInLine() - excess);
    setType(keyword == null ? DLexer.TYPE_NAME : keyword);
    declaring = true;
    typedef = false;
    typeRead = false;
    braces = 0;
    brackets = 0;
    mode(DLexer.INNER);
  }

  /** A word inside: a keyword, a type or a name. */
  final void innerWord() {
    String word = getText();
    if (last == DLexer.DOT || last == DLexer.ARROW) {
      setType(Keywords.TYPES.getOrDefault(word, DLexer.IDENT));
      return;
    }
    Integer keyword = Keywords.TYPES.get(word);
    if (keyword != null) {
      setType(keyword);
      return;
    }
    boolean tag =
        last == DLexer.STRUCT
            || last == DLexer.UNION
            || last == DLexer.ENUM
            || last == DLexer.PROVIDER
            || last == DLexer.PROBE_KEYWORD;
    if (tag) {
      typeRead = last != DLexer.PROVIDER && last != DLexer.PROBE_KEYWORD;
    } else if (assigned()) {
      variables.add(word);
    } else if (type(word) && !variables.contains(word) && !(declaring && typeRead)) {
      setType(DLexer.TYPE_NAME);
    }
  }

  private boolean assigned() {
    int at = 1;
    while (blank(_input.LA(at))) {
      at++;
    }
    int c = _input.LA(at);
    int next = _input.LA(at + 1);
    return c == '['
        || (c == '=' && next != '=')
        || (c == '+' && next == '+')
        || (c == '-' && next == '-');
  }

  private boolean type(String word) {
    String name = word.substring(word.lastIndexOf('`') + 1);
    return name.endsWith("_t") || TYPES.contains(name) || declaredTypes.contains(name);
  }

  final void clause() {
    declaring = false;
    braces = 0;
    brackets = 0;
  }

  final void clauseBody() {
    clause();
    braces = 1;
  }

  final void braceOpened() {
    braces++;
    typeRead = false;
  }

  final void braceClosed() {
    braces--;
    typeRead = true;
    if (braces <= 0 && !declaring) {
      mode(DLexer.DEFAULT_MODE);
    }
  }

  final void opened() {
    brackets++;
    typeRead = false;
  }

  final void closed() {
    brackets--;
    typeRead = true;
  }

  final void comma() {
    if (brackets > 0) {
      typeRead = false;
    }
  }

  final void less() {
    typeRead = false;
  }

  final void semicolon() {
    typeRead = false;
    if (declaring && braces <= 0) {
      mode(DLexer.DEFAULT_MODE);
    }
  }

  /**
   * A slash ends the predicate when a semicolon, a brace, a slash or the end of the file follows.
   */
  final void slash() {
    int at = 1;
    while (blank(_input.LA(at))) {
      at++;
    }
    int c = _input.LA(at);
    if (c == ';' || c == '{' || c == '/' || c == CharStream.EOF) {
      setType(DLexer.PRED_CLOSE);
    }
  }

  private static boolean blank(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
