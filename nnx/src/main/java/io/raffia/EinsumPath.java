package io.raffia;

import java.util.ArrayList;
import java.util.List;

/// In which order the operands of an einsum are contracted, two at a time. For few operands it is
/// the order with the fewest multiplications, found by dynamic programming over the subsets of
/// operands; for many, the cheapest pair goes first.
final class EinsumPath {
  /// Contracts two of the operands that are left; the result is appended to them.
  record Step(int left, int right) {}

  private static final int FEW = 8;

  private final EinsumEquation equation;
  private final int n;

  private EinsumPath(EinsumEquation equation) {
    this.equation = equation;
    n = equation.inputs().size();
  }

  static List<Step> of(EinsumEquation equation) {
    var path = new EinsumPath(equation);
    return path.n <= FEW ? path.best() : path.greedy();
  }

  /// The labels of what a set of operands contracts to: those that others or the result need.
  private String labels(int set) {
    var inside = new StringBuilder();
    var outside = new StringBuilder(equation.output());
    for (int i = 0; i < n; i++) {
      ((set >> i & 1) == 1 ? inside : outside).append(equation.inputs().get(i));
    }
    return kept(merged(inside.toString(), ""), outside.toString());
  }

  /// The multiplications that contracting two intermediates takes.
  private double cost(String x, String y) {
    double cost = 1;
    for (char c : merged(x, y)) cost *= equation.extents().getOrDefault(c, 1);
    return cost;
  }

  /// The labels of both, each once.
  private static char[] merged(String x, String y) {
    var all = new StringBuilder();
    for (char c : EinsumEquation.labels((x + y))) {
      if (all.indexOf(String.valueOf(c)) < 0) all.append(c);
    }
    return all.toString().toCharArray();
  }

  private static String kept(char[] labels, String needed) {
    var kept = new StringBuilder();
    for (char c : labels) if (needed.indexOf(c) >= 0) kept.append(c);
    return kept.toString();
  }

  private List<Step> best() {
    int all = (1 << n) - 1;
    var costs = new double[all + 1];
    var splits = new int[all + 1];
    for (int set = 1; set <= all; set++) {
      if (Integer.bitCount(set) < 2) continue;
      costs[set] = Double.POSITIVE_INFINITY;
      for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
        int rest = set ^ part;
        if (part < rest) continue;
        double cost = costs[part] + costs[rest] + cost(labels(part), labels(rest));
        if (cost < costs[set]) {
          costs[set] = cost;
          splits[set] = rest;
        }
      }
    }
    var steps = new ArrayList<Step>();
    var left = new ArrayList<Integer>();
    for (int i = 0; i < n; i++) left.add(1 << i);
    if (n > 1) contract(all, splits, left, steps);
    return steps;
  }

  private static void contract(int set, int[] splits, List<Integer> left, List<Step> steps) {
    int a = splits[set];
    int b = set ^ a;
    if (Integer.bitCount(a) > 1) contract(a, splits, left, steps);
    if (Integer.bitCount(b) > 1) contract(b, splits, left, steps);
    take(left.indexOf(a), left.indexOf(b), left, steps);
  }

  private static void take(int i, int j, List<Integer> left, List<Step> steps) {
    steps.add(new Step(i, j));
    int joined = left.get(i) | left.get(j);
    left.removeIf(set -> (set & joined) != 0);
    left.add(joined);
  }

  private List<Step> greedy() {
    var steps = new ArrayList<Step>();
    var labels = new ArrayList<>(equation.inputs());
    while (labels.size() > 1) {
      int bestLeft = 0;
      int bestRight = 1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < labels.size(); i++) {
        for (int j = i + 1; j < labels.size(); j++) {
          double cost = cost(labels.get(i), labels.get(j));
          if (cost >= least) continue;
          least = cost;
          bestLeft = i;
          bestRight = j;
        }
      }
      steps.add(new Step(bestLeft, bestRight));
      var y = labels.remove(bestRight);
      var x = labels.remove(bestLeft);
      var needed = String.join("", labels) + equation.output();
      labels.add(kept(merged(x, y), needed));
    }
    return steps;
  }
}
