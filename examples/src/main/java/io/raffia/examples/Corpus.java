package io.raffia.examples;

import io.raffia.Random;
import io.raffia.Tensor;
import io.raffia.ir.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A text as numbers: each character is its place in the sorted list of all that occur.
public final class Corpus {
  private final String characters;
  private final int[] train;
  private final int[] test;

  /// @throws IllegalArgumentException for fewer than two different characters
  public Corpus(String text) {
    characters =
        text.chars()
            .sorted()
            .distinct()
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    if (characters.length() < 2) {
      throw new IllegalArgumentException(
          "expected a text of at least two different characters, found only \"%s\""
              .formatted(characters));
    }
    int[] all = encode(text);
    int tenths = all.length / 10 * 9;
    train = Arrays.copyOfRange(all, 0, tenths);
    test = Arrays.copyOfRange(all, tenths, all.length);
  }

  /// How many different characters there are.
  public int vocabulary() {
    return characters.length();
  }

  /// The first nine tenths of the text.
  public int[] train() {
    return train;
  }

  /// The rest of the text.
  public int[] test() {
    return test;
  }

  /// @throws IllegalArgumentException for a character that is not in the text
  public int[] encode(String text) {
    return text.chars()
        .map(c -> {
          int token = characters.indexOf(c);
          if (token >= 0) return token;
          throw new IllegalArgumentException(
              "the text that was learned has no '%c'".formatted((char) c));
        })
        .toArray();
  }

  public char decode(int token) {
    return characters.charAt(token);
  }

  /// Windows of `tokens` that begin where `key` says: `i32[size, time + 1]`.
  public static Tensor windows(int[] tokens, Tensor key, int size, int time) {
    var starts = Random.randint(key, Shape.of(size), 0, tokens.length - time).toIntArray();
    var rows = new int[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = Arrays.copyOfRange(tokens, starts[i], starts[i] + time + 1);
    }
    return Tensor.of(rows);
  }
}
