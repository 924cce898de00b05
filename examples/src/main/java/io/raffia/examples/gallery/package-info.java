/// Short examples, a file each, that need no data: `./raffia example NAME`.
///
/// Each has a method `run` that takes a number of steps, prints how it goes, and returns the one
/// number that says how well it went; the tests run them all.
@org.jspecify.annotations.NullMarked
package io.raffia.examples.gallery;
