/// What a program is: types, values, equations, functions, and the tools that read, check and run
/// them.
@NullMarked
package io.raffia.ir;

import org.jspecify.annotations.NullMarked;
