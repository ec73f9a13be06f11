/*
 * The D language of DTrace: programs and provider definitions (d-language reference, sections 2 and 3). What this grammar
 * accepts is what the compiler's own grammar accepts; what a program means is no question of the grammar.
 */
parser grammar D;

options { tokenVocab = DLexer; }

program
    : ( clause | inline | translator | provider | declaration )* EOF
    ;

// Clauses

clause
    : probe ( COMMA probe )* predicate? body
    ;

probe
    : PROBE    # probeDescription
    | PROBE_ID # probeNumber
    ;

predicate
    : PRED_OPEN expression PRED_CLOSE
    ;

body
    : LBRACE statement* expression? RBRACE
    ;

statement
    : SEMICOLON                                                 # emptyStatement
    | expression SEMICOLON                                      # expressionStatement
    | IF LPAREN expression RPAREN branch ( ELSE branch )?       # ifStatement
    ;

branch
    : statement # statementBranch
    | body      # bodyBranch
    ;

// Declarations

inline
    : INLINE specifier+ declarator ASSIGN assignment SEMICOLON
    ;

translator
    : TRANSLATOR typeName LESS typeName IDENT GREATER LBRACE ( IDENT ASSIGN assignment SEMICOLON )* RBRACE SEMICOLON
    ;

provider
    : PROVIDER IDENT LBRACE providedProbe* RBRACE SEMICOLON
    ;

providedProbe
    : PROBE_KEYWORD IDENT LPAREN parameters? RPAREN ( COLON LPAREN parameters? RPAREN )? SEMICOLON
    ;

declaration
    : specifier+ ( declarator ( COMMA declarator )* )? SEMICOLON
    ;

specifier
    : SELF | THIS | AUTO | REGISTER | STATIC | EXTERN | TYPEDEF
    | typeSpecifier
    | qualifier
    ;

qualifier
    : CONST | RESTRICT | VOLATILE | USERLAND
    ;

typeSpecifier
    : VOID | CHAR | SHORT | INT | LONG | FLOAT | DOUBLE | SIGNED | UNSIGNED | STRING | TYPE_NAME
    | ( STRUCT | UNION ) ( IDENT? LBRACE member+ RBRACE | IDENT )
    | ENUM ( IDENT? LBRACE enumerator ( COMMA enumerator )* RBRACE | IDENT )
    ;

member
    : specifier+ ( memberDeclarator ( COMMA memberDeclarator )* )? SEMICOLON
    ;

memberDeclarator
    : declarator ( COLON conditional )?
    | COLON conditional
    ;

enumerator
    : IDENT ( ASSIGN assignment )?
    ;

declarator
    : pointer* ( IDENT | LPAREN declarator RPAREN ) suffix*
    ;

pointer
    : STAR qualifier*
    ;

suffix
    : LBRACKET ( assignment | parameters )? RBRACKET
    | LPAREN parameters? RPAREN
    ;

parameters
    : parameter ( COMMA parameter )* ( COMMA ELLIPSIS )?
    | ELLIPSIS
    ;

parameter
    : specifier+ ( declarator | abstractDeclarator )?
    ;

typeName
    : specifier+ abstractDeclarator?
    ;

abstractDeclarator
    : pointer+ abstractTail?
    | abstractTail
    ;

abstractTail
    : ( LPAREN abstractDeclarator RPAREN | suffix ) suffix*
    ;

// Expressions, loosest first

expression
    : assignment ( COMMA assignment )*
    ;

assignment
    : unary ( ASSIGN | COMPOUND_ASSIGN ) assignment # assign
    | conditional                                   # noAssign
    ;

conditional
    : binary ( QUESTION expression COLON conditional )?
    ;

binary
    : cast                                              # castOperand
    | binary operator = ( STAR | SLASH | PERCENT ) binary       # binaryOperation
    | binary operator = ( PLUS | MINUS ) binary                 # binaryOperation
    | binary operator = SHIFT binary                            # binaryOperation
    | binary operator = ( LESS | GREATER | AT_LEAST ) binary    # binaryOperation
    | binary operator = EQUAL binary                            # binaryOperation
    | binary operator = BIT_AND binary                          # binaryOperation
    | binary operator = BIT_XOR binary                          # binaryOperation
    | binary operator = BIT_OR binary                           # binaryOperation
    | binary operator = AND binary                              # binaryOperation
    | binary operator = XOR binary                              # binaryOperation
    | binary operator = OR binary                               # binaryOperation
    ;

cast
    : LPAREN typeName RPAREN cast # castTo
    | unary                       # noCast
    ;

unary
    : postfix                                                           # noUnary
    | operator = ( INCREMENT | DECREMENT ) unary                        # prefix
    | operator = ( BIT_AND | STAR | PLUS | MINUS | TILDE | NOT ) cast   # unaryOperation
    | SIZEOF LPAREN typeName RPAREN                                     # sizeofType
    | SIZEOF unary                                                      # sizeofValue
    | STRINGOF unary                                                    # stringOf
    ;

postfix
    : primary                                                   # noPostfix
    | postfix LBRACKET arguments RBRACKET                       # index
    | postfix LPAREN arguments? RPAREN                          # call
    | postfix operator = ( DOT | ARROW ) IDENT                  # memberOf
    | postfix operator = ( INCREMENT | DECREMENT )              # postfixOperation
    | OFFSETOF LPAREN typeName COMMA IDENT RPAREN               # offsetOf
    | XLATE LESS typeName GREATER LPAREN expression RPAREN      # translated
    ;

arguments
    : assignment ( COMMA assignment )*
    ;

primary
    : IDENT                     # variable
    | AGGREGATION               # aggregation
    | INTEGER                   # integer
    | TEXT                      # text
    | CHARACTER                 # character
    | MACRO                     # macro
    | ( SELF | THIS )           # scope
    | LPAREN expression RPAREN  # parenthesised
    ;
