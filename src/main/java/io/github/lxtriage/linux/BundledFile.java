package io.github.lxtriage.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;

/**
 * Files that come with the program and lie beside its classes. They are opened by their place: a
 * class loader would ask each module of Java for them first, a millisecond for each file.
 */
public final class BundledFile {
  private static final URL HERE =
      Objects.requireNonNull(BundledFile.class.getResource("BundledFile.class"));

  private static final String ROOT =
      "../".repeat(BundledFile.class.getPackageName().split("\\.", -1).length);

  private BundledFile() {}

  /**
   * The text of a file, in UTF-8; empty where there is no such file.
   *
   * @param beside a class of this program, in the package that the file lies in
   * @param name its name, as {@code values/prctl.rows}
   * @throws UncheckedIOException where it cannot be read, which is a defect of the build
   */
  public static Optional<String> text(Class<?> beside, String name) {
    String place = ROOT + beside.getPackageName().replace('.', '/') + "/" + name;
    try (InputStream in = new URL(HERE, place).openStream()) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (FileNotFoundException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(place, unreadable);
    }
  }
}
