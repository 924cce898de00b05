package io.raffia.examples;

/// How well a network does on some images.
///
/// @param loss the mean cross entropy
/// @param accuracy the share of images with the right digit, 0 to 1
record Score(double loss, double accuracy) {}
