package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Confidence;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes pages of made-up triages into a folder, to be looked at in a browser: one as an engineer
 * meets it, and the small and odd ones.
 */
final class DemoTriage {
  private static final String[] SOURCES = {"debian-12.log", "fedora-34.log", "ubuntu-24.04.agg"};

  private DemoTriage() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    write(full(), folder.resolve("demo.html"));
    write(MadeUp.triage(Trust.Level.COMPLETE), folder.resolve("nothing-complete.html"));
    write(MadeUp.triage(Trust.Level.LOSSY), folder.resolve("nothing-lossy.html"));
    write(MadeUp.triage(Trust.Level.COMPLETE, noAutomount()), folder.resolve("one.html"));
    write(unreadable(), folder.resolve("unreadable.html"));
    write(many(1000), folder.resolve("many.html"));
  }

  private static void write(Triage triage, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ReportFormat.HTML.write(triage, ReportContext.plain("0.1.0", "342 entries"), out);
    }
  }

  /** About forty findings in four captures, one of them lossy. */
  static Triage full() {
    List<Finding> findings = new ArrayList<>();
    findings.add(noAutomount().make());
    findings.addAll(List.of(recvErr().make(), subreaper().make(), namespaces().make()));
    findings.addAll(unknowns());
    String rows =
        """
        degraded|clock|CLOCK_BOOTTIME_ALARM|12|timers do not wake the machine|systemd
        degraded|fcntl|F_OFD_SETLK|64|record locks fall back to process locks|qemu-system-x86,sqlite3
        degraded|futex|FUTEX_LOCK_PI|31|priority inheritance is not available|pulseaudio
        degraded|mount|MS_PRIVATE|18|mounts stay shared|systemd,runc
        degraded|prctl|PR_SET_SECCOMP|24|the sandbox is not set up|sshd,chronyd
        degraded|rlimit|RLIMIT_RTPRIO|3|real-time priority is not limited|pam_limits
        degraded|sockopt|SO_BUSY_POLL|7|busy polling is off|redis-server
        degraded|syscall|inotify_init1|41|files are polled|dbus-broker,systemd
        harmless|prctl|PR_CAPBSET_READ|820|the bounding set is taken as unknown|systemd,capsh,(sd-pam)
        harmless|prctl|PR_SET_MM|14|the process title stays|systemd
        harmless|prctl|PR_SET_THP_DISABLE|2|huge pages are not switched off|redis-server
        harmless|sockopt|SO_PEERSEC|96|there is no security label|dbus-broker,systemd-journal
        harmless|sockopt|SO_PASSSEC|40|there is no security label|dbus-broker,systemd-journal
        harmless|sockopt|TCP_FASTOPEN|21|connections open as usual|nginx,haproxy
        harmless|sockopt|IP_MTU_DISCOVER|310|the path MTU is left to the host|dhclient,ping,tracepath6
        harmless|sockopt|IPV6_MTU_DISCOVER|122|the path MTU is left to the host|chronyd,ping
        harmless|sockopt|SO_ATTACH_FILTER|5|packets are filtered by the program|dhclient
        harmless|syscall|statx|1240|newfstatat is used|ls,cp,mv,node,systemd,java,Plex Media Serv,tmux: server
        harmless|syscall|rseq|212|restartable sequences are off|java,node,bash,ls,cp,mv,systemd
        harmless|syscall|openat2|9|openat is used|systemd
        harmless|syscall|close_range|77|descriptors are closed one by one|systemd,bash
        harmless|syscall|pidfd_open|38|processes are followed by number|systemd
        harmless|syscall|clone3|64|clone is used|systemd,java
        harmless|syscall|memfd_create|8|a file in /dev/shm is used|systemd,xz
        harmless|syscall|copy_file_range|6|read and write are used|cp
        harmless|syscall|renameat2|4|renameat is used|mv
        harmless|syscall|keyctl|33|there is no kernel keyring|systemd,sshd
        harmless|syscall|bpf|2|devices are not filtered|systemd
        harmless|ioctl|TIOCGPTPEER|1|the terminal is opened by name|bash
        """;
    int i = 0;
    for (String row : rows.lines().toList()) {
      findings.add(row(row.split("\\|", -1), i++));
    }
    findings.addAll(supported());
    return new Triage(captures(), findings, blind());
  }

  private static Finding row(String[] cells, int i) {
    String domain = cells[1];
    String name = cells[2];
    String[] processes = cells[5].split(",", -1);
    long count = Long.parseLong(cells[3]);
    MadeUp made =
        MadeUp.finding(Domain.of(domain).orElseThrow(), name, Verdict.of(cells[0]).orElseThrow())
            .count(count)
            .title(cells[4])
            .confidence(i % 3 == 0 ? Confidence.MEDIUM : Confidence.HIGH)
            .spellings("NOSYS (" + name + "): Not done yet")
            .why("The caller gets an error and goes on: " + cells[4] + ".")
            .advice(cells[0].equals("harmless") ? "Ignore." : "Accept the loss, or upgrade.")
            .evidence("https://github.com/TritonDataCenter/illumos-joyent/issues/" + (100 + i))
            .first(SOURCES[i % 3], 20 + i)
            .line(SOURCES[i % 3], 20 + i, row(2700 + i, processes[0], "NOSYS (" + name + ")"));
    long left = count;
    for (int p = 0; p < processes.length; p++) {
      long part = p == processes.length - 1 ? left : Math.max(1, left / 2);
      left -= part;
      if (part > 0) {
        made.by(processes[p], part, 2700L + i);
      }
    }
    return made.make();
  }

  private static String row(long pid, String execname, String call) {
    return String.format(Locale.ROOT, "%6d %20s %s\\0", pid, execname, call);
  }

  private static MadeUp noAutomount() {
    return MadeUp.finding(Domain.FS, "fstatat(AT_NO_AUTOMOUNT)", Verdict.ACTIONABLE)
        .count(421)
        .title("systemd cannot finish booting: stat calls with AT_NO_AUTOMOUNT are refused")
        .spellings("fstatat(AT_NO_AUTOMOUNT)")
        .by("systemd", 412, 2718L)
        .by("mount", 9, 3413L, 3420L)
        .why(
            "The platform rejects the flag with EINVAL. Calls on mount points fail, and systemd 246"
                + " and later cannot finish the boot.")
        .advice(
            "Upgrade the platform. Nothing inside the zone switches this off; until then an older"
                + " image (systemd 245 or earlier) boots.")
        .fixedIn("OmniOS: illumos-omnios PR 1012 (2021-06). SmartOS: OS-8289 (2021-07-28).")
        .evidence(
            "https://github.com/omniosorg/omnios-build/issues/2386",
            "https://github.com/omniosorg/illumos-omnios/pull/1012",
            "https://github.com/TritonDataCenter/illumos-joyent/commit/60e0b1e68024bd838c98cd2f6a75875b11655ca7")
        .first("fedora-34.log", 11)
        .line("fedora-34.log", 11, row(2718, "systemd", "fstatat(AT_NO_AUTOMOUNT)"))
        .line("fedora-34.log", 12, row(2718, "systemd", "fstatat(AT_NO_AUTOMOUNT)"))
        .line("fedora-34.log", 14, row(2718, "systemd", "fstatat(AT_NO_AUTOMOUNT)"))
        .line("fedora-34.log", 631, row(3413, "mount", "fstatat(AT_NO_AUTOMOUNT)"));
  }

  private static MadeUp recvErr() {
    return MadeUp.finding(Domain.SOCKOPT, "IPV6_RECVERR", Verdict.ACTIONABLE)
        .count(136)
        .support(Support.REFUSED)
        .title("names do not resolve over an IPv6 nameserver")
        .spellings("setsockopt(41, 25)", "unsupported sockopt IPV6_RECVERR")
        .processes(
            new Finding.Caller("curl", 120, List.of(12377L, 12380L), 0, Verdict.ACTIONABLE),
            new Finding.Caller("http", 12, List.of(12401L), 0, Verdict.ACTIONABLE),
            new Finding.Caller("ping", 4, List.of(12444L), 2, Verdict.HARMLESS))
        .why("ENOPROTOOPT makes the resolver give up on IPv6 nameservers.")
        .advice("List an IPv4 nameserver first in /etc/resolv.conf, or upgrade the platform.")
        .fixedIn("OmniOS: illumos-omnios PR 1381 (2023-08).")
        .evidence("https://github.com/omniosorg/illumos-omnios/pull/1381", "resolv.conf(5)")
        .secondOpinion(Verdict.DEGRADED, Confidence.MEDIUM, "most zones have an IPv4 nameserver")
        .first("debian-12.log", 13)
        .line("debian-12.log", 13, row(12377, "curl", "setsockopt(41, 25)"))
        .line("debian-12.log", 14, row(12377, "curl", "setsockopt(41, 25)"));
  }

  private static MadeUp subreaper() {
    return MadeUp.finding(Domain.PRCTL, "PR_SET_CHILD_SUBREAPER", Verdict.ACTIONABLE)
        .count(10)
        .confidence(Confidence.MEDIUM)
        .title("tini -s exits at once, so the container never starts")
        .spellings("prctl option 36")
        .by("tini", 6, 12337L)
        .by("<script>alert(1)</script>", 4, 666L)
        .why("tini ends with \"PR_SET_CHILD_SUBREAPER is unavailable on this platform\".")
        .advice("Start tini as process 1, without -s.")
        .evidence("https://github.com/TritonDataCenter/illumos-joyent/issues/190")
        .first("debian-12.log", 263)
        .line("debian-12.log", 263, row(12337, "tini", "prctl option 36"));
  }

  private static MadeUp namespaces() {
    return MadeUp.finding(Domain.CLONE_FLAG, "CLONE_NEWUSER|CLONE_NEWPID", Verdict.ACTIONABLE)
        .count(1)
        .confidence(Confidence.LOW)
        .title("bubblewrap cannot make its sandbox")
        .spellings("clone unsupported flags 0x30000000")
        .by("bwrap", 1, 31L)
        .why("LX has no user namespaces.")
        .advice("Run the program without the sandbox.")
        .parts(
            new Finding.Part("clone_flag/CLONE_NEWUSER", "CLONE_NEWUSER", Verdict.ACTIONABLE),
            new Finding.Part("clone_flag/CLONE_NEWPID", "CLONE_NEWPID", Verdict.DEGRADED))
        .first("ubuntu-24.04.agg", 3)
        .line("ubuntu-24.04.agg", 3, "  bwrap    clone unsupported flags 0x30000000     1");
  }

  private static List<Finding> unknowns() {
    return List.of(
        MadeUp.finding(Domain.SYSCALL, "480", Verdict.UNKNOWN)
            .count(6)
            .confidence(Confidence.LOW)
            .spellings("NOSYS (480): out of bounds")
            .by("\u001b[31mevil\u202etxt", 6, 99L)
            .first("ubuntu-24.04.agg", 41)
            .line(
                "ubuntu-24.04.agg", 41, "  \u001b[31mevil\u202etxt  NOSYS (480): out of bounds  6")
            .make(),
        MadeUp.finding(Domain.SOCKOPT, "?.35", Verdict.UNKNOWN)
            .count(3)
            .confidence(Confidence.LOW)
            .by("nginx", 3, 5377L)
            .candidates("SO_TIMESTAMPNS (level 1)", "TCP_MD5SIG_EXT (level 6)")
            .first("ubuntu-24.04.agg", 50)
            .make());
  }

  private static List<Finding> supported() {
    return List.of(
        MadeUp.finding(Domain.SOCKOPT, "SO_KEEPALIVE", Verdict.SUPPORTED)
            .support(Support.NATIVE)
            .count(140)
            .calls(140)
            .title("done by illumos")
            .by("sshd", 120, 801L)
            .by("nginx", 20, 5377L)
            .first("nginx.sockopt", 4)
            .make(),
        MadeUp.finding(Domain.SOCKOPT, "SO_PASSCRED", Verdict.SUPPORTED)
            .support(Support.CONVERTED)
            .count(11)
            .calls(11)
            .title("done after a conversion")
            .by("systemd", 11, 1L)
            .first("nginx.sockopt", 9)
            .make(),
        MadeUp.finding(Domain.SOCKOPT, "IP_RECVERR", Verdict.SUPPORTED)
            .support(Support.IGNORED)
            .count(19)
            .calls(19)
            .title("success is answered, and nothing is done")
            .why("The program never sees ICMP errors on the socket.")
            .by("dhclient", 19, 212L)
            .first("nginx.sockopt", 12)
            .make());
  }

  private static List<CaptureSummary> captures() {
    CaptureSummary unknown = MadeUp.capture("nginx.sockopt", Trust.Level.UNKNOWN);
    return List.of(
        MadeUp.capture("debian-12.log", Trust.Level.COMPLETE),
        MadeUp.capture("fedora-34.log", Trust.Level.LOSSY),
        MadeUp.read(
            "nginx.sockopt",
            List.of("lxsockopt"),
            157,
            154,
            3,
            Optional.empty(),
            unknown.trust(),
            List.of(),
            List.of(
                new CaptureSummary.UnreadShape("\u001b[Nm ethN: link not ready", 2, 88),
                new CaptureSummary.UnreadShape("  N      <b>nginx</b>", 1, 157))),
        MadeUp.capture("ubuntu-24.04.agg", Trust.Level.COMPLETE));
  }

  private static List<String> blind() {
    return List.of(
        "Unknown ioctls fail with ENOTTY and without a message.",
        "unshare() answers EPERM and says nothing.",
        "Success that is only pretended, such as seccomp filters, leaves no trace.");
  }

  private static Triage unreadable() {
    CaptureSummary unknown = MadeUp.capture("notes.txt", Trust.Level.UNKNOWN);
    return new Triage(
        List.of(
            MadeUp.read(
                "notes.txt",
                List.of(),
                12,
                0,
                12,
                Optional.empty(),
                unknown.trust(),
                List.of(),
                List.of(new CaptureSummary.UnreadShape("Dear diary, day N", 12, 1)))),
        List.of(),
        blind());
  }

  /** As many findings as asked for, a twentieth of them in need of action. */
  static Triage many(int findings) {
    MadeUp[] made = new MadeUp[findings];
    for (int i = 0; i < findings; i++) {
      Verdict verdict =
          i % 20 == 0
              ? Verdict.ACTIONABLE
              : i % 20 == 1 ? Verdict.UNKNOWN : i % 4 == 2 ? Verdict.DEGRADED : Verdict.HARMLESS;
      made[i] =
          MadeUp.finding(Domain.SYSCALL, Integer.toString(1000 + i), verdict)
              .count(1 + (i * 7919L) % 5000)
              .title("call " + (1000 + i) + " is refused")
              .why("The caller gets ENOSYS.")
              .advice("Ask for it.")
              .spellings("NOSYS (" + (1000 + i) + "): out of bounds")
              .by("proc" + i % 40, 1 + (i * 7919L) % 5000, (long) i)
              .first("demo.log", i + 1)
              .line("demo.log", i + 1, row(i, "proc" + i % 40, "NOSYS (" + (1000 + i) + ")"));
    }
    return MadeUp.triage(Trust.Level.UNKNOWN, made);
  }
}
