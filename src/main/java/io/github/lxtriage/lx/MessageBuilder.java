package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.ValueDomain;
import io.github.lxtriage.lx.grammar.LxMessageParser;
import java.util.List;
import java.util.Optional;

/** Makes a reading of a parse tree; here the past texts and the shorthand of the documentation. */
final class MessageBuilder extends PresentTexts {
  MessageBuilder(Known known, Optional<Abi> abi) {
    super(known, abi);
  }

  @Override
  public Reading visitUnimplementedCall(LxMessageParser.UnimplementedCallContext c) {
    return Reading.of(calls.namedByLx(Tokens.text(c.name())), "unimplemented-syscall");
  }

  @Override
  public Reading visitOldFcntlCommand(LxMessageParser.OldFcntlCommandContext c) {
    return of(Domain.FCNTL, ValueDomain.FCNTL, c.number(), "fcntl.2014");
  }

  @Override
  public Reading visitIoctlRequest(LxMessageParser.IoctlRequestContext c) {
    return Reading.of(subjects.ioctl(Tokens.word(c.number())), "ioctl");
  }

  @Override
  public Reading visitIoctlName(LxMessageParser.IoctlNameContext c) {
    return Reading.of(named(Domain.IOCTL, ValueDomain.IOCTL, c.WORD()), "ioctl-name");
  }

  @Override
  public Reading visitOldIoctlRequest(LxMessageParser.OldIoctlRequestContext c) {
    return Reading.of(subjects.ioctl(Tokens.number(c.number())), "ioctl.2014");
  }

  @Override
  public Reading visitOldIoctlName(LxMessageParser.OldIoctlNameContext c) {
    return Reading.of(named(Domain.IOCTL, ValueDomain.IOCTL, c.WORD()), "ioctl-name.2014");
  }

  @Override
  public Reading visitSocketFlag(LxMessageParser.SocketFlagContext c) {
    Subject flag = messageFlag(c.WORD());
    return Reading.of(flag, "socket-flag." + flag.name());
  }

  @Override
  public Reading visitUnknownSocketFlags(LxMessageParser.UnknownSocketFlagsContext c) {
    return Reading.of(subjects.messageFlags(Tokens.word(c.number())), "socket-flags");
  }

  @Override
  public Reading visitSocketOperation(LxMessageParser.SocketOperationContext c) {
    Subject flag = messageFlag(c.WORD());
    return Reading.of(flag, "socket-operation." + flag.name());
  }

  @Override
  public Reading visitOldUnknownSocketFlags(LxMessageParser.OldUnknownSocketFlagsContext c) {
    return Reading.of(subjects.messageFlags(Tokens.word(c.number())), "socket-flags.2014");
  }

  @Override
  public Reading visitControlMessage(LxMessageParser.ControlMessageContext c) {
    long type = Tokens.number(c.number(0));
    long level = Tokens.number(c.number(1));
    return of(Domain.MSG_FLAG, "control." + level + "." + type, "control-message");
  }

  @Override
  public Reading visitOldControlMessage(LxMessageParser.OldControlMessageContext c) {
    return of(Domain.MSG_FLAG, "control", "control-message.2014");
  }

  @Override
  public Reading visitOptionOfProtocol(LxMessageParser.OptionOfProtocolContext c) {
    return Reading.of(
        optionOfEitherCall(c.number(1), c.number(0)), "sockopt." + c.getChild(0).getText());
  }

  @Override
  public Reading visitOptionLevel(LxMessageParser.OptionLevelContext c) {
    return Reading.of(subjects.socketLevel(Tokens.number(c.number())), "sockopt-level");
  }

  @Override
  public Reading visitLevelAndOption(LxMessageParser.LevelAndOptionContext c) {
    return Reading.of(optionOfEitherCall(c.number(0), c.number(1)), "sockopt.2014");
  }

  @Override
  public Reading visitPassCredentials(LxMessageParser.PassCredentialsContext c) {
    boolean ignored = c.getChild(0).getText().equals("Ignored");
    return of(Domain.SOCKOPT, "SO_PASSCRED", ignored ? "passcred-ignored" : "passcred-unsupported");
  }

  @Override
  public Reading visitSocketCallNumber(LxMessageParser.SocketCallNumberContext c) {
    String call = c.getChild(3).getText();
    return of(Domain.SYSCALL, call, "socketcall." + call);
  }

  @Override
  public Reading visitControlAllocation(LxMessageParser.ControlAllocationContext c) {
    return of(Domain.MSG_FLAG, "control.allocation", "control-allocation");
  }

  @Override
  public Reading visitMountOptions(LxMessageParser.MountOptionsContext c) {
    String type = c.mountType().getText();
    String format = (c.words() == null ? "mount-options-2014." : "mount-options.") + type;
    return of(Domain.MOUNT, type.replaceFirst("^lx_", "") + ".options", format);
  }

  @Override
  public Reading visitMountFilesystem(LxMessageParser.MountFilesystemContext c) {
    return of(Domain.MOUNT, "fstype." + SafeText.name(Tokens.text(c.words())), "mount-fstype");
  }

  @Override
  public Reading visitPollEvents(LxMessageParser.PollEventsContext c) {
    return of(Domain.OTHER, "poll", "poll");
  }

  @Override
  public Reading visitThreadSignal(LxMessageParser.ThreadSignalContext c) {
    return of(
        Domain.SIGNAL,
        "tgkill",
        c.getChild(0).getText().equals("tgkill") ? "tgkill" : "tgkill.BrandZ");
  }

  @Override
  public Reading visitTraceMe(LxMessageParser.TraceMeContext c) {
    return of(Domain.PTRACE, "PTRACE_TRACEME", "ptrace-traceme");
  }

  @Override
  public Reading visitUserOffset(LxMessageParser.UserOffsetContext c) {
    boolean peek = c.getChild(2).getText().equals("peek");
    return of(
        Domain.PTRACE,
        peek ? "PTRACE_PEEKUSR" : "PTRACE_POKEUSR",
        peek ? "ptrace-peek" : "ptrace-poke");
  }

  @Override
  public Reading visitResourceType(LxMessageParser.ResourceTypeContext c) {
    Subject limit = subjects.value(Domain.RLIMIT, ValueDomain.RLIMIT, Tokens.number(c.number()));
    return of(Domain.RLIMIT, limit.name() + ".unmapped", "resource");
  }

  @Override
  public Reading visitOldCloneSharing(LxMessageParser.OldCloneSharingContext c) {
    return of(Domain.CLONE_FLAG, "THREAD_SHARING", formats.ofText(Tokens.text(c)));
  }

  @Override
  public Reading visitPrctlCall(LxMessageParser.PrctlCallContext c) {
    return c.number() != null
        ? of(Domain.PRCTL, ValueDomain.PRCTL, c.number(), Reading.NO_FORMAT)
        : Reading.of(named(Domain.PRCTL, ValueDomain.PRCTL, c.WORD()), Reading.NO_FORMAT);
  }

  @Override
  public Reading visitRobustLists(LxMessageParser.RobustListsContext c) {
    Subject second = Subject.of(Domain.SYSCALL, "get_robust_list");
    return new Reading(
        Subject.of(Domain.SYSCALL, "set_robust_list"), List.of(second), Reading.NO_FORMAT);
  }

  @Override
  public Reading visitSocketFlagAlone(LxMessageParser.SocketFlagAloneContext c) {
    return Reading.of(messageFlag(c.WORD()), Reading.NO_FORMAT);
  }

  @Override
  public Reading visitIoctlAlone(LxMessageParser.IoctlAloneContext c) {
    return Reading.of(subjects.ioctl(Tokens.word(c.number())), Reading.NO_FORMAT);
  }
}
