/// Data sets in plain Java arrays: reading, fetching, drawing and batching the digits of MNIST.
@NullMarked
package io.raffia.data;

import org.jspecify.annotations.NullMarked;
