package io.github.lxtriage.lx;

import java.util.List;

/**
 * The beginning of a message of which too little is left to say what it is about.
 *
 * @param formats the texts that it may be the beginning of, as the source of LX has them
 * @param candidates what it may be about, where that can be listed; else empty
 */
public record CutMessage(List<String> formats, List<Subject> candidates) {
  public CutMessage {
    formats = List.copyOf(formats);
    candidates = List.copyOf(candidates);
  }
}
