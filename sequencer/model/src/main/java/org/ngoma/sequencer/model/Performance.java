package org.ngoma.sequencer.model;

/** What is played and changes no project: it is neither undone nor kept. */
public sealed interface Performance extends Command {

  /** Start where the song stands. */
  record Play() implements Performance {}

  /** Stop where the song stands. */
  record Stop() implements Performance {}

  /** Go to a position. */
  record Locate(long tick) implements Performance {
    public Locate {
      if (tick < 0 || tick > Ppqn.MAX_TICK) {
        throw new IllegalArgumentException("position at tick " + tick + ": from 0 to 2^40");
      }
    }
  }

  /** Play from {@code startTick} to {@code endTick} again and again. */
  record Loop(long startTick, long endTick) implements Performance {
    public Loop {
      if (startTick < 0 || endTick <= startTick || endTick > Ppqn.MAX_TICK) {
        throw new IllegalArgumentException(
            "loop from tick " + startTick + " to " + endTick + ": the end lies behind the start");
      }
    }
  }

  /** Play on behind the loop. */
  record NoLoop() implements Performance {}

  /** Trigs that ask for fill play while it is held. */
  record Fill(boolean held) implements Performance {}

  /** Measure loudness and true peak of the output from now on. */
  record ResetMeters() implements Performance {}

  /** Let go of everything that sounds, on every MIDI cable too. */
  record Panic() implements Performance {}

  /** A pad or key goes down. */
  record LiveNoteOn(int trackId, int key, int velocity) implements Performance {
    public LiveNoteOn {
      checkKey(key);
      if (velocity < 1 || velocity > 127) {
        throw new IllegalArgumentException("velocity " + velocity + ": from 1 to 127");
      }
    }
  }

  /** The pad or key goes up. */
  record LiveNoteOff(int trackId, int key) implements Performance {
    public LiveNoteOff {
      checkKey(key);
    }
  }

  private static void checkKey(int key) {
    if (key < 0 || key > 127) {
      throw new IllegalArgumentException("key " + key + ": MIDI keys are 0 to 127");
    }
  }
}
