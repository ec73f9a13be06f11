package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.NamedValue;
import io.github.lxtriage.linux.ValueDomain;
import io.github.lxtriage.lx.grammar.LxMessageBaseVisitor;
import io.github.lxtriage.lx.grammar.LxMessageParser;
import io.github.lxtriage.lx.grammar.LxMessageParser.NumberContext;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** The texts that LX prints today, in the grammar's order; {@link MessageBuilder} adds the rest. */
abstract class PresentTexts extends LxMessageBaseVisitor<Reading> {
  final LinuxTables tables;
  final CallSubjects calls;
  final Subjects subjects;
  final Formats formats;
  private final Optional<Abi> abi;

  PresentTexts(Known known, Optional<Abi> abi) {
    this.tables = known.tables();
    this.calls = known.calls();
    this.subjects = known.subjects();
    this.formats = known.formats();
    this.abi = abi;
  }

  @Override
  public Reading visitCallNumber(LxMessageParser.CallNumberContext c) {
    long number = Tokens.number(c.number());
    return Tokens.text(c.words()).equals("out of bounds")
        ? Reading.of(calls.outOfBounds(number, abi), "nosys-out-of-bounds")
        : Reading.of(calls.numbered(number, abi), "nosys-number");
  }

  @Override
  public Reading visitCallName(LxMessageParser.CallNameContext c) {
    return Reading.of(
        calls.namedByLx(Tokens.text(c.name())), formats.ofReason(Tokens.text(c.words())));
  }

  @Override
  public Reading visitVsyscall(LxMessageParser.VsyscallContext c) {
    return of(Domain.OTHER, "vsyscall", "vsyscall");
  }

  @Override
  public Reading visitPrctlOption(LxMessageParser.PrctlOptionContext c) {
    return of(Domain.PRCTL, ValueDomain.PRCTL, c.number(), "prctl");
  }

  @Override
  public Reading visitFutexCommand(LxMessageParser.FutexCommandContext c) {
    Subject subject = subjects.futex(Tokens.word(c.number()));
    return Reading.of(
        subject, subject.name().endsWith("REQUEUE_PI") ? "futex.requeue-pi" : "futex");
  }

  @Override
  public Reading visitFcntlCommand(LxMessageParser.FcntlCommandContext c) {
    return of(
        Domain.FCNTL,
        ValueDomain.FCNTL,
        c.number(),
        c.getChild(1).getText().equals("fcntl") ? "fcntl" : "fcntl64.user-land");
  }

  @Override
  public Reading visitLimitOfAnotherProcess(LxMessageParser.LimitOfAnotherProcessContext c) {
    return of(Domain.RLIMIT, ValueDomain.RLIMIT, c.number(), "prlimit");
  }

  @Override
  public Reading visitPersonality(LxMessageParser.PersonalityContext c) {
    return Reading.of(
        subjects.value(Domain.PERSONALITY, ValueDomain.PERSONALITY, Tokens.hex(c.hex(), 2)),
        "personality");
  }

  @Override
  public Reading visitClock(LxMessageParser.ClockContext c) {
    return Reading.of(subjects.clock(Tokens.number(c.number())), "clock");
  }

  @Override
  public Reading visitSockFlags(LxMessageParser.SockFlagsContext c) {
    return Reading.of(subjects.messageFlags(Tokens.paddedWord(c.number())), "sock-flags");
  }

  @Override
  public Reading visitSockFlag(LxMessageParser.SockFlagContext c) {
    return Reading.of(messageFlag(c.WORD()), "sock-flag");
  }

  @Override
  public Reading visitSetOption(LxMessageParser.SetOptionContext c) {
    return Reading.of(option(c.number(0), c.number(1), false), "setsockopt");
  }

  @Override
  public Reading visitGetOption(LxMessageParser.GetOptionContext c) {
    return Reading.of(option(c.number(0), c.number(1), true), "getsockopt");
  }

  @Override
  public Reading visitNoAutomount(LxMessageParser.NoAutomountContext c) {
    return of(Domain.FS, "AT_NO_AUTOMOUNT", "fstatat");
  }

  @Override
  public Reading visitPtsMajor(LxMessageParser.PtsMajorContext c) {
    return of(Domain.FS, "pts", "pts");
  }

  @Override
  public Reading visitSingleStep(LxMessageParser.SingleStepContext c) {
    return of(Domain.PTRACE, "PTRACE_SINGLESTEP", "singlestep");
  }

  @Override
  public Reading visitNetlinkSend(LxMessageParser.NetlinkSendContext c) {
    boolean multicast = Tokens.hex(c.hex(1), 8) != 0;
    if (!multicast && Tokens.hex(c.hex(0), 1) == 0) {
      throw new NotSaidException("to the kernel, which LX answers");
    }
    return of(Domain.NETLINK, multicast ? "multicast" : "unicast", "netlink");
  }

  @Override
  public Reading visitCapability(LxMessageParser.CapabilityContext c) {
    return of(Domain.CAPABILITY, ValueDomain.CAPABILITY, c.number(), "capability");
  }

  @Override
  public Reading visitCloneNamespace(LxMessageParser.CloneNamespaceContext c) {
    long flags = Tokens.number(c.number());
    if (!subjects.asksForNamespaces(flags)) {
      throw new NotSaidException("no flag that LX says this of: " + flags);
    }
    return Reading.of(subjects.namespaces(flags), "clone-namespace");
  }

  @Override
  public Reading visitCloneParent(LxMessageParser.CloneParentContext c) {
    return of(Domain.CLONE_FLAG, "CLONE_PARENT", "clone-parent");
  }

  @Override
  public Reading visitCloneSharing(LxMessageParser.CloneSharingContext c) {
    return of(Domain.CLONE_FLAG, "THREAD_SHARING", "clone-sharing");
  }

  @Override
  public Reading visitCloneStack(LxMessageParser.CloneStackContext c) {
    return of(Domain.CLONE_FLAG, "CHILD_STACK", "clone-stack");
  }

  @Override
  public Reading visitCloneSignal(LxMessageParser.CloneSignalContext c) {
    return of(Domain.CLONE_FLAG, "EXIT_SIGNAL", "clone-signal");
  }

  @Override
  public Reading visitNfsStructure(LxMessageParser.NfsStructureContext c) {
    return of(Domain.MOUNT, "nfs.structure", "nfs-structure");
  }

  @Override
  public Reading visitNfsFlags(LxMessageParser.NfsFlagsContext c) {
    return of(Domain.MOUNT, "nfs.flags", "nfs-flags");
  }

  @Override
  public Reading visitNfsFamily(LxMessageParser.NfsFamilyContext c) {
    return of(Domain.MOUNT, "nfs.family", "nfs-family");
  }

  @Override
  public Reading visitNfsNoHostname(LxMessageParser.NfsNoHostnameContext c) {
    return of(Domain.MOUNT, "nfs.hostname", "nfs-no-hostname");
  }

  @Override
  public Reading visitNfsHostname(LxMessageParser.NfsHostnameContext c) {
    return of(Domain.MOUNT, "nfs.hostname", "nfs-hostname");
  }

  @Override
  public Reading visitNfsNamlen(LxMessageParser.NfsNamlenContext c) {
    return of(Domain.MOUNT, "nfs.namlen", "nfs-namlen");
  }

  @Override
  public Reading visitNfsBsize(LxMessageParser.NfsBsizeContext c) {
    return of(Domain.MOUNT, "nfs.bsize", "nfs-bsize");
  }

  @Override
  public Reading visitNfsFileHandle(LxMessageParser.NfsFileHandleContext c) {
    return of(Domain.MOUNT, "nfs.filehandle", "nfs-filehandle");
  }

  @Override
  public Reading visitMountFlags(LxMessageParser.MountFlagsContext c) {
    return Reading.of(subjects.mountFlags(Tokens.word(c.number())), "mount-flags");
  }

  @Override
  public Reading visitNfsVersion(LxMessageParser.NfsVersionContext c) {
    return of(Domain.MOUNT, "nfs.version", "nfs-version");
  }

  @Override
  public Reading visitNfsOption(LxMessageParser.NfsOptionContext c) {
    String option = Tokens.text(c.words());
    String key = option.contains("=") ? option.replaceFirst("=.*", "") : NfsOptions.whole(option);
    return of(Domain.MOUNT, "nfs.option." + SafeText.name(key), "nfs-option");
  }

  @Override
  public Reading visitCaughtSignal(LxMessageParser.CaughtSignalContext c) {
    return of(Domain.SIGNAL, ValueDomain.ILLUMOS_SIGNAL, c.number(), "signal");
  }

  static Reading of(Domain domain, String name, String format) {
    return Reading.of(Subject.of(domain, name), format);
  }

  Reading of(Domain domain, ValueDomain values, NumberContext number, String format) {
    return Reading.of(subjects.value(domain, values, Tokens.number(number)), format);
  }

  Subject option(NumberContext level, NumberContext optname, boolean get) {
    return subjects.socketOption(Tokens.number(level), Tokens.number(optname), get);
  }

  /** The option of a text that does not say which call it was. */
  Subject optionOfEitherCall(NumberContext level, NumberContext optname) {
    return subjects.socketOptionOfEitherCall(Tokens.number(level), Tokens.number(optname));
  }

  Subject messageFlag(TerminalNode word) {
    return named(Domain.MSG_FLAG, ValueDomain.MSG_FLAG, word);
  }

  /** LX prints only names that it knows, so an unknown one was cut or is no message. */
  Subject named(Domain domain, ValueDomain values, TerminalNode word) {
    return tables
        .named(values, word.getText())
        .map(NamedValue::name)
        .map(name -> Subject.of(domain, name))
        .orElseThrow(() -> new NotSaidException("no name of Linux: " + word.getText()));
  }

  @Override
  protected Reading aggregateResult(Reading aggregate, Reading next) {
    throw new IllegalStateException("grammar rule without a visit method");
  }
}
