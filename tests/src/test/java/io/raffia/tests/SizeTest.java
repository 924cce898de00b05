package io.raffia.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Main files stay small: median at most 150 lines, nine in ten at most 400, none over 800.
class SizeTest {
  private record Sized(Path file, int lines) {}

  private static List<Sized> mainFiles() {
    var all = new ArrayList<Sized>();
    for (var f : Repository.sources()) {
      if (!f.toString().contains("/src/main/")) continue;
      all.add(new Sized(f, Repository.read(f).split("\n", -1).length - 1));
    }
    all.sort((a, b) -> Integer.compare(a.lines, b.lines));
    return all;
  }

  @Test
  void filesStaySmall() {
    var all = mainFiles();
    int median = all.get(all.size() / 2).lines;
    int ninth = all.get(all.size() * 9 / 10).lines;
    System.out.printf(
        "%d main files, %d lines: median %d, ninth decile %d, largest %s%n",
        all.size(), all.stream().mapToInt(Sized::lines).sum(), median, ninth, all.getLast());
    assertAll(
        () -> assertTrue(median <= 150, () -> "the median is " + median),
        () -> assertTrue(ninth <= 400, () -> "the ninth decile is " + ninth),
        () -> assertTrue(all.getLast().lines <= 800, () -> "too long: " + all.getLast()));
  }
}
