/*
 * The words of a D program (d-language reference, section 1). D has three languages of words: OUTER, between clauses; INNER,
 * inside predicates, bodies and declarations; and comments. Control lines may stand anywhere. What only the text around a word
 * decides (a type name, a declaration, the end of a predicate) is decided in DWords, which this lexer extends.
 */
lexer grammar DLexer;

options { superClass = DWords; }

channels { COMMENTS, CONTROL }

tokens { CUT_COMMENT, PRED_CLOSE, TYPE_NAME, PROBE, AUTO, CONST, COUNTER, EXTERN, IMPORT, PROVIDER, REGISTER, RESTRICT, STATIC, TYPEDEF, VOLATILE, INLINE, TRANSLATOR }

// OUTER

OUTER_BLANK : [ \t\r\n\f\u000B]+ -> skip ;
OUTER_COMMENT : '/*' -> more, pushMode(COMMENT_MODE) ;
OUTER_CONTROL : {atLineStart()}? '#' ~[\r\n]* '\r'? '\n' -> type(CONTROL_LINE), channel(CONTROL) ;
OUTER_CONTROL_CUT : {atLineStart()}? '#' ~[\r\n]* EOF -> type(CUT_CONTROL_LINE) ;
OUTER_WORD : [-$:a-zA-Z_.?*\\[\]!] [-$:a-zA-Z_.?*\\[\]!0-9`]* { outerWord(); } ;
PROBE_ID : [0-9]+ ;
OUTER_COMMA : ',' -> type(COMMA) ;
OUTER_BRACE : '{' { clauseBody(); } -> type(LBRACE), mode(INNER) ;
PRED_OPEN : '/' { clause(); } -> mode(INNER) ;
OUTER_STRAY : . -> type(STRAY) ;

mode COMMENT_MODE;

COMMENT : '*/' -> channel(COMMENTS), popMode ;
NESTED_COMMENT : '/*' -> popMode ;
COMMENT_TEXT : . -> more ;

mode INNER;

INNER_BLANK : ( [ \t\r\n\f\u000B] | '\\' '\r'? '\n' )+ -> skip ;
INNER_COMMENT : '/*' -> more, pushMode(COMMENT_MODE) ;
CONTROL_LINE : {atLineStart()}? '#' ~[\r\n]* '\r'? '\n' -> channel(CONTROL) ;
CUT_CONTROL_LINE : {atLineStart()}? '#' ~[\r\n]* EOF ;

CHAR : 'char' ;
DOUBLE : 'double' ;
ELSE : 'else' ;
ENUM : 'enum' ;
FLOAT : 'float' ;
IF : 'if' ;
INT : 'int' ;
LONG : 'long' ;
OFFSETOF : 'offsetof' ;
PROBE_KEYWORD : 'probe' ;
SELF : 'self' ;
SHORT : 'short' ;
SIGNED : 'signed' ;
SIZEOF : 'sizeof' ;
STRING : 'string' ;
STRINGOF : 'stringof' ;
STRUCT : 'struct' ;
THIS : 'this' ;
UNION : 'union' ;
UNSIGNED : 'unsigned' ;
USERLAND : 'userland' ;
VOID : 'void' ;
XLATE : 'xlate' ;
RESERVED : 'break' | 'case' | 'continue' | 'default' | 'do' | 'for' | 'goto' | 'return' | 'switch' | 'while' ;

IDENT
    : ( [a-zA-Z_`] [a-zA-Z_0-9`]* | [a-zA-Z_] [a-zA-Z_0-9.]* '`' [a-zA-Z_0-9`]* ) { innerWord(); }
    ;
AGGREGATION : '@' ( [a-zA-Z_] [a-zA-Z_0-9]* )? ;
MACRO : '$' '$'? ( [a-zA-Z_] [a-zA-Z_0-9]* | [0-9]+ ) ;
INTEGER : ( [0-9]+ | '0' [xX] [0-9a-fA-F]+ ) [uU]? ( [lL] [lL]? )? ;
FLOATING : [0-9]+ ( '.' [0-9]* ( [eE] [-+]? [0-9]+ )? | [eE] [-+]? [0-9]+ ) ;
TEXT : '"' ( ~["\\\r\n] | '\\' ~[\r\n] )* '"' ;
CUT_TEXT : '"' ( ~["\\\r\n] | '\\' ~[\r\n] )* ;
CHARACTER : '\'' ( ~['\\\r\n] | '\\' ~[\r\n] )+ '\'' ;
EMPTY_CHARACTER : '\'\'' ;
CUT_CHARACTER : '\'' ( ~['\\\r\n] | '\\' ~[\r\n] )* ;

LPAREN : '(' { opened(); } ;
RPAREN : ')' { closed(); } ;
LBRACKET : '[' { opened(); } ;
RBRACKET : ']' { closed(); } ;
LBRACE : '{' { braceOpened(); } ;
RBRACE : '}' { braceClosed(); } ;
SEMICOLON : ';' { semicolon(); } ;
COMMA : ',' { comma(); } ;
DOT : '.' ;
ARROW : '->' ;
ELLIPSIS : '...' ;
INCREMENT : '++' ;
DECREMENT : '--' ;
ASSIGN : '=' ;
COMPOUND_ASSIGN : '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '^=' | '|=' | '<<=' | '>>=' ;
OR : '||' ;
XOR : '^^' ;
AND : '&&' ;
BIT_OR : '|' ;
BIT_XOR : '^' ;
BIT_AND : '&' ;
EQUAL : '==' | '!=' ;
LESS : '<' { less(); } ;
GREATER : '>' ;
AT_LEAST : '<=' | '>=' ;
SHIFT : '<<' | '>>' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' { slash(); } ;
PERCENT : '%' ;
NOT : '!' ;
TILDE : '~' ;
QUESTION : '?' ;
COLON : ':' ;
STRAY : . ;
