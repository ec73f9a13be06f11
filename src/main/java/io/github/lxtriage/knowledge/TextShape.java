package io.github.lxtriage.knowledge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern of texts in a user's rules: {@code #} stands for a number, {@code *} for any text, and
 * between quotes for what is quoted there; a backslash takes the meaning from the character behind
 * it. Blanks at the ends do not count.
 *
 * @param literals how many characters stand for themselves; more is more specific
 */
record TextShape(List<Piece> pieces, int literals, String subject) {

  /** What one sign of a pattern stands for. */
  private sealed interface Piece {
    /**
     * Where a text may go on behind this piece. All places are looked at together, so that a
     * pattern of many stars takes no longer than its length times that of the text.
     *
     * @param places where the piece may begin
     */
    BitSet behind(BitSet places, String text);
  }

  private record Literal(char c) implements Piece {
    @Override
    public BitSet behind(BitSet places, String text) {
      BitSet behind = new BitSet();
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        if (at < text.length() && text.charAt(at) == c) {
          behind.set(at + 1);
        }
      }
      return behind;
    }
  }

  private record Anything() implements Piece {
    @Override
    public BitSet behind(BitSet places, String text) {
      BitSet behind = new BitSet();
      if (!places.isEmpty()) {
        behind.set(places.nextSetBit(0), text.length() + 1);
      }
      return behind;
    }
  }

  private record Quoted() implements Piece {
    @Override
    public BitSet behind(BitSet places, String text) {
      BitSet behind = new BitSet();
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        if (!behind.get(at)) {
          behind.set(at, run(text, at, c -> c != '"') + 1);
        }
      }
      return behind;
    }
  }

  private record Digits() implements Piece {
    @Override
    public BitSet behind(BitSet places, String text) {
      BitSet behind = new BitSet();
      int digitsSeen = 0;
      int hexSeen = 0;
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        int from = text.startsWith("-", at) ? at + 1 : at;
        if (text.startsWith("0x", from) && from + 2 >= hexSeen) {
          hexSeen = run(text, from + 2, c -> Character.digit(c, 16) >= 0 && c < 0x80);
          behind.set(from + 3, Math.max(from + 3, hexSeen + 1));
        }
        if (from >= digitsSeen) { // else a number that began above has all these ends already
          digitsSeen = run(text, from, c -> c >= '0' && c <= '9');
          behind.set(from + 1, Math.max(from + 1, digitsSeen + 1));
        }
      }
      return behind;
    }
  }

  /** Where a run of such characters ends. */
  private static int run(String text, int from, IntPredicate member) {
    int end = from;
    while (end < text.length() && member.test(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static TextShape of(String text, String subject) {
    String shape = text.strip();
    List<Piece> pieces = new ArrayList<>();
    int literals = 0;
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      if (c == '#') {
        pieces.add(new Digits());
      } else if (c == '*') {
        pieces.add(isQuoted(shape, i) ? new Quoted() : new Anything());
      } else {
        boolean escapes = c == '\\' && i + 1 < shape.length();
        pieces.add(new Literal(escapes ? shape.charAt(++i) : c));
        literals++;
      }
    }
    return new TextShape(List.copyOf(pieces), literals, subject);
  }

  private static boolean isQuoted(String shape, int star) {
    return star > 0
        && shape.charAt(star - 1) == '"'
        && star + 1 < shape.length()
        && shape.charAt(star + 1) == '"';
  }

  boolean fits(String text) {
    BitSet places = new BitSet();
    places.set(0);
    for (Piece piece : pieces) {
      if (places.isEmpty()) {
        return false;
      }
      places = piece.behind(places, text);
    }
    return places.get(text.length());
  }
}
