package io.github.lxtriage.report;

import io.github.lxtriage.chart.Tone;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.RawLine;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page under construction, and the small pieces that several of its sections are made of. */
final class Page {
  /** How many findings of one verdict get a card of their own. */
  static final int CARDS = 20;

  private static final int NAME = 64;
  private static final int ID = 120;
  private static final String PLAIN_IN_FRAGMENT = "-._~!$&'()*+,;=:@/?";
  private static final Pattern GITHUB =
      Pattern.compile("https://github\\.com/[^/]+/([^/]+)/(issues|pull|commit)/([0-9a-f]+)/?");
  private static final Pattern GITHUB_FILE =
      Pattern.compile("https://github\\.com/[^/]+/([^/]+)/blob/[^?]*/([^/?#]+)(#.*)?");

  final Triage triage;
  final ReportContext context;
  final Wording wording;
  final Html html = new Html();
  private final Map<String, String> anchors = new HashMap<>();
  private final Map<Verdict, List<Finding>> carded = new EnumMap<>(Verdict.class);
  private final Set<String> cardedIds = new HashSet<>();

  Page(Triage triage, ReportContext context) {
    this.triage = triage;
    this.context = context;
    this.wording = new Wording(triage, "\u2265");
    Set<String> taken = new HashSet<>();
    for (Finding finding : triage.findings()) {
      String anchor = Visible.shortened(finding.id(), ID).replaceAll("[\\s\\u00a0]", "_");
      while (!taken.add(anchor)) {
        anchor += "~";
      }
      anchors.put(finding.id(), anchor);
    }
    carded.put(
        Verdict.ACTIONABLE,
        wording.with(Verdict.ACTIONABLE).stream()
            .sorted(ActionOrder.STOPS_MOST)
            .limit(CARDS)
            .toList());
    carded.put(Verdict.UNKNOWN, wording.with(Verdict.UNKNOWN).stream().limit(CARDS).toList());
    carded.values().forEach(findings -> findings.forEach(each -> cardedIds.add(each.id())));
  }

  /**
   * The findings that have a card, in the order in which somebody works: those that need action and
   * stop most, and as many that nobody judged.
   */
  List<Finding> cards(Verdict verdict) {
    return carded.getOrDefault(verdict, List.of());
  }

  boolean hasCard(Finding finding) {
    return cardedIds.contains(finding.id());
  }

  /** The id of a finding's element. */
  String anchor(Finding finding) {
    return anchors.getOrDefault(finding.id(), finding.id());
  }

  /** The address of a finding in this page. */
  String fragment(Finding finding) {
    StringBuilder fragment = new StringBuilder("#");
    for (byte b : anchor(finding).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN_IN_FRAGMENT.indexOf(c) >= 0;
      fragment.append(plain ? Character.toString(c) : "%" + hex(b));
    }
    return fragment.toString();
  }

  private static String hex(byte b) {
    return Character.toString(Character.forDigit((b >> 4) & 0xf, 16))
        + Character.forDigit(b & 0xf, 16);
  }

  void idLink(Finding finding) {
    html.open("a", "href", fragment(finding));
    html.leaf("code", Visible.shortened(finding.id(), ID));
    html.close("a");
  }

  /** The same for lists of thousands, where every element costs a browser time. */
  void plainLink(Finding finding) {
    html.leaf("a", Visible.shortened(finding.id(), ID), "href", fragment(finding));
  }

  static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case ACTIONABLE -> Tone.ALERT;
      case UNKNOWN -> Tone.DOUBT;
      case DEGRADED -> Tone.LOSS;
      case HARMLESS -> Tone.CALM;
      case SUPPORTED -> Tone.FINE;
    };
  }

  static Tone tone(Trust.Level level) {
    return switch (level) {
      case COMPLETE -> Tone.FINE;
      case UNKNOWN -> Tone.DOUBT;
      case LOSSY -> Tone.LOSS;
    };
  }

  /** The shape of a tone, for eyes only. */
  void icon(Tone tone) {
    html.open("svg", "class", "icon " + tone.cssClass(), "aria-hidden", "true");
    html.open("use", "href", "#i-" + tone.cssClass()).close("use");
    html.close("svg");
  }

  /** A shape and a word in the tone's colour. */
  void word(Tone tone, String word) {
    html.open("span", "class", "word " + tone.cssClass());
    icon(tone);
    html.text(word).close("span");
  }

  void verdict(Verdict verdict) {
    word(tone(verdict), verdict.id());
  }

  /** The heading of a section, with a note in a lighter colour. */
  void heading(String text, String note) {
    html.open("h2").text(text);
    if (!note.isEmpty()) {
      html.text(" ").leaf("span", note, "class", "note");
    }
    html.close("h2");
  }

  /** A term and its description; nothing where the description is empty. */
  void term(String term, String description) {
    if (!description.isBlank()) {
      html.leaf("dt", term).leaf("dd", description);
    }
  }

  /** Who did it, and the verdict where it is another one for this program. */
  void processes(Finding finding, int most) {
    List<Finding.Caller> callers = finding.processes();
    for (int i = 0; i < Math.min(most, callers.size()); i++) {
      Finding.Caller caller = callers.get(i);
      html.text(i == 0 ? "" : ", ");
      html.leaf("code", Visible.shortened(caller.execname(), NAME));
      html.text("\u00a0" + wording.count(caller.count()));
      if (caller.verdict() != finding.verdict()) {
        html.text(" (" + caller.verdict().id() + " here)");
      }
    }
    if (callers.size() > most) {
      html.text(" and " + Wording.number(callers.size() - most) + " more");
    }
  }

  /** A source: a link where it is an address of the web, else text. */
  void evidence(String evidence) {
    Optional<URI> address = webAddress(evidence);
    if (address.isPresent()) {
      String href = address.get().toASCIIString();
      html.leaf("a", name(href), "href", href, "rel", "noreferrer");
    } else {
      html.text(evidence);
    }
  }

  /** The address of the web that a text is; empty where it is another text. */
  static Optional<URI> webAddress(String text) {
    try {
      URI address = new URI(text.strip());
      String scheme = address.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty(); // it is a text, and stays one
    }
  }

  private static String name(String href) {
    Matcher file = GITHUB_FILE.matcher(href);
    if (file.matches()) {
      return Visible.shortened(file.group(1) + " " + file.group(2), NAME);
    }
    Matcher github = GITHUB.matcher(href);
    if (!github.matches()) {
      return Visible.shortened(href.replaceFirst("^https?://", ""), NAME);
    }
    String number = github.group(3);
    return github.group(1)
        + switch (github.group(2)) {
          case "issues" -> " #" + number;
          case "pull" -> " PR " + number;
          default -> " " + number.substring(0, Math.min(7, number.length()));
        };
  }

  /** Lines as they stand in the capture, behind their numbers. */
  void rawLines(List<RawLine> lines) {
    html.open("pre", "class", "raw", "tabindex", "0");
    for (RawLine raw : lines) {
      long number = raw.place().line();
      for (String text : raw.text().split("\n", -1)) {
        html.leaf("span", Long.toString(number++), "class", "line").block(text + "\n");
      }
    }
    html.close("pre");
  }

  /**
   * A part that scrolls sideways by itself where the window is narrow; a div that is to be closed.
   */
  void frame(String label) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
  }

  /** Text that can be copied with one press. */
  void copyable(String what, String text) {
    html.open("div", "class", "copyable", "data-what", what);
    html.open("pre", "tabindex", "0").block(text).close("pre").close("div");
  }

  /** The same for commands in a narrow place, where lines break between words and nowhere else. */
  void commands(String what, String text) {
    html.open("div", "class", "copyable", "data-what", what).open("pre", "tabindex", "0");
    text.lines()
        .forEach(
            line -> {
              String before = "";
              for (String word : line.split(" ", -1)) {
                html.block(before).leaf("span", word);
                before = " ";
              }
              html.block("\n");
            });
    html.close("pre").close("div");
  }

  /** A table's beginning, for {@code columns}; a name that ends in {@code #} is for numbers. */
  void table(String caption, String cssClass, String... columns) {
    html.open("table", "class", cssClass);
    html.leaf("caption", caption, "class", "hidden");
    html.open("thead").open("tr");
    for (String column : columns) {
      if (column.endsWith("#")) {
        html.leaf(
            "th", column.substring(0, column.length() - 1), "scope", "col", "class", "number");
      } else {
        html.leaf("th", column, "scope", "col");
      }
    }
    html.close("tr").close("thead").open("tbody");
  }

  void endTable() {
    html.close("tbody").close("table");
  }

  /** A cell of a table that becomes a list on a narrow screen, where the label names the cell. */
  void cell(String label, String text) {
    html.leaf("td", text, "data-label", label);
  }

  void numberCell(String label, String text) {
    html.leaf("td", text, "data-label", label, "class", "number");
  }
}
