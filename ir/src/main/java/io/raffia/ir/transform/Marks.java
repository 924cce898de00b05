package io.raffia.ir.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Lists of booleans that say something of each parameter, operand or result.
public final class Marks {
  private Marks() {}

  /// `n` times false.
  public static List<Boolean> none(int n) {
    return Collections.nCopies(n, false);
  }

  /// Which of `items` are there.
  public static List<Boolean> present(List<? extends @Nullable Object> items) {
    return items.stream().map(Objects::nonNull).toList();
  }

  public static boolean any(List<Boolean> marks) {
    return marks.contains(true);
  }

  public static List<Boolean> not(List<Boolean> marks) {
    return marks.stream().map(m -> !m).toList();
  }

  public static List<Boolean> or(List<Boolean> x, List<Boolean> y) {
    return IntStream.range(0, x.size()).mapToObj(i -> x.get(i) || y.get(i)).toList();
  }

  /// The lists one after another.
  @SafeVarargs
  public static <T extends @Nullable Object> List<T> join(List<? extends T>... lists) {
    var all = new ArrayList<T>();
    for (var list : lists) all.addAll(list);
    return all;
  }

  /// The items that are marked.
  public static <T extends @Nullable Object> List<T> pick(
      List<? extends T> items, List<Boolean> marks) {
    var picked = new ArrayList<T>();
    for (int i = 0; i < items.size(); i++) if (marks.get(i)) picked.add(items.get(i));
    return picked;
  }

  /// The items that are there.
  public static <T> List<T> given(List<? extends @Nullable T> items) {
    var all = new ArrayList<T>();
    for (var item : items) if (item != null) all.add(item);
    return all;
  }

  /// `items` at the marked places, null elsewhere.
  public static <T> List<@Nullable T> spread(List<? extends T> items, List<Boolean> marks) {
    var all = new ArrayList<@Nullable T>();
    int next = 0;
    for (var m : marks) all.add(m ? items.get(next++) : null);
    return all;
  }
}
