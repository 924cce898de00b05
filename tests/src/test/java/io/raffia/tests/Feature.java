package io.raffia.tests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What of the talk "Introducing Flax NNX" a test shows: a row of the table in the README.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Feature {
  /// The rows of the table, in the order of the slides.
  enum Of {
    MODULES("Modules are plain objects that hold their state"),
    DISPLAY("Display of models: types, shapes, counts, bytes, statistics"),
    SHARING("The same layer in several places is one layer"),
    VARIABLES("Variables of every type, with metadata"),
    RANDOM_NUMBERS("Explicit random numbers; a layer has its own forked stream"),
    INITIALIZATION("Parameters are there when the constructor returns"),
    FUNCTIONAL("`split`, `merge`, `update`"),
    JIT("`Nnx.jit` compiles functions"),
    SIDE_EFFECTS("A side effect in compiled code is an error on its line"),
    CONTROL_FLOW("Java's branches and loops on values compile"),
    BY_HAND("The JAX pattern: parameters, gradients and optimizer state by hand"),
    TRANSFORMS("Transforms lift state by themselves"),
    LAYERS("The layers of the talk"),
    MODELS("The models of the talk"),
    TRAINING("The training step of the talk"),
    MNIST("The MNIST tutorial, with Flax's losses"),
    GPT("A character-level GPT, with Flax's losses");

    final String words;

    Of(String words) {
      this.words = words;
    }
  }

  Of value();
}
