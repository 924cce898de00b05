/// Benchmarks: how fast Raffia is, beside what it is compared with.
@NullMarked
package io.raffia.bench;

import org.jspecify.annotations.NullMarked;
