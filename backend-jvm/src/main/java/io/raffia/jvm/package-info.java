/// The CPU backend: off-heap memory, worker threads, vector math, matrix products and convolutions.
@NullMarked
package io.raffia.jvm;

import org.jspecify.annotations.NullMarked;
