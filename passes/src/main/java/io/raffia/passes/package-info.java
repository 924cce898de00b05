/// Program to program: derivatives, batching, simplification; and program to kernels.
@NullMarked
package io.raffia.passes;

import org.jspecify.annotations.NullMarked;
