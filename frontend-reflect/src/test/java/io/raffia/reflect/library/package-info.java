/// Stands for the library on top, whose code runs as it is.
@NullMarked
package io.raffia.reflect.library;

import org.jspecify.annotations.NullMarked;
