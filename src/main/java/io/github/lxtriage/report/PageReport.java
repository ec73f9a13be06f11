package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lxtriage.chart.Tone;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.linux.BundledFile;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the self-contained page: sections in the order of a reader's questions. Its policy allows
 * one style and one script, by their hashes, and nothing from anywhere else.
 */
final class PageReport {
  private final Page page;
  private final Html html;

  private PageReport(Page page) {
    this.page = page;
    this.html = page.html;
  }

  /**
   * A section of the page.
   *
   * @param note how many, for the table of contents; may be empty
   */
  private record Section(String id, String name, String note, Consumer<Page> body) {}

  static String text(Triage triage, ReportContext context) throws IOException {
    PageReport report = new PageReport(new Page(triage, context));
    report.write(resource("page.css"), resource("page.js"));
    return report.html.page();
  }

  private void write(String style, String script) {
    List<Section> sections = sections();
    html.open("html", "lang", "en");
    head(style, script);
    html.open("body");
    html.leaf("a", "Skip to the findings", "class", "skip", "href", "#" + skipTarget(sections));
    icons();
    html.open("div", "class", "page");
    top();
    contents(sections);
    html.open("main");
    AnswerSections.answer(page);
    sections.forEach(this::section);
    footer();
    html.close("main").close("div");
    html.own("script", script);
    html.close("body").close("html");
  }

  private void section(Section section) {
    if (section.id().equals("todo")) {
      html.open("div", "class", "beside");
    }
    html.open("section", "id", section.id(), "class", "s-" + section.id());
    section.body().accept(page);
    html.close("section");
    if (section.id().equals(page.triage.findings().isEmpty() ? "todo" : "verdicts")) {
      html.close("div");
    }
  }

  /** In the order of a reader's questions; what to do and the verdicts stand side by side. */
  private List<Section> sections() {
    Section trust = section("trust", "Trust", level(), AnswerSections::trust);
    Section unread = section("unread", "Unread lines", unreadCount(), CaptureSections::unread);
    Section blind = section("blind", "Not visible here", "", CaptureSections::blind);
    boolean nothing = page.triage.findings().isEmpty();
    boolean unreadable = page.triage.records() == 0 && !page.wording.isEmpty();
    List<Section> sections = new ArrayList<>();
    if (unreadable) {
      sections.addAll(List.of(unread, trust));
    } else if (nothing && page.wording.level() == Trust.Level.COMPLETE) {
      sections.addAll(List.of(blind, trust));
    } else {
      sections.add(trust);
    }
    if (MatrixSection.worthwhile(page)) {
      String by = "By " + page.context.groupBy().orElse("capture");
      sections.add(0, section("matrix", by, "", MatrixSection::write));
    }
    if (!page.triage.unreadable().isEmpty()) {
      String count = count(page.triage.unreadable());
      sections.add(section("unreadable", "Not read", count, CaptureSections::unreadable));
    }
    sections.add(section("todo", "What to do", "", AnswerSections::todo));
    if (!nothing) {
      findings(sections);
    }
    if (page.triage.captures().size() > 1) {
      sections.add(
          section("captures", "Captures", count(page.triage.captures()), CaptureFolds::write));
    }
    if (EndingSection.count(page) > 0) {
      String count = Wording.number(EndingSection.count(page));
      sections.add(section("endings", "How processes ended", count, EndingSection::write));
    }
    if (nothing && RhythmSection.worthwhile(page)) {
      sections.add(section("rhythm", "In what rhythm", "", RhythmSection::write));
    }
    for (Section last : List.of(unread, blind)) {
      if (sections.stream().noneMatch(section -> section.id().equals(last.id()))) {
        sections.add(last);
      }
    }
    if (!nothing) {
      sections.add(section("ticket", "Ticket text", "", CaptureSections::ticket));
    }
    return sections;
  }

  private void findings(List<Section> sections) {
    Wording wording = page.wording;
    sections.add(section("verdicts", "Verdicts", "", VerdictSection::write));
    if (!wording.with(Verdict.ACTIONABLE).isEmpty()) {
      String count = count(wording.with(Verdict.ACTIONABLE));
      sections.add(section("action", "Needs action", count, CardSections::actionable));
    }
    if (!wording.with(Verdict.UNKNOWN).isEmpty()) {
      String count = count(wording.with(Verdict.UNKNOWN));
      sections.add(section("unjudged", "Not judged", count, CardSections::unknown));
    }
    if (OriginSection.worthwhile(page)) {
      sections.add(section("origin", "Where it comes from", "", OriginSection::write));
    }
    if (RhythmSection.worthwhile(page)) {
      sections.add(section("rhythm", "In what rhythm", "", RhythmSection::write));
    }
    sections.add(
        section("findings", "All findings", count(page.triage.findings()), ListSections::findings));
    if (!ListSections.faked(page).isEmpty()) {
      String count = count(ListSections.faked(page));
      sections.add(section("faked", "Success without effect", count, ListSections::fakedSection));
    }
  }

  private static Section section(String id, String name, String note, Consumer<Page> body) {
    return new Section(id, name, note, body);
  }

  private static String count(List<?> items) {
    return Wording.number(items.size());
  }

  private String level() {
    return page.wording.level().id();
  }

  private String unreadCount() {
    return Wording.number(CaptureSections.unreadLines(page));
  }

  private static String skipTarget(List<Section> sections) {
    for (String wanted : List.of("action", "unjudged", "findings")) {
      if (sections.stream().anyMatch(section -> section.id().equals(wanted))) {
        return wanted;
      }
    }
    return sections.get(0).id();
  }

  private void head(String style, String script) {
    String policy =
        "default-src 'none'; style-src '"
            + hash(style)
            + "'; script-src '"
            + hash(script)
            + "'; base-uri 'none'; form-action 'none'";
    html.open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.leaf("title", "lxtriage: " + page.wording.headline());
    html.own("style", style);
    html.close("head");
  }

  private void icons() {
    html.open("svg", "class", "hidden", "width", "0", "height", "0", "aria-hidden", "true");
    for (Tone tone : Tone.values()) {
      if (!tone.mark().isEmpty()) {
        html.open("symbol", "id", "i-" + tone.cssClass(), "viewBox", "0 0 12 12");
        html.open("path", "d", tone.mark(), "fill", "currentColor", "fill-rule", "evenodd");
        html.close("path").close("symbol");
      }
    }
    html.close("svg");
  }

  private void top() {
    int captures = page.triage.captures().size();
    html.open("header", "class", "top").leaf("b", "lxtriage");
    html.leaf("span", Wording.plural(captures, "capture", "captures"));
    html.leaf(
        "span", "version " + page.context.version() + ", knowledge: " + page.context.knowledge());
    html.close("header");
  }

  private void contents(List<Section> sections) {
    html.open("nav", "aria-label", "Contents").open("ol");
    for (Section section : sections) {
      html.open("li").open("a", "href", "#" + section.id()).text(section.name());
      if (!section.note().isEmpty()) {
        html.text(" ").leaf("i", section.note());
      }
      html.close("a").close("li");
    }
    html.close("ol");
    html.leaf(
        "button",
        "Expand all",
        "type",
        "button",
        "id",
        "expand",
        "class",
        "button",
        "aria-pressed",
        "false",
        "data-script",
        "",
        "hidden",
        "");
    html.close("nav");
  }

  private void footer() {
    html.open("footer");
    html.leaf(
        "p",
        "This page holds no date: the same captures give the same bytes. It loads nothing, and all"
            + " text from captures is shown as text.");
    html.leaf("p", "", "id", "said", "class", "hidden", "role", "status");
    html.close("footer");
  }

  private static String hash(String content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A part of this program; browsers hash it with newlines, however it was checked out. */
  private static String resource(String name) {
    return BundledFile.text(PageReport.class, name).orElseThrow().replace("\r\n", "\n");
  }
}
