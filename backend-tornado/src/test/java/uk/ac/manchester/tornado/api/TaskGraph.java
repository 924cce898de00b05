package uk.ac.manchester.tornado.api;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.ac.manchester.tornado.api.common.TornadoFunctions;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;

/// Copies and tasks, in order.
public final class TaskGraph {
  record Task(String name, Object code, List<Object> arguments) {}

  final String name;
  final Map<Object, Integer> in = new HashMap<>();
  final List<Task> tasks = new ArrayList<>();
  final List<Object> out = new ArrayList<>();
  final List<Object> persisted = new ArrayList<>();
  final List<Object> consumed = new ArrayList<>();

  public TaskGraph(String name) {
    this.name = name;
  }

  public TaskGraph transferToDevice(int mode, Object... arrays) {
    for (var a : arrays) in.put(a, mode);
    return this;
  }

  public TaskGraph transferToHost(int mode, Object... arrays) {
    if (mode != DataTransferMode.EVERY_EXECUTION)
      throw new IllegalArgumentException("mode " + mode);
    out.addAll(List.of(arrays));
    return this;
  }

  public TaskGraph persistOnDevice(Object... arrays) {
    persisted.addAll(List.of(arrays));
    return this;
  }

  public TaskGraph consumeFromDevice(Object... arrays) {
    consumed.addAll(List.of(arrays));
    return this;
  }

  public ImmutableTaskGraph snapshot() {
    return new ImmutableTaskGraph(this);
  }

  private TaskGraph add(String task, Object code, Object... arguments) {
    if (tasks.stream().anyMatch(t -> t.name.equals(task))) throw new IllegalArgumentException(task);
    tasks.add(new Task(task, code, List.of(arguments)));
    return this;
  }

  static Method apply(Object code) {
    for (var m : code.getClass().getInterfaces()[0].getMethods()) return m;
    throw new IllegalArgumentException("no task: " + code);
  }

  public <T1> TaskGraph task(String task, TornadoFunctions.Task1<T1> code, T1 a1) {
    return add(task, code, a1);
  }

  public <T1, T2> TaskGraph task(String task, TornadoFunctions.Task2<T1, T2> code, T1 a1, T2 a2) {
    return add(task, code, a1, a2);
  }

  public <T1, T2, T3> TaskGraph task(
      String task, TornadoFunctions.Task3<T1, T2, T3> code, T1 a1, T2 a2, T3 a3) {
    return add(task, code, a1, a2, a3);
  }

  public <T1, T2, T3, T4> TaskGraph task(
      String task, TornadoFunctions.Task4<T1, T2, T3, T4> code, T1 a1, T2 a2, T3 a3, T4 a4) {
    return add(task, code, a1, a2, a3, a4);
  }

  public <T1, T2, T3, T4, T5> TaskGraph task(
      String task,
      TornadoFunctions.Task5<T1, T2, T3, T4, T5> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5) {
    return add(task, code, a1, a2, a3, a4, a5);
  }

  public <T1, T2, T3, T4, T5, T6> TaskGraph task(
      String task,
      TornadoFunctions.Task6<T1, T2, T3, T4, T5, T6> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6) {
    return add(task, code, a1, a2, a3, a4, a5, a6);
  }

  public <T1, T2, T3, T4, T5, T6, T7> TaskGraph task(
      String task,
      TornadoFunctions.Task7<T1, T2, T3, T4, T5, T6, T7> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8> TaskGraph task(
      String task,
      TornadoFunctions.Task8<T1, T2, T3, T4, T5, T6, T7, T8> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9> TaskGraph task(
      String task,
      TornadoFunctions.Task9<T1, T2, T3, T4, T5, T6, T7, T8, T9> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> TaskGraph task(
      String task,
      TornadoFunctions.Task10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9,
      T10 a10) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> TaskGraph task(
      String task,
      TornadoFunctions.Task11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9,
      T10 a10,
      T11 a11) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> TaskGraph task(
      String task,
      TornadoFunctions.Task12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9,
      T10 a10,
      T11 a11,
      T12 a12) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> TaskGraph task(
      String task,
      TornadoFunctions.Task13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9,
      T10 a10,
      T11 a11,
      T12 a12,
      T13 a13) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> TaskGraph task(
      String task,
      TornadoFunctions.Task14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9,
      T10 a10,
      T11 a11,
      T12 a12,
      T13 a13,
      T14 a14) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> TaskGraph task(
      String task,
      TornadoFunctions.Task15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>
          code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9,
      T10 a10,
      T11 a11,
      T12 a12,
      T13 a13,
      T14 a14,
      T15 a15) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> TaskGraph task(
      String task,
      TornadoFunctions.Task16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>
          code,
      T1 a1,
      T2 a2,
      T3 a3,
      T4 a4,
      T5 a5,
      T6 a6,
      T7 a7,
      T8 a8,
      T9 a9,
      T10 a10,
      T11 a11,
      T12 a12,
      T13 a13,
      T14 a14,
      T15 a15,
      T16 a16) {
    return add(task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
      TaskGraph task(
          String task,
          TornadoFunctions.Task17<
                  T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
              code,
          T1 a1,
          T2 a2,
          T3 a3,
          T4 a4,
          T5 a5,
          T6 a6,
          T7 a7,
          T8 a8,
          T9 a9,
          T10 a10,
          T11 a11,
          T12 a12,
          T13 a13,
          T14 a14,
          T15 a15,
          T16 a16,
          T17 a17) {
    return add(
        task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>
      TaskGraph task(
          String task,
          TornadoFunctions.Task18<
                  T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>
              code,
          T1 a1,
          T2 a2,
          T3 a3,
          T4 a4,
          T5 a5,
          T6 a6,
          T7 a7,
          T8 a8,
          T9 a9,
          T10 a10,
          T11 a11,
          T12 a12,
          T13 a13,
          T14 a14,
          T15 a15,
          T16 a16,
          T17 a17,
          T18 a18) {
    return add(
        task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17,
        a18);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>
      TaskGraph task(
          String task,
          TornadoFunctions.Task19<
                  T1,
                  T2,
                  T3,
                  T4,
                  T5,
                  T6,
                  T7,
                  T8,
                  T9,
                  T10,
                  T11,
                  T12,
                  T13,
                  T14,
                  T15,
                  T16,
                  T17,
                  T18,
                  T19>
              code,
          T1 a1,
          T2 a2,
          T3 a3,
          T4 a4,
          T5 a5,
          T6 a6,
          T7 a7,
          T8 a8,
          T9 a9,
          T10 a10,
          T11 a11,
          T12 a12,
          T13 a13,
          T14 a14,
          T15 a15,
          T16 a16,
          T17 a17,
          T18 a18,
          T19 a19) {
    return add(
        task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18,
        a19);
  }

  public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>
      TaskGraph task(
          String task,
          TornadoFunctions.Task20<
                  T1,
                  T2,
                  T3,
                  T4,
                  T5,
                  T6,
                  T7,
                  T8,
                  T9,
                  T10,
                  T11,
                  T12,
                  T13,
                  T14,
                  T15,
                  T16,
                  T17,
                  T18,
                  T19,
                  T20>
              code,
          T1 a1,
          T2 a2,
          T3 a3,
          T4 a4,
          T5 a5,
          T6 a6,
          T7 a7,
          T8 a8,
          T9 a9,
          T10 a10,
          T11 a11,
          T12 a12,
          T13 a13,
          T14 a14,
          T15 a15,
          T16 a16,
          T17 a17,
          T18 a18,
          T19 a19,
          T20 a20) {
    return add(
        task, code, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18,
        a19, a20);
  }
}
