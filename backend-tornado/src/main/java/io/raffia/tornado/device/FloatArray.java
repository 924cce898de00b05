package io.raffia.tornado.device;

/// Stands for TornadoVM's class of that name.
public abstract class FloatArray {
  public abstract float get(int index);

  public abstract void set(int index, float value);
}
