package io.raffia.reflect;

import java.util.Locale;
import java.util.function.Function;

/// The kinds of things that staged code must not do. `docs/errors.md` has one section for each.
public enum Violation {
  STATIC_WRITE(
      "a static field is written",
      "Compiled code runs without the Java statements that were staged, so the field would change"
          + " once and never again.",
      "return the value, or keep it in a Variable of a Module"),
  OUTSIDE_FIELD(
      "a field of an object from outside is written",
      "The object existed before the staged code ran, and compiled code would not write the field"
          + " again.",
      "return the value, or keep it in a Variable of a Module"),
  TENSOR_FIELD(
      "a plain field of a Module is set to a tensor",
      "Variables carry values from one call to the next; a plain field is part of what the code is"
          + " compiled for, and a tensor in it would be a value of one call only.",
      "make the field a Variable, final, and set its value"),
  OUTSIDE_ARRAY(
      "an array from outside is written",
      "The array existed before the staged code ran, and compiled code would not write it again.",
      "write to a copy (array.clone()) and return it"),
  OUTSIDE_COLLECTION(
      "an object from outside is changed",
      "The collection existed before the staged code ran, and compiled code would not change it"
          + " again.",
      "build a new collection and return it"),
  IO(
      "input or output",
      "It would happen once, while staging, and not when the compiled code runs.",
      "do it outside of the staged function, on what the function returns, or print with"
          + " Nnx.debugPrint"),
  CLOCK(
      "a clock is read",
      "The time of staging would become a constant of the compiled code.",
      "read the clock outside and pass the time as an argument"),
  RANDOM(
      "java's random numbers are drawn",
      "The numbers drawn while staging would become constants of the compiled code.",
      "draw from Rngs, whose state is carried from call to call"),
  THREADS(
      "threads are started, awaited or asked",
      "Staging follows one thread, and compiled code would start none.",
      "write it sequentially; Raffia runs the compiled code on several threads itself"),
  LOCK(
      "a lock on an object from outside is taken",
      "Compiled code would not take the lock.",
      "take the lock around the call of the compiled function"),
  SYSTEM(
      "the Java system's settings are used or changed",
      "They are not part of the program that is compiled.",
      "read or change them outside and pass what is needed as an argument"),
  UNKNOWN_METHOD(
      "a method that is not known to be pure is called",
      "It may do what compiled code would not do again.",
      "call it from a method of yours that is annotated @Pure, if it only computes a value from its"
          + " arguments"),
  NO_CODE(
      "code that cannot be read",
      "Raffia reads class files through the loader of the class, and this loader gives none.",
      "make the class file available as a resource of its loader, or annotate the method @Pure"),
  RECURSION(
      "recursion without end",
      "Recursion is unrolled while staging, so it must end on values that are known then.",
      "make the depth depend on known values, or write a loop"),
  CONDITIONAL_THROW(
      "an exception is thrown on a condition that is not known while staging",
      "Compiled code cannot throw: whether it would is known only when it runs.",
      "check known values (shapes, configuration), check the result outside of the compiled"
          + " function, or give a value such as NaN in that case"),
  BRANCHES_DISAGREE(
      "branches leave different things",
      "Compiled code can choose between numbers and tensors of equal type, and between records,"
          + " arrays and lists of them of equal structure, but not between different Java objects"
          + " or shapes.",
      "give both branches results of the same type and shape"),
  LOOP_CARRIES(
      "a loop carries what cannot change from iteration to iteration",
      "How often the loop runs is known only when the compiled code runs, so what it carries must"
          + " keep its type, shape and structure.",
      "carry tensors and numbers of fixed shape, for example write into an array of fixed length"),
  ENDLESS_LOOP(
      "a loop does not end",
      "It has no condition that ends it, or it ends after more iterations than can be staged.",
      "end the loop by a condition on its variables"),
  NEEDS_KNOWN(
      "a value must be known while staging",
      "It decides the shape of the program: the length of an array, an index into a list, the text"
          + " of a name.",
      "compute it from shapes or configuration, or use an operation on tensors"),
  ESCAPES(
      "a number computed from a tensor goes to code that runs as it is",
      "Such code needs the number now, and it is known only when the compiled code runs.",
      "keep a Tensor instead, use Math and Java's operators, or do it outside of the compiled"
          + " function"),
  READ_ONLY(
      "an object that stands for one of several is changed",
      "Which object it is is known only when the compiled code runs, so a change cannot be made to"
          + " the right one.",
      "change the objects inside the branches or loop, or use records"),
  TENSOR_VALUE(
      "the value of a tensor is needed while staging",
      "A tensor has no value before the compiled code runs.",
      "use operations on tensors, or take one element with toFloat()"),
  LEAKED(
      "a tensor is used after its function ended",
      "It stood for a value of a compiled function, and has none outside of it.",
      "return the tensor from the function, or keep it in a Variable"),
  SHAPES(
      "the shapes of tensors do not fit an operation",
      "Shapes are known while staging, so this is found before anything runs.",
      "reshape, transpose, slice or broadcast one of the tensors; shape() says what it has"),
  ELEMENT_TYPES(
      "the element types of tensors do not fit an operation",
      "Types are known while staging, so this is found before anything runs.",
      "convert one of the tensors with astype"),
  ARGUMENTS(
      "an operation or transformation does not take what it is given",
      "Its Javadoc says what it takes.",
      "give what the message asks for"),
  UNSUPPORTED(
      "Java that cannot be staged",
      "Staging has no equivalent of it.",
      "write it in another way, or annotate a method around it @Pure");

  private final String title;
  private final String why;
  private final String remedy;

  Violation(String title, String why, String remedy) {
    this.title = title;
    this.why = why;
    this.remedy = remedy;
  }

  /// Whether the code may pass when values are known that were not.
  public boolean needsValues() {
    return switch (this) {
      case CONDITIONAL_THROW,
          BRANCHES_DISAGREE,
          LOOP_CARRIES,
          ENDLESS_LOOP,
          NEEDS_KNOWN,
          ESCAPES,
          READ_ONLY,
          UNSUPPORTED,
          RECURSION ->
          true;
      case STATIC_WRITE,
          OUTSIDE_FIELD,
          TENSOR_FIELD,
          OUTSIDE_ARRAY,
          OUTSIDE_COLLECTION,
          IO,
          CLOCK,
          RANDOM,
          THREADS,
          LOCK,
          SYSTEM,
          UNKNOWN_METHOD,
          NO_CODE,
          TENSOR_VALUE,
          LEAKED,
          SHAPES,
          ELEMENT_TYPES,
          ARGUMENTS ->
          false;
    };
  }

  /// What it is, as a heading.
  public String title() {
    return title;
  }

  /// Why it cannot be compiled.
  public String why() {
    return why;
  }

  /// What to write instead.
  public String remedy() {
    return remedy;
  }

  /// The section of `docs/errors.md`.
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The text of `docs/errors.md`.
  ///
  /// @param code wrong and right code for each, as text
  public static String document(Function<Violation, String> code) {
    var text =
        new StringBuilder(
            """
            # What staged code must not do

            Every error of staging names the line and the chain of calls, says what is wrong, why and what to write instead, and
            points here; those of operations show the names and types of the tensors. The examples are tests: the wrong ones are refused with this error, the right ones run.
            """);
    for (var v : values()) {
      text.append("\n## ").append(v.anchor()).append("\n\n**").append(v.title).append(".** ");
      text.append(v.why).append("\n\nRemedy: ").append(v.remedy).append(".\n");
      text.append("\n```java\n").append(code.apply(v)).append("```\n");
    }
    return text.toString();
  }
}
