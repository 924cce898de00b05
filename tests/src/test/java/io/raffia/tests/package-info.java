/// What crosses modules.
@NullMarked
package io.raffia.tests;

import org.jspecify.annotations.NullMarked;
