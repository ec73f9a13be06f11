package io.github.lxtriage.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IFactory;

/**
 * What picocli has made for it: collections for an option's values, as this program makes all else.
 * Its own factory would look for the classes of Groovy, in the whole jar and at each start.
 */
final class OnlyCollections implements IFactory {
  @Override
  public <K> K create(Class<K> wanted) {
    if (wanted == List.class) {
      return wanted.cast(new ArrayList<>());
    }
    if (wanted == Map.class) {
      return wanted.cast(new LinkedHashMap<>());
    }
    throw new IllegalStateException("picocli wants a " + wanted.getName());
  }
}
