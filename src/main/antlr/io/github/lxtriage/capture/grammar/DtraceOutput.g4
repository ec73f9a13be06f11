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
  UNSUP_HEADING, SOCKOPT_HEADING, PROBE_HEADING, FLOW_HEADING, LIST_HEADING, BARS_HEADING, PACK_HEADING,
  HISTOGRAM_HEADING, SCRIPT_HEADING, HEADING_NAME, HEADING_VALUE,
  /* fields of rows */
  PID, EXECNAME, CALL, LEVEL, OPTNAME, TID, MESSAGE,
  CPU, PROBE_ID, PROVIDER, MODULE, FUNCTION, NAME, PAYLOAD, ATTRIBUTE, DEPTH, DIRECTION,
  SCRIPT, FIELD_NAME, FIELD_NUMBER, FIELD_TEXT,
  /* fields of entries */
  INT_KEY, STRING_KEY, VALUE, BUCKET, COUNT, MIN, CELLS, MAX, LABEL,
  /* whole lines, or tables of lines */
  ACTION, STACK, FRAME, ANNOTATION, DUMP, TYPED, BLANK, PROMPT, LINE, TORN_LINE
}

/** One block: what stands between two places where a reader may stop. */
block
    : UNSUP_HEADING EOF                                             # columnHeading     // "%6s %20s %s\n"       PID NAME CALL
    | SOCKOPT_HEADING EOF                                           # columnHeading     // "%6s %20s %5s %s\n"   PID NAME PROTO SOCKOPT
    | PROBE_HEADING EOF                                             # columnHeading     // "%3s %6s %32s\n"      CPU ID FUNCTION:NAME
    | FLOW_HEADING EOF                                              # columnHeading     // "%3s %-41s\n"         CPU FUNCTION
    | LIST_HEADING EOF                                              # columnHeading     // "%5s %10s %17s %33s %s\n"
    | BARS_HEADING EOF                                              # columnHeading     // "%*s %41s %-9s\n"     agghist
    | PACK_HEADING EOF                                              # columnHeading     // "%*s %*s .---. %-*s | count\n"
    | SCRIPT_HEADING EOF                                            # columnHeading     // of a script: ScriptLayout
    | PROMPT EOF                                                    # prompt            // a document's; section 17, A16
    | ( HEADING_NAME HEADING_VALUE )+ EOF                           # captureHeading    // "# lxtriage NAME: VALUE\n"
    | PID EXECNAME CALL EOF                                         # unsupportedCall   // "%6d %20s %S\n"
    | PID EXECNAME LEVEL OPTNAME EOF                                # socketOptionCall  // "%6d %20s %5d %d\n"
    | SCRIPT ( FIELD_NAME ( FIELD_NUMBER | FIELD_TEXT ) )+ EOF      # scriptRow         // below the heading of a script
    | PID TID MESSAGE+ EOF                                          # debugLine         // "%u/%u: %s\n"; a message may hold newlines
    | ( CPU PROBE_ID )? FUNCTION NAME PAYLOAD? EOF                  # probeRow          // "%3d %6d %32s " and what the actions print
    | CPU DEPTH DIRECTION FUNCTION PAYLOAD? EOF                     # flowRow           // "%3d %-41s " and what the actions print
    | PROBE_ID PROVIDER MODULE FUNCTION NAME ATTRIBUTE* EOF         # listing           // "%5d %10s %17s %33s %s\n"
    | key* value EOF                                                # entry             // of an aggregation
    | LABEL HISTOGRAM_HEADING ( BUCKET COUNT )+ EOF                 # titledHistogram   // a title, or printa()'s text, above
    | ACTION frames EOF                                             # stack             // stack(), ustack(), jstack()
    | ACTION DUMP EOF                                               # hexDump           // tracemem(), trace() of bytes
    | TYPED EOF                                                     # typedValue        // section 6.4
    | BLANK EOF                                                     # blank
    | LINE EOF                                                      # text
    | TORN_LINE EOF                                                 # tornText
    ;

/** A key of an entry; a stack and a table of bytes stand on lines of their own. */
key
    : INT_KEY                                                       // " %3d" " %5d" " %8d" " %16d"
    | STRING_KEY                                                    // "  %-50s"
    | DUMP                                                          // section 6.3
    | STACK frames?                                                 // "\n", and "%*s%s\n" for each frame
    ;

value
    : VALUE+ ( CPU COUNT )*                                         # counted           // " %16d"; for each CPU on Linux
    | HISTOGRAM_HEADING ( BUCKET COUNT )+                           # histogram         // "\n%16s %41s %-9s\n", "%16s %s %-9d\n"
    | MIN CELLS MAX VALUE                                           # packed            // "%*s :%s: %-*s | %d"
    ;

frames : ( FRAME ANNOTATION* )+ ;
