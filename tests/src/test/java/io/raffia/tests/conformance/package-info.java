/// What Raffia computes beside what JAX, Flax and Optax compute: suites of cases by family, a test
/// that goes over all of them, and the table that it prints.
@NullMarked
package io.raffia.tests.conformance;

import org.jspecify.annotations.NullMarked;
