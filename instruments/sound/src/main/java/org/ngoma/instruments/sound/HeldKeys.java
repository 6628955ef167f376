package org.ngoma.instruments.sound;

/** The keys held down, the latest on top: what a monophonic instrument falls back to. */
final class HeldKeys {

  private static final int MOST = 32;

  private final int[] ids = new int[MOST];
  private final int[] keys = new int[MOST];
  private final float[] velocities = new float[MOST];
  private int count;

  void clear() {
    count = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Puts a key on top; the oldest one is forgotten when there are too many. */
  void press(int id, int key, float velocity) {
    if (count == MOST) {
      removeAt(0);
    }
    ids[count] = id;
    keys[count] = key;
    velocities[count] = velocity;
    count++;
  }

  void lift(int id) {
    for (int i = count - 1; i >= 0; i--) {
      if (ids[i] == id) {
        removeAt(i);
      }
    }
  }

  private void removeAt(int index) {
    for (int i = index; i < count - 1; i++) {
      ids[i] = ids[i + 1];
      keys[i] = keys[i + 1];
      velocities[i] = velocities[i + 1];
    }
    count--;
  }

  int topId() {
    return ids[count - 1];
  }

  int topKey() {
    return keys[count - 1];
  }

  float topVelocity() {
    return velocities[count - 1];
  }
}
