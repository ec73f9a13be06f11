package io.github.lxtriage.cli;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Loads the program from a jar below a directory whose name ends in an exclamation mark, which
 * Java's own loader cannot: in the place of a file in a jar it takes the first {@code !/} for the
 * end of the jar's name. {@code ./lxtriage} names it as {@code java.system.class.loader} there.
 */
public final class JarLoader extends URLClassLoader {
  /** Made by Java when it starts. */
  public JarLoader(ClassLoader own) throws MalformedURLException {
    super(places(System.getProperty("java.class.path", "")), own.getParent());
  }

  private static URL[] places(String classPath) throws MalformedURLException {
    String[] entries = classPath.split(File.pathSeparator, -1);
    URL[] places = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      places[i] = new URL(Path.of(entries[i]).toUri().toString().replace("!", "%21"));
    }
    return places;
  }
}
