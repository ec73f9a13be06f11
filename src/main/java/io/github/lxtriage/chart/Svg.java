package io.github.lxtriage.chart;

import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The picture as a document: shapes and texts at the places they are given. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** Advance of a letter of 12 units in a fixed-width font, with a little to spare. */
  private static final double LETTER = 7.3;

  private final Document document =
      GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
  private final Element root = document.getDocumentElement();

  Svg(String id, String title, String description, int width, int height) {
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    root.setAttribute("class", "chart");
    root.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
    add(root, "title", title).setAttribute("id", id + "-title");
    add(root, "desc", description).setAttribute("id", id + "-desc");
  }

  /** Keeps the picture at its own size, however wide its place is. */
  void natural() {
    String[] box = root.getAttribute("viewBox").split(" ", -1);
    root.setAttribute("width", box[2]);
    root.setAttribute("height", box[3]);
    root.setAttribute("class", "chart natural");
  }

  /** Adds a part of a bar, with what a pointer is told. */
  void segment(Rectangle2D shape, Tone tone, String tip) {
    Element rect = add(root, "rect", "");
    rect.setAttribute("class", tone.cssClass());
    rect.setAttribute("fill", tone.hex());
    rect.setAttribute("x", number(shape.getX()));
    rect.setAttribute("y", number(shape.getY()));
    rect.setAttribute("width", number(shape.getWidth()));
    rect.setAttribute("height", number(shape.getHeight()));
    add(rect, "title", tip);
  }

  /** Adds a tone's shape. */
  void mark(Tone tone, double x, double y) {
    Element path = add(root, "path", "");
    path.setAttribute("class", tone.cssClass());
    path.setAttribute("fill", tone.hex());
    path.setAttribute("fill-rule", "evenodd");
    path.setAttribute("d", tone.mark());
    path.setAttribute("transform", "translate(" + number(x) + " " + number(y) + ")");
  }

  /** Adds a text on its base line. */
  void text(double x, double y, String cssClass, String text) {
    placed(x, y, cssClass, text);
  }

  /** Adds a text in white, around a point. */
  void centred(double x, double y, String cssClass, String text) {
    Element element = middle(x, y, cssClass, text);
    element.setAttribute("fill", "#fff");
  }

  /** Adds a text around a point. */
  Element middle(double x, double y, String cssClass, String text) {
    Element element = placed(x, y, cssClass, text);
    element.setAttribute("text-anchor", "middle");
    return element;
  }

  private Element placed(double x, double y, String cssClass, String text) {
    Element element = add(root, "text", text);
    element.setAttribute("class", cssClass);
    element.setAttribute("x", number(x));
    element.setAttribute("y", number(y));
    element.setAttribute("font-family", "monospace");
    element.setAttribute("font-size", "12");
    return element;
  }

  private Element add(Element parent, String name, String text) {
    Element element = document.createElementNS(NAMESPACE, name);
    if (!text.isEmpty()) {
      element.appendChild(document.createTextNode(writable(text)));
    }
    parent.appendChild(element);
    return element;
  }

  /** What XML cannot hold becomes a replacement character. */
  private static String writable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean surrogate = c >= 0xd800 && c <= 0xdfff;
              boolean held = c >= 0x20 && !surrogate && c != 0xfffe && c != 0xffff;
              out.appendCodePoint(held ? c : 0xfffd);
            });
    return out.toString();
  }

  /** How wide a text is, at most, in any fixed-width font. */
  static double width(String text) {
    return LETTER * text.codePointCount(0, text.length());
  }

  /** A text that fits, with an ellipsis where it was longer. */
  static String cut(String text, double room) {
    int letters = (int) (room / LETTER);
    return text.codePointCount(0, text.length()) <= letters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, letters - 1)) + "\u2026";
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The element, without a prolog. */
  String written() {
    StringWriter out = new StringWriter();
    try {
      Fontless.graphics(document).stream(root, out, false, false);
    } catch (SVGGraphics2DIOException e) {
      throw new UncheckedIOException(e);
    }
    String written = out.toString();
    return written.substring(written.indexOf("<svg")).strip();
  }
}
