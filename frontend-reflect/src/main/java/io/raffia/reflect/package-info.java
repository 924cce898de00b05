/// Java code to program: class files are read into [JavaCode], which the [Stager] evaluates.
@NullMarked
package io.raffia.reflect;

import org.jspecify.annotations.NullMarked;
