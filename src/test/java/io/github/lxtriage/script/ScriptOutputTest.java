package io.github.lxtriage.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * For every new script there is a capture, made up, in the layout that docs/scripts.md describes:
 * what reads captures is tried on these. {@code -Dgolden.write=true} writes them.
 */
class ScriptOutputTest {
  private static final Path SAMPLES =
      Path.of("src/test/resources/io/github/lxtriage/script/script-output");

  private static Map<String, MadeUpCapture> captures() {
    Map<String, MadeUpCapture> captures = new TreeMap<>();
    captures.put("lxsockopt-failed", sockopts());
    captures.put("lxsockopt-failed-aggregate", sockoptCounts());
    captures.put("lxerrno", errnos());
    captures.put("lxerrno-heading", headed());
    captures.put("lxenosys", enosys());
    captures.put("lxenosys-aggregate", enosysCounts());
    captures.put("lxioctl-failed", ioctls());
    captures.put("lxioctl-failed-aggregate", ioctlCounts());
    captures.put("lxoutcome", outcomes());
    captures.put("lxlatency", latencies());
    captures.put("lxunsup-stack", stacks());
    captures.put("lxdebug", debug());
    captures.put("lxclone", clones());
    captures.put("lxclone-aggregate", cloneCounts());
    captures.put("lxmount", mounts());
    captures.put("lxmount-aggregate", mountCounts());
    captures.put("lxptrace", ptraces());
    captures.put("lxptrace-aggregate", ptraceCounts());
    return captures;
  }

  private static MadeUpCapture sockopts() {
    return new MadeUpCapture("lxsockopt-failed")
        .heading("PID")
        .row(4211, "sshd", "sys64", "setsockopt", 41, 25, 92)
        .row(903, "tmux: server", "sys64", "getsockopt", 1, 77, 92)
        .row(1215, "(sd-listen)", "sys32", "setsockopt", 0, 50, 92)
        .row(1234567, "java", "sys64", "setsockopt", -1, 2147483647, 22)
        .text("\n\n");
  }

  private static MadeUpCapture sockoptCounts() {
    return new MadeUpCapture("lxsockopt-failed")
        .text("\n")
        .heading("COUNT")
        .counted(1, "(sd-listen)", "sys32", "setsockopt", 0, 50, 92)
        .counted(24, "systemd-resolve", "sys64", "setsockopt", 41, 25, 92)
        .text("\n");
  }

  private static MadeUpCapture errnos() {
    return new MadeUpCapture("lxerrno")
        .text("\n")
        .heading("COUNT")
        .counted(1, "tmux: server", "sys64", "inotify_add_watch", 28)
        .counted(7, "busybox", "sys32", "openat", 2)
        .counted(190, "systemd", "sys64", "bpf", 38)
        .text("\n");
  }

  private static MadeUpCapture headed() {
    return new MadeUpCapture("lxerrno")
        .text("# lxtriage script: lxerrno\n")
        .text("# lxtriage options: --zone=\"web01\" --duration=60s --heading\n")
        .text("# lxtriage platform: joyent_20240418T000231Z\n")
        .text("# lxtriage host: headnode\n")
        .text("# lxtriage zone: web01\n")
        .text("# lxtriage start: 1714557609000000000 2024 May  1 10:00:09\n")
        .heading("COUNT")
        .counted(190, "systemd", "sys64", "bpf", 38)
        .text("# lxtriage end: 1714557669000000000 2024 May  1 10:01:09\n\n");
  }

  private static MadeUpCapture enosys() {
    return new MadeUpCapture("lxenosys")
        .heading("PID")
        .row(1201, "systemd", "-", "-", "NOSYS (332): out of bounds")
        .row(1201, "systemd", "sys64", "bpf", "NOSYS (bpf): Not done yet")
        .row(1310, "(sd-pam)", "sys32", "keyctl", "NOSYS (keyctl): Not done yet")
        .row(903, "tmux: server", "sys64", "fallocate", "-")
        .text("\n\n");
  }

  private static MadeUpCapture enosysCounts() {
    return new MadeUpCapture("lxenosys")
        .text("\n")
        .heading("COUNT")
        .counted(9, "systemd", "sys64", "bpf", "NOSYS (bpf): Not done yet")
        .counted(190, "systemd", "-", "-", "NOSYS (332): out of bounds")
        .text("\n");
  }

  private static MadeUpCapture ioctls() {
    return new MadeUpCapture("lxioctl-failed")
        .heading("PID")
        .row(2101, "apt-get", "sys64", 7, 0xc020660b, 25)
        .row(2102, "socat", "sys64", 0, 0x5403, 22)
        .row(2103, "tmux: server", "sys32", 12, 0x4004667f, 25)
        .text("\n\n");
  }

  private static MadeUpCapture ioctlCounts() {
    return new MadeUpCapture("lxioctl-failed")
        .text("\n")
        .heading("COUNT")
        .counted(3, "apt-get", "sys64", 0xc020660b, 25)
        .counted(48, "python3", "sys64", 0x5413, 25)
        .text("\n");
  }

  private static MadeUpCapture outcomes() {
    return new MadeUpCapture("lxoutcome")
        .heading("TIME")
        .row(1043210987L, 1201, 1, "systemd", "said", 0, "NOSYS (bpf): Not done yet")
        .row(1043219001L, 1201, 1, "systemd", "answer", 38, "bpf")
        .row(1043225500L, 1201, 1, "systemd", "next", 0, "close")
        .row(2100000000L, 1610, 3, "Plex Media Serv", "said", 0, "setsockopt(41, 25)")
        .row(2100004000L, 1610, 3, "Plex Media Serv", "answer", 92, "setsockopt")
        .row(2100009000L, 1610, 3, "Plex Media Serv", "next", 0, "tgkill")
        .row(2100012000L, 1610, 0, "Plex Media Serv", "signal", 6, "-")
        .row(2100050000L, 1610, 3, "Plex Media Serv", "exit", 3, "killed")
        .row(3100000000L, 1700, 1, "(sd-pam)", "said", 0, "NOSYS (332): out of bounds")
        .row(3100000900L, 1700, 1, "(sd-pam)", "next", 0, "newfstatat")
        .row(3200000000L, 1700, 1, "(sd-pam)", "exit", 1, "exited")
        .text("\n\n");
  }

  private static MadeUpCapture latencies() {
    return new MadeUpCapture("lxlatency")
        .text("\n")
        .heading("NAME")
        .text("\n")
        .histogram("sshd", "read", 512, 0, 1, 4, 0)
        .histogram("tmux: server", "epoll_wait", 1048576, 0, 2, 0, 0, 6, 0)
        .text("\n");
  }

  private static MadeUpCapture stacks() {
    return new MadeUpCapture("lxunsup-stack")
        .text("\n")
        .heading("NAME")
        .text("\n")
        .stack(
            "systemd",
            "prctl option 23",
            4,
            "libc.so.6`prctl+0xa",
            "systemd`main+0x1f",
            "0x7fffeef0")
        .stack("tmux: server", "NOSYS (332): out of bounds", 12, "0x7fffef3a1b2c")
        .text("\n");
  }

  private static MadeUpCapture debug() {
    return new MadeUpCapture("lxdebug")
        .text("4211/1: lx_emulate(7fff12, 56, [1200011, 0, 0, 0, 0, 0])\n")
        .text("4211/1: \tlx_emulate(56) done (ret 4212 / 0x1074 ; errno 0)\n")
        .text("4212/1: lx_exit_common(LX_ET_EXIT_GROUP, 1)\n")
        .text("=   4212                   sh exited; its last texts:\n")
        .text("= 4212/1: lx_exit_common(LX_ET_EXIT_GROUP, 1)\n")
        .text("=   4211                 bash was killed; its last texts:\n")
        .text("= 4211/1: lx_emulate(7fff12, 56, [1200011, 0, 0, 0, 0, 0])\n")
        .text("= 4211/1: \tlx_emulate(56) done (ret 4212 / 0x1074 ; errno 0)\n")
        .text("\n\n");
  }

  private static MadeUpCapture clones() {
    return new MadeUpCapture("lxclone")
        .heading("PID")
        .row(
            1560,
            "containerd",
            "sys64",
            "clone",
            0x7c000011,
            22,
            "clone(2) no namespace support (flags:0x7C000011)")
        .row(1201, "systemd", "sys64", "unshare", 0x20000, 1, "-")
        .row(1601, "tmux: server", "-", "clone3", 0, 38, "NOSYS (435): out of bounds")
        .row(1602, "lxc-attach", "sys32", "setns", 0x40000000, 38, "NOSYS (setns): Not done yet")
        .text("\n\n");
  }

  private static MadeUpCapture mounts() {
    return new MadeUpCapture("lxmount")
        .heading("PID")
        .row(1201, "systemd", "sys64", "mount", "cgroup2", 0xe, 19, "cgroup", "/sys/fs/cgroup")
        .row(1201, "systemd", "sys64", "mount", "-", 0x1000, 1, "/a b", "/run/credentials/x")
        .row(1302, "(sd-umount)", "sys64", "umount2", "-", 2, 22, "-", "/old root")
        .text("\n\n");
  }

  private static MadeUpCapture ptraces() {
    return new MadeUpCapture("lxptrace")
        .heading("PID")
        .row(2200, "gdb", "sys64", 9, 2201, 95, "PTRACE_SINGLESTEP not currently implemented")
        .row(2300, "strace", "sys64", 16902, 2301, 5, "-")
        .text("\n\n");
  }

  private static MadeUpCapture cloneCounts() {
    return new MadeUpCapture("lxclone")
        .text("\n")
        .heading("COUNT")
        .counted(3, "systemd", "sys64", "unshare", 0x20000, 1, "-")
        .counted(40, "tmux: server", "-", "clone3", 0, 38, "NOSYS (435): out of bounds")
        .text("\n");
  }

  private static MadeUpCapture mountCounts() {
    return new MadeUpCapture("lxmount")
        .text("\n")
        .heading("COUNT")
        .counted(2, "systemd", "sys64", "mount", "cgroup2", 0xe, 19, "cgroup", "/sys/fs/cgroup")
        .counted(5, "(sd-umount)", "sys64", "umount2", "-", 2, 22, "-", "/old root")
        .text("\n");
  }

  private static MadeUpCapture ptraceCounts() {
    return new MadeUpCapture("lxptrace")
        .text("\n")
        .heading("COUNT")
        .counted(1, "strace", "sys64", 16902, 5, "-")
        .counted(7, "gdb", "sys64", 9, 95, "PTRACE_SINGLESTEP not currently implemented")
        .text("\n");
  }

  @TestFactory
  Stream<DynamicTest> the_sample_is_what_the_script_would_print() {
    return captures().entrySet().stream()
        .map(
            capture ->
                DynamicTest.dynamicTest(
                    capture.getKey(),
                    () -> {
                      Path file = SAMPLES.resolve(capture.getKey() + ".log");
                      String text = capture.getValue().toString();
                      if (Boolean.getBoolean("golden.write")) {
                        Files.createDirectories(SAMPLES);
                        Files.writeString(file, text, ISO_8859_1);
                      }
                      assertThat(Files.readString(file, ISO_8859_1)).isEqualTo(text);
                    }));
  }

  @Test
  void there_is_no_sample_without_a_script() throws Exception {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".log", "")))
          .containsExactlyInAnyOrderElementsOf(captures().keySet());
    }
  }
}
