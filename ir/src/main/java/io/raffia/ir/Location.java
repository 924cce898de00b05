package io.raffia.ir;

/// A line of the user's source: what an equation was staged from.
public record Location(String file, int line, String method) {
  public static final Location UNKNOWN = new Location("", 0, "");

  public boolean isKnown() {
    return !file.isEmpty();
  }

  @Override
  public String toString() {
    return isKnown() ? file + ":" + line : "unknown";
  }
}
