package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Platform;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the path of a capture below its directory says of it. */
public final class Labels {
  private static final Pattern NAMED =
      Pattern.compile("(distro|image|host|platform|zone|build|note)[-=](.+)");
  private static final Pattern DATE_OR_RELEASE = Pattern.compile(".*[0-9]{6}.*");
  private static final Pattern COMPRESSED = Pattern.compile("(?<=.)\\.(gz|xz|zst|zstd)$");
  private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[A-Za-z0-9]{1,8}$");

  private Labels() {}

  /**
   * A directory named {@code build-20240501} is that label, and one named like a platform is the
   * platform. The first other one is the distribution; one below it that holds a date or a release
   * is the build. The file is the capture, without its extensions. Nothing where there is no
   * directory.
   */
  public static Map<String, String> ofPath(String path) {
    List<String> names = List.of(path.split("/", -1));
    Map<String, String> labels = new TreeMap<>();
    for (String name : names.subList(0, names.size() - 1)) {
      Matcher named = NAMED.matcher(name);
      if (named.matches()) {
        labels.putIfAbsent(named.group(1), named.group(2));
      } else if (Platform.ofSystem(name).isPresent()) {
        labels.putIfAbsent("platform", name);
      } else if (!labels.containsKey("distro")) {
        labels.put("distro", name);
      } else if (DATE_OR_RELEASE.matcher(name).matches()) {
        labels.putIfAbsent("build", name);
      }
    }
    if (names.size() > 1) {
      String file = COMPRESSED.matcher(names.get(names.size() - 1)).replaceFirst("");
      labels.put("capture", EXTENSION.matcher(file).replaceFirst(""));
    }
    return labels;
  }
}
