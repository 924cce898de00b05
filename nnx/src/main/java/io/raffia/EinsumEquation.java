package io.raffia;

import io.raffia.ir.IrException;
import io.raffia.ir.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An equation of [Jnp#einsum] for operands of known shapes: a label for each axis of each operand
/// and of the result. The axes that an ellipsis stands for have labels of their own.
///
/// @param extents of the labels; an operand may have 1 instead
record EinsumEquation(List<String> inputs, String output, Map<Character, Integer> extents) {
  private static final String ELLIPSIS = "...";

  /// Labels of the axes that an ellipsis stands for, from the last axis on.
  private static final char HIDDEN = '\uE000';

  /// The labels of a term.
  static List<Character> labels(String term) {
    return term.chars().mapToObj(c -> (char) c).toList();
  }

  static EinsumEquation parse(String equation, List<Shape> shapes) {
    var text = equation.replace(" ", "");
    var sides = text.split("->", -1);
    var terms = sides[0].split(",", -1);
    if (sides.length > 2 || terms.length != shapes.size()) {
      throw misread(
          equation, "%d operands were given for %d terms".formatted(shapes.size(), terms.length));
    }
    var inputs = new ArrayList<String>();
    int hidden = 0;
    for (int i = 0; i < terms.length; i++) {
      int named = terms[i].replace(ELLIPSIS, "").length();
      int free = shapes.get(i).rank() - named;
      boolean open = terms[i].contains(ELLIPSIS);
      if (free < 0 || free > 0 && !open) {
        throw misread(
            equation,
            "term '%s' names %d axes of an operand of shape %s"
                .formatted(terms[i], named, shapes.get(i).dims()));
      }
      if (open) hidden = Math.max(hidden, free);
      inputs.add(expand(equation, terms[i], free));
    }
    var output = sides.length == 2 ? expand(equation, sides[1], hidden) : implicit(inputs, hidden);
    var extents = extents(equation, inputs, shapes);
    for (char c : labels(output)) {
      if (!extents.containsKey(c) || output.indexOf(c) != output.lastIndexOf(c)) {
        throw misread(equation, "the result must name each of its axes once, from those before");
      }
    }
    if (hidden > 0 && sides.length == 2 && !sides[1].contains(ELLIPSIS)) {
      throw misread(equation, "the result must have an ellipsis too, or none may have");
    }
    return new EinsumEquation(List.copyOf(inputs), output, extents);
  }

  private static String expand(String equation, String term, int free) {
    var hidden = new StringBuilder();
    for (int i = free - 1; i >= 0; i--) hidden.append((char) (HIDDEN + i));
    var named = term.replace(ELLIPSIS, "");
    if (!named.chars().allMatch(Character::isLetter)
        || term.indexOf(ELLIPSIS) != term.lastIndexOf(ELLIPSIS)) {
      throw misread(equation, "'%s' is not a term of letters with one ellipsis".formatted(term));
    }
    return term.replace(ELLIPSIS, hidden);
  }

  /// The hidden axes, then the labels that occur once, in alphabetical order.
  private static String implicit(List<String> inputs, int hidden) {
    var counts = new HashMap<Character, Integer>();
    for (char c : labels(String.join("", inputs))) counts.merge(c, 1, Integer::sum);
    var once =
        counts.entrySet().stream()
            .filter(e -> e.getValue() == 1 && e.getKey() < HIDDEN)
            .map(e -> String.valueOf(e.getKey()))
            .sorted()
            .collect(Collectors.joining());
    return expand("", hidden > 0 ? ELLIPSIS : "", hidden) + once;
  }

  private static Map<Character, Integer> extents(
      String equation, List<String> inputs, List<Shape> shapes) {
    var extents = new HashMap<Character, Integer>();
    for (int i = 0; i < inputs.size(); i++) {
      for (int a = 0; a < inputs.get(i).length(); a++) {
        char c = inputs.get(i).charAt(a);
        int extent = shapes.get(i).dim(a);
        int known = extents.getOrDefault(c, 1);
        if (known != 1 && extent != 1 && known != extent) {
          throw misread(
              equation,
              "axes named '%s' have extents %d and %d"
                  .formatted(c >= HIDDEN ? ELLIPSIS : c, known, extent));
        }
        if (known == 1) extents.put(c, extent);
      }
    }
    return Map.copyOf(extents);
  }

  private static IrException misread(String equation, String why) {
    return Errors.at("einsum \"%s\": %s", equation, why);
  }
}
