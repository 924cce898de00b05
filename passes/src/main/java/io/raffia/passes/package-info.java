/// Program to program, and program to kernels.
@NullMarked
package io.raffia.passes;

import org.jspecify.annotations.NullMarked;
