package io.raffia.examples;

import java.util.List;
import java.util.SplittableRandom;

/// Text to learn from that needs no file: short fables, made up by a few rules.
final class Fables {
  private static final List<String> WHO =
      List.of("fox", "crow", "hare", "wolf", "owl", "goat", "frog", "bear", "mouse", "heron");
  private static final List<String> HOW =
      List.of("old", "sly", "proud", "hungry", "clever", "idle", "gentle", "young");
  private static final List<String> DID =
      List.of("found", "followed", "praised", "feared", "asked", "mocked", "helped", "watched");
  private static final List<String> WHERE =
      List.of(
          "by the river", "in the wood", "at dawn", "on the hill", "under the oak", "in winter");
  private static final List<String> WHAT =
      List.of("bread", "honey", "a song", "the moon", "good advice", "a ripe plum", "patience");

  private final SplittableRandom random = new SplittableRandom(1);
  private final StringBuilder text = new StringBuilder();

  private Fables() {}

  /// The first so many characters, always the same.
  static String write(int characters) {
    var fables = new Fables();
    while (fables.text.length() < characters) fables.fable();
    return fables.text.substring(0, characters);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void fable() {
    String hero = one(WHO);
    String other = one(WHO);
    say("Once a %s %s %s a %s %s %s.\n", one(HOW), hero, one(DID), one(HOW), other, one(WHERE));
    for (int i = random.nextInt(3); i >= 0; i--) {
      if (random.nextBoolean()) {
        say("\"What do you want, %s?\" said the %s.\n", hero, other);
        say("\"I want %s,\" said the %s.\n", one(WHAT), hero);
      } else {
        say("The %s had %s, and the %s had none.\n", other, one(WHAT), hero);
      }
    }
    say("So the %s %s the %s %s.\n", other, one(DID), hero, one(WHERE));
    say("The %s are seldom %s.\n\n", one(HOW), one(HOW));
  }

  private void say(String format, Object... words) {
    text.append(format.formatted(words));
  }
}
