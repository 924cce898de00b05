package io.raffia;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Orders what threads do to Variables: a program that replaces Variables excludes all others that
/// touch some, so that each call sees and leaves a state that some order of the calls explains.
final class StateLock {
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  private StateLock() {}

  static Tensor read(Variable v) {
    LOCK.readLock().lock();
    try {
      var value = v.held();
      Storage.share(value);
      return value;
    } finally {
      LOCK.readLock().unlock();
    }
  }

  static void write(Variable v, Tensor value) {
    LOCK.writeLock().lock();
    try {
      v.hold(value);
    } finally {
      LOCK.writeLock().unlock();
    }
  }

  static void lock(boolean writes) {
    if (writes) LOCK.writeLock().lock();
    else LOCK.readLock().lock();
  }

  static void unlock(boolean writes) {
    if (writes) LOCK.writeLock().unlock();
    else LOCK.readLock().unlock();
  }
}
