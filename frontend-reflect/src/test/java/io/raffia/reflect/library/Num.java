package io.raffia.reflect.library;

import io.raffia.reflect.SourceLine;
import io.raffia.reflect.Stager;
import io.raffia.reflect.StagingException;
import io.raffia.reflect.Violation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// A tensor of sorts: an expression that remembers the lines it was made on.
public final class Num {
  public interface Fn extends Serializable {
    Num apply(Num x);
  }

  /// A module of sorts.
  public abstract static class Module {
    private final List<String> parameters = new ArrayList<>();
    public int calls;

    protected Module() {}

    protected final Num parameter(String name) {
      parameters.add(name);
      return new Num(name, List.of());
    }

    public List<String> parameters() {
      return parameters;
    }

    public abstract Num call(Num x);
  }

  private final String text;
  private final List<Integer> lines;

  private Num(String text, List<Integer> lines) {
    this.text = text;
    this.lines = lines;
  }

  public static Num of(String name) {
    return new Num(name, List.of());
  }

  public Num add(Num other) {
    return op("+", other);
  }

  public Num mul(Num other) {
    return op("*", other);
  }

  private Num op(String op, Num other) {
    if (other.text.equals("bad")) throw new IllegalArgumentException("shapes differ");
    var all = new ArrayList<>(lines);
    all.addAll(other.lines);
    Stager.location().map(SourceLine::line).ifPresent(all::add);
    return new Num("(" + text + op + other.text + ")", List.copyOf(all));
  }

  public float toFloat() {
    if (text.equals("1")) return 1;
    throw new StagingException(Violation.TENSOR_VALUE, "the value of " + text + " is not known");
  }

  public int[] shape() {
    return new int[] {2, 3};
  }

  /// Calls back, as a derivative does.
  public static Fn twice(Fn f) {
    return x -> f.apply(f.apply(x));
  }

  public List<Integer> lines() {
    return lines;
  }

  @Override
  public String toString() {
    return text;
  }
}
