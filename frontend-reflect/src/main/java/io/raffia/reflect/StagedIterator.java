package io.raffia.reflect;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// An iterator over a collection of the JDK whose position can be taken back with the rest of an
/// attempt.
final class StagedIterator implements Iterator<@Nullable Object> {
  private final Iterable<?> of;
  private final List<@Nullable Object> items;
  private final Heap heap;
  final Heap.Cell position = new Heap.Cell(0);

  StagedIterator(Iterable<?> of, Heap heap) {
    this.of = of;
    this.heap = heap;
    items = list(of);
  }

  private static List<@Nullable Object> list(Iterable<?> of) {
    var all = new java.util.ArrayList<@Nullable Object>();
    of.forEach(all::add);
    return all;
  }

  private static int size(Iterable<?> of) {
    return of instanceof java.util.Collection<?> c ? c.size() : list(of).size();
  }

  private int position() {
    var at = heap.contents(position);
    if (at instanceof Integer i) return i;
    throw new StagingException(
        Violation.NEEDS_KNOWN, "which element an iterator gives next is not known while staging");
  }

  @Override
  public boolean hasNext() {
    return position() < items.size();
  }

  @Override
  public @Nullable Object next() {
    int i = position();
    if (i >= items.size()) throw new NoSuchElementException();
    if (size(of) != items.size()) throw new ConcurrentModificationException();
    heap.write(Heap.Place.contents(position), i + 1);
    return items.get(i);
  }

  @Override
  public void remove() {
    throw new StagingException(
        Violation.UNSUPPORTED,
        "an element is removed through an iterator",
        "use removeIf, or build a new collection");
  }
}
