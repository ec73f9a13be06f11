/*
 * What the LX brand says through brand-lx-unsupported, present and past: one labelled alternative for each family of
 * texts, in the order of messages.csv, then the shorthand that the SmartOS documentation uses for some of them.
 *
 * Blanks and line ends do not matter; some texts carry their newline, some lost it, and one has it before its final
 * dot. A text that was cut short does not parse: CutText completes it first, where what is left decides.
 */
grammar LxMessage;

message
    : 'NOSYS' '(' number ')' ':' words EOF # callNumber
    | 'NOSYS' '(' name ')' ':' words EOF # callName
    | 'bad' 'vsyscall' 'access' EOF # vsyscall
    | 'prctl' 'option' number EOF # prctlOption
    | 'futex' number EOF # futexCommand
    | 'unsupported' ('fcntl' | 'fcntl64') 'command' ':' number EOF # fcntlCommand
    | 'setting' 'prlimit' number 'for' 'another' 'process' EOF # limitOfAnotherProcess
    | 'invalid' 'personality' ':' hex EOF # personality
    | 'unsupported' 'clock' ':' number EOF # clock
    | 'unsupported' 'sock' 'flags' number EOF # sockFlags
    | 'unsupported' 'sock' 'flag' WORD EOF # sockFlag
    | 'setsockopt' '(' number ',' number ')' EOF # setOption
    | 'getsockopt' '(' number ',' number ')' EOF # getOption
    | 'fstatat' '(' 'AT_NO_AUTOMOUNT' ')' EOF # noAutomount
    | 'pts' 'major' 'out' 'of' 'translation' 'range' EOF # ptsMajor
    | 'PTRACE_SINGLESTEP' 'not' 'currently' 'implemented' EOF # singleStep
    | 'netlink' 'sendmsg' 'addr' 'port' ':' hex 'groups' ':' hex EOF # netlinkSend
    | 'set' 'unsupported' 'capability' number EOF # capability
    | 'clone(2)' 'no' 'namespace' 'support' '(' 'flags' ':' number ')' EOF # cloneNamespace
    | 'clone(2)' 'only' 'supports' 'CLONE_PARENT' 'for' 'threads' '.' EOF # cloneParent
    | 'clone(2)' 'a' 'thread' 'requires' 'that' 'all' 'or' 'none' 'of' 'CLONE_VM/FS/FILES/THREAD/SIGHAND' 'be' 'set'
      '.' '(' 'flags' ':' number ')' EOF # cloneSharing
    | 'clone(2)' 'requires' 'the' 'caller' 'to' 'allocate' 'the' 'child\'s' 'stack' '.' EOF # cloneStack
    | 'clone(2)' 'passed' 'unsupported' 'signal' ':' number EOF # cloneSignal
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'unrecognized' 'NFS' 'mount' 'structure' ':' number EOF # nfsStructure
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'flags' ':' number EOF # nfsFlags
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'transport' 'address' 'family' ':' number EOF # nfsFamily
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'no' 'hostname' 'specified' EOF # nfsNoHostname
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'hostname' 'not' 'terminated' EOF # nfsHostname
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'invalid' 'namlen' 'value' ':' number EOF # nfsNamlen
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'bsize' 'value' ':' number EOF # nfsBsize
    | 'unsupported' 'nfs' 'mount' 'request' ',' 'nfs' 'file' 'handle' 'length' ':' number EOF # nfsFileHandle
    | 'unsupported' 'mount' 'flags' ':' number EOF # mountFlags
    | 'unsupported' 'nfs' 'mount' 'request' 'version' ':' number EOF # nfsVersion
    | 'invalid' 'NFS' 'mount' 'option' ':' words EOF # nfsOption
    | 'caught' 'Illumos' 'signal' number ',' 'no' 'Linux' 'equivalent' EOF # caughtSignal

    // Past texts.
    | 'unimplemented' 'syscall' '#' number '(' name ')' ':' words EOF # unimplementedCall
    | ('fcntl' | 'fcntl64') '(' ')' ':' 'unsupported' 'command' ':' number EOF # oldFcntlCommand
    | 'unsupported' 'linux' 'ioctl' number EOF # ioctlRequest
    | 'unsupported' 'linux' 'ioctl' ':' WORD EOF # ioctlName
    | 'lx_ioctl' '(' ')' ':' 'unsupported' 'linux' 'ioctl' '(' number ')' EOF # oldIoctlRequest
    | 'lx_ioctl' '(' ')' ':' 'unsupported' 'linux' 'ioctl' ':' WORD EOF # oldIoctlName
    | socketCall ':' 'unsupported' 'socket' 'flag' WORD EOF # socketFlag
    | socketCall ':' 'unknown' 'socket' 'flag(s)' number EOF # unknownSocketFlags
    | 'Unsupported' 'socket' 'operation' 'with' WORD 'flag'? 'set' EOF # socketOperation
    | 'unknown' 'socket' 'flag(s)' 'set' number EOF # oldUnknownSocketFlags
    | 'Unsupported' 'socket' 'control' 'message' number '(' number ')' 'in' socketCall '.' EOF # controlMessage
    | 'Unsupported' 'socket' 'control' 'message' 'in' socketCall '.' EOF # oldControlMessage
    | ('Unsupported' | 'unsupported') 'sockopt' number ',' 'proto' number EOF # optionOfProtocol
    | 'Unsupported' 'sockopt' 'level' number EOF # optionLevel
    | 'Unsupported' 'sockopt' number number EOF # levelAndOption
    | ('Unsupported' | 'Ignored') 'socket' 'option' 'SO_PASSCRED' EOF # passCredentials
    | 'Unsupported' 'socketcall' ':' ('recvmmsg' | 'sendmmsg') '.'? EOF # socketCallNumber
    | 'stol_xform_cmsgs' 'exceeded' 'the' 'allocation' number number EOF # controlAllocation
    | 'unsupported' mountType 'mount' 'options' (':' words)? EOF # mountOptions
    | 'unsupported' 'mount' 'filesystem' 'type' ':' words EOF # mountFilesystem
    | 'unsupported' 'poll' 'events' 'requested' ':' ('events' '=' number | '.' '.' '.') EOF # pollEvents
    | ('tgkill' | 'BrandZ' 'tgkill(2)') 'does' 'not' 'support' 'gid' '!=' 'pid' EOF # threadSignal
    | 'thread' number 'calling' 'PTRACE_TRACEME' 'is' 'unsupported' EOF # traceMe
    | 'unsupported' 'ptrace' ('peek' | 'poke') 'user' 'offset' ':' number EOF # userOffset
    | 'Unsupported' 'resource' 'type' number EOF # resourceType
    | 'clone(2)' 'requires' 'that' 'all' 'or' 'none' 'of' sharedThings 'be' 'set' '.' EOF # oldCloneSharing

    // Shorthand of the documentation.
    | 'prctl' '(' (number | WORD) ')' EOF # prctlCall
    | 'set_robust_list' '/' 'get_robust_list' EOF # robustLists
    | 'socket' 'flag' WORD EOF # socketFlagAlone
    | 'ioctl' number ('(' name ')')? EOF # ioctlAlone
    ;

number
    : NUMBER
    | HEX
    ;

// Hexadecimal without 0x: 0, 00000001, BDF, 0A.
hex
    : NUMBER
    | DIGITS_AND_LETTERS
    | WORD
    ;

name
    : (~')')+
    ;

words
    : .+?
    ;

socketCall
    : 'send'
    | 'recv'
    | 'sendto'
    | 'recvfrom'
    | 'sendmsg'
    | 'recvmsg'
    ;

mountType
    : 'lofs'
    | 'proc'
    | 'tmpfs'
    | 'autofs'
    | 'sysfs'
    | 'lx_proc'
    | 'lx_autofs'
    ;

sharedThings
    : 'CLONE_VM' ',' 'CLONE_FS' ',' 'CLONE_FILES' ',' 'CLONE_THREAD' 'and' 'CLONE_SIGHAND'
    | 'CLONE_VM' 'CLONE_FS' ',' 'CLONE_FILES' ',' 'and' 'CLONE_SIGHAND'
    ;

NUMBER
    : '-'? [0-9]+
    ;

HEX
    : '-'? '0' [xX] [0-9a-fA-F]+
    ;

DIGITS_AND_LETTERS
    : [0-9] [0-9A-Za-z_]*
    ;

WORD
    : [A-Za-z_] [0-9A-Za-z_]*
    ;

// A line end as it is, or as %S prints it.
BLANK
    : ([ \t\r\n] | '\\n')+ -> channel(HIDDEN)
    ;

OTHER
    : .
    ;
