package io.github.lxtriage.report;

import io.github.lxtriage.chart.Picture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Builds a page. The only place where HTML is written as text and where texts are escaped: what is
 * handed in as text or attribute stays text, with its control characters visible.
 */
final class Html {
  /** Elements that end a line of source, so that a page can be compared line by line. */
  private static final Set<String> BLOCKS =
      Set.of(
          "head", "meta", "title", "style", "script", "body", "header", "main", "nav", "footer",
          "section", "article", "figure", "div", "p", "h1", "h2", "h3", "ul", "ol", "li", "dl",
          "dd", "details", "summary", "pre", "table", "caption", "thead", "tbody", "tr", "form");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  Html() {
    out.append("<!DOCTYPE html>\n");
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; an empty value is an attribute without one
   */
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  /** Ends the innermost element, which must be this one. */
  Html close(String tag) {
    String innermost = open.pop();
    if (!innermost.equals(tag)) {
      throw new IllegalStateException("closing " + tag + " inside " + innermost);
    }
    end(tag);
    return this;
  }

  /** An element that holds one text. */
  Html leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** An element without content: meta, br, input. */
  Html empty(String tag, String... attributes) {
    start(tag, attributes);
    if (BLOCKS.contains(tag)) {
      out.append('\n');
    }
    return this;
  }

  /** One line of text. */
  Html text(String text) {
    escape(Visible.line(text));
    return this;
  }

  /** Preformatted text: tabs and line breaks stay. */
  Html block(String text) {
    escape(Visible.block(text));
    return this;
  }

  /** A picture; the chart package has escaped its texts. */
  Html picture(Picture picture) {
    out.append(picture.svg()).append('\n');
    return this;
  }

  /** A style or script of this program, byte for byte, so that its hash holds. */
  Html own(String tag, String content) {
    if (content.contains("</")) {
      throw new IllegalArgumentException("a " + tag + " may not hold an end tag");
    }
    out.append('<').append(tag).append('>').append(content);
    end(tag);
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        out.append("=\"");
        escape(Visible.line(attributes[i + 1]));
        out.append('"');
      }
    }
    out.append('>');
  }

  private void end(String tag) {
    out.append("</").append(tag).append('>');
    if (BLOCKS.contains(tag)) {
      out.append('\n');
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }

  /** The page; everything that was opened must be closed. */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
