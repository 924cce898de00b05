/// The command line of Raffia and the examples that it runs.
@NullMarked
package io.raffia.examples;

import org.jspecify.annotations.NullMarked;
