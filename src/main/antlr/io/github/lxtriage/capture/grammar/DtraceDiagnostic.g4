/*
 * What dtrace(1) says on standard error, behind "dtrace: " (docs/dtrace-output.md, section 13). Each token is a whole message:
 * the longest match decides, the earlier rule among equals.
 */
lexer grammar DtraceDiagnostic;

// 13.2: drops; shown in quiet mode too
DROPS : TAG? N ' drop' PLURAL ' on CPU ' N ;
AGGREGATION_DROPS : TAG? N ' aggregation drop' PLURAL ' on CPU ' N ;
DYNAMIC_VARIABLE_DROPS : TAG? N ' dynamic variable drop' PLURAL ( ' with non-empty ' ( 'rinsing' | 'dirty' ) ' list' )? ;
SPECULATIVE_DROPS
    : TAG? N ' speculative drop' PLURAL
    | TAG? N ' failed speculation' PLURAL ' (' ( 'available buffer(s) still busy' | 'no speculative buffer available' ) ')'
    ;
OTHER_DROPS
    : TAG? N ' jstack()/ustack() string table overflow' PLURAL
    | TAG? N ' error' PLURAL ' in ERROR probe enabling'
    ;

// 13.3: errors while running
ERROR
    : 'error on enabled probe ID ' N ' (ID ' N ': ' REST
    | 'error in ' ~[ \r\n]+ ' for probe ID ' N ' (' REST
    ;

// 13.1: notices, not in quiet mode
MATCHED : ( 'description' | 'script' ) ' \'' ANY* '\' matched ' N ' probe' PLURAL ;
NOTICE
    : 'allowing destructive actions'
    | 'pid ' N ' has exited'
    | 'pid ' N ' exited with status ' '-'? N
    | 'pid ' N ' terminated by ' [A-Za-z0-9+-]+
    | 'pid ' N ' exec\'d a set-id or unobservable program'
    | ( 'Sun' | 'Oracle' ) ' D ' [0-9.]+                             // -V; on standard output
    | 'system integrity protection is on, some features will not be available'
    ;

// 13.4: start-up and the end
LOWERED
    : ( 'buffer' | 'aggregation' | 'speculation' | 'dynamic variable' ) ' size lowered to ' N ( [kmgtpe ] | ' bytes' )
    | ( 'cleaning' | 'status' ) ' rate ' ( 'reduced' | 'increased' ) ' to ' ( N ' hz' | 'once every ' N ' ' ( 'nano' )? 'second' PLURAL )
    ;
ABORTED : 'processing aborted: ' REST ;
FAILED
    : 'failed to ' REST
    | 'could not ' REST
    | 'couldn\'t ' REST
    | 'invalid probe specifier ' REST
    | 'no probes matched' ANY*
    ;

// in whatever words: it says that something is missing
OTHER_LOSS
    options { caseInsensitive = true; }
    : ANY* ( 'drop' | 'abort' | 'fail' | 'overflow' | 'lost' | 'loss' | 'lose' | 'losing' ) ANY*
    ;

OTHER : REST ;

fragment TAG : '[' [A-Z_]+ '] ' ;
fragment N : [0-9]+ ;
fragment PLURAL : 's'? ;
fragment REST : ANY+ ;
fragment ANY : ~[\r\n] ;
