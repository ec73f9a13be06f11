package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people pasted into public issues is judged as the experts did who answered them. */
class PublicCapturesTest {
  private static final Path HERE = Path.of("");

  @TempDir Path directory;

  @Test
  void the_readme_shows_what_the_program_says_of_the_curl_capture() throws IOException {
    String shown =
        Files.readString(Path.of("README.md"))
            .replaceFirst("(?s).*?```\\n(1 of 3 findings.*?)```.*", "$1");
    Run run = Run.in(HERE, "triage", "samples/curl.log");
    assertThat(shown).startsWith("1 of 3 findings needs action").contains("sockopt/IPV6_RECVERR");
    assertThat(run.out()).startsWith(shown);
  }

  @Test
  void in_the_systemd_capture_only_the_automount_flag_needs_action() throws IOException {
    Files.writeString(
        directory.resolve("boot.log"),
        """
           PID                 NAME CALL
             1              systemd prctl option 23\\0
             1              systemd NOSYS (332): out of bounds\\0
             1              systemd fstatat(AT_NO_AUTOMOUNT)\\0
        """);
    assertThat(Run.in(directory, "triage", "boot.log").out())
        .startsWith(
            "1 of 3 findings needs action; 1 depends on the version of systemd (--caller"
                + " systemd=VERSION);")
        .contains("Harmless for systemd up to 257; from 258 PID 1 stops");
    String out = Run.in(directory, "triage", "--caller", "systemd=247", "boot.log").out();
    assertThat(out).startsWith("1 of 3 findings needs action;");
    assertThat(out.lines().filter(line -> line.matches("(actionable|harmless) .*")))
        .satisfiesExactly(
            worst -> assertThat(worst).matches("actionable +>=1 +fs/AT_NO_AUTOMOUNT .*"),
            next -> assertThat(next).matches("harmless +>=1 +prctl/PR_CAPBSET_READ .*"),
            last -> assertThat(last).matches("harmless +>=1 +syscall/statx .*"));
    assertThat(out)
        .contains("Age: This platform is older than 2021-07 (fstatat(AT_NO_AUTOMOUNT), line 4).");
  }

  /** The rows of the evidence that no message shows: whoever knows the name finds them. */
  @ParameterizedTest
  @CsvSource({
    "F_OFD_SETLK, fcntl/F_OFD_SETLK, actionable",
    "lx-ofd-record-locking, fcntl/F_OFD_SETLK.range, degraded",
    "unshare, syscall/unshare, actionable",
    "TCP_KEEPINTVL, sockopt/TCP_KEEPINTVL.silent, actionable",
    "IP_MULTICAST_TTL, sockopt/IP_MULTICAST_TTL.silent, actionable",
    "TCP_CORK, sockopt/TCP_CORK.get.silent, actionable",
    "local_lock, mount/nfs.option.local_lock, degraded",
    "userfaultfd, syscall/userfaultfd.silent, actionable",
    "socket, syscall/socket.silent, actionable",
    "unsupported poll events requested: events=0x400, other/poll, unknown"
  })
  void what_leaves_no_message_is_found_by_its_name(String name, String id, String verdict) {
    String json = Run.in(directory, "explain", "--format", "json", name).out();
    assertThat(json).contains('"' + id + '"');
    assertThat(Run.in(directory, "explain", "--format", "json", id).out())
        .contains("\"id\":\"" + id + "\"", "\"verdict\":\"" + verdict + "\"");
  }
}
