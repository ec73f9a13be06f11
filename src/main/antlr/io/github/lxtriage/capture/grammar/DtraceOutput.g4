/*
 * What dtrace(1) prints, as blocks: the lines that make one record.
 *
 * dtrace's text is laid out in columns, counted in bytes, and columns are not context-free. So the tokens are fields, cut by
 * their columns (ColumnLexer), and this grammar says which fields make which record. The printf format of each row stands
 * beside its rule; section numbers are those of docs/dtrace-output.md.
 */
parser grammar DtraceOutput;

tokens {
  /* headings: each puts the rows below it in force */
  UNSUP_HEADING, SOCKOPT_HEADING, PROBE_HEADING,
  /* fields */
  PID, EXECNAME, CALL, LEVEL, OPTNAME, TID, MESSAGE,
  CPU, PROBE_ID, FUNCTION, NAME, PAYLOAD,
  INT_KEY, STRING_KEY, VALUE,
  /* lines */
  BLANK, LINE, TORN_LINE
}

/** One block: what stands between two places where a reader may stop. */
block
    : UNSUP_HEADING EOF                           # heading           // "%6s %20s %s\n"       PID NAME CALL
    | SOCKOPT_HEADING EOF                         # heading           // "%6s %20s %5s %s\n"   PID NAME PROTO SOCKOPT
    | PROBE_HEADING EOF                           # heading           // "%3s %6s %32s\n"      CPU ID FUNCTION:NAME
    | PID EXECNAME CALL EOF                       # unsupportedCall   // "%6d %20s %S\n"
    | PID EXECNAME LEVEL OPTNAME EOF              # socketOptionCall  // "%6d %20s %5d %d\n"
    | PID TID MESSAGE+ EOF                        # debugLine         // "%u/%u: %s\n"; a message may hold newlines
    | CPU PROBE_ID FUNCTION NAME PAYLOAD? EOF     # probeRow          // "%3d %6d %32s " and what the actions print
    | ( INT_KEY | STRING_KEY )* VALUE EOF         # aggregationRow    // " %3d" " %5d" " %8d" " %16d" "  %-50s", then " %16d"
    | BLANK EOF                                   # blank
    | LINE EOF                                    # text
    | TORN_LINE EOF                               # tornText
    ;
