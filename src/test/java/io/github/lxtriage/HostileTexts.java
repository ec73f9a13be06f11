package io.github.lxtriage;

import java.util.List;

/**
 * Texts that somebody may choose for a process, a zone, a host, a label or a file, so that whatever
 * shows or runs them does something else: one list, tried in every sink. Pages, terminals, CSV,
 * Markdown, JUnit and SARIF: {@code report.HostileTextTest}; D programs and the shell of the boot
 * kit: {@code script.HostileValuesTest}; terminals, ssh and files: {@code cli.InjectionTest}.
 */
public final class HostileTexts {
  private static final List<String> ALL =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</title></style></script><b>bold",
          "javascript:alert(1)",
          "http://evil.example/ www.evil.example a@evil.example",
          "=cmd()",
          "+1",
          "-1",
          "1. one",
          "---",
          "@SUM(A1)",
          "@all #1 & &lt;b&gt;",
          "\uff1dcmd()",
          "\t=tab",
          "\r=return",
          "\u001b[31mred",
          "\u009b31m",
          "\u202egnp.exe",
          "\u2066hidden",
          "\u200bzero",
          "\u3164filler",
          "two\nlines",
          "nul\u0000",
          "del\u007f",
          "half \ud800",
          "a|b `c` ``d`` ```e\n```",
          "[x](javascript:alert(1)) ![y](//evil.example/z) *e* _f_ ~~g~~",
          "back\\slash \"quoted\", comma",
          "\u6f22\u5b57 \ud83d\ude00",
          "x".repeat(10_000),
          "x\"/ {system(\"rm -rf /\")} /*",
          "\"",
          "\\",
          "\\\"",
          "a\\",
          "*/ BEGIN { panic(); } /*",
          "x\n#pragma D option destructive\n",
          "x\r\nBEGIN { stop(); }",
          "$target",
          "$$1",
          "${x}",
          "@{zone}",
          "@{program}",
          "LXTRIAGE_D_PROGRAM",
          "\nLXTRIAGE_D_PROGRAM\nrm -rf /\n",
          "%s%n%d",
          "'; rm -rf / #",
          "`id`",
          "$(id)",
          "\t\u0007\u001b[31m",
          "\u00e9\u4e2d\ud83d\ude00",
          "\u202e",
          "\\000",
          "\\x41",
          "??/",
          " lead and trail ",
          "%",
          "# lxtriage end: 1",
          "-oProxyCommand=id",
          "user@-oProxyCommand=id",
          "host;id",
          "host\nid",
          "a@b@c",
          "../../outside",
          "/outside",
          "..",
          "csv=../outside");

  private HostileTexts() {}

  /** All of them. */
  public static List<String> all() {
    return ALL;
  }
}
