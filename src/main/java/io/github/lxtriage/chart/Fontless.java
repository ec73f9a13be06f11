package io.github.lxtriage.chart;

import java.awt.Font;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Map;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGeneratorContext.GraphicContextDefaults;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/**
 * A font that is only a name. Batik writes down the family of the font in use, and any other font
 * would look for it among the installed ones, of which a server may have none.
 */
final class Fontless extends Font {
  private static final Fontless FONT = new Fontless();

  private Fontless() {
    super(MONOSPACED, PLAIN, 12);
  }

  @Override
  public String getFamily() {
    return getName();
  }

  @Override
  public Font deriveFont(Map<? extends Attribute, ?> attributes) {
    return this;
  }

  /** Graphics that draw into a document and keep to this font, whatever they are told. */
  static SVGGraphics2D graphics(Document document) {
    GraphicContextDefaults defaults = new GraphicContextDefaults();
    defaults.setFont(FONT);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setGraphicContextDefaults(defaults);
    return new SVGGraphics2D(context, false) {
      @Override
      public void setFont(Font font) {
        super.setFont(FONT);
      }
    };
  }
}
