package io.github.lxtriage.script;

import io.github.lxtriage.linux.BundledFile;

/**
 * The early-boot procedure as a POSIX shell script: makes the debug probes of the LX emulation
 * library exist from the first process on, captures, and undoes what it did.
 */
public final class BootKit {
  private static final String CAPTURES = "lxdebug";

  private BootKit() {}

  /** Which of the two libraries is patched. */
  public enum Bits {
    B64("64", "/usr/lib/amd64/lx_brand.so.1"),
    B32("32", "/usr/lib/lx_brand.so.1");

    private final String bits;
    private final String library;

    Bits(String bits, String library) {
      this.bits = bits;
      this.library = library;
    }

    /** 64 or 32. */
    public String bits() {
      return bits;
    }
  }

  /** The script that the kit captures with. */
  public static Script captures() {
    return Script.named(CAPTURES).orElseThrow();
  }

  /**
   * The shell script.
   *
   * @throws BadValueException where the script that it captures with does not have an option
   */
  public static String text(Bits bits, Settings settings) throws BadValueException {
    String program = captures().text(settings);
    return template()
        .replace("@{bits}", bits.bits)
        .replace("@{library}", bits.library)
        .replace("@{program}", program.stripTrailing());
  }

  private static String template() {
    return BundledFile.text(BootKit.class, "boot-kit.sh").orElseThrow();
  }
}
