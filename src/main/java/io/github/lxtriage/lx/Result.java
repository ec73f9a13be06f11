package io.github.lxtriage.lx;

/**
 * What a text or a row shows of the answer that a call got.
 *
 * @param errno the error's Linux name; empty where there is none, or it is not shown which
 */
public record Result(Kind kind, String errno) {
  public static final Result NOT_SHOWN = new Result(Kind.NOT_SHOWN, "");
  public static final Result SUCCESS = new Result(Kind.SUCCESS, "");

  /** Whether the call failed. */
  public enum Kind {
    NOT_SHOWN,
    SUCCESS,
    REFUSED
  }

  /** A call that failed; without a name where it is not shown with what. */
  public static Result refused(String errno) {
    return new Result(Kind.REFUSED, errno);
  }

  /** Whether it shows that the call failed. */
  public boolean isRefused() {
    return kind == Kind.REFUSED;
  }
}
