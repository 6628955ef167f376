package org.ngoma.sequencer.model;

import java.util.List;

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

  /**
   * Lets tracks play other patterns from the next line of a grid on, together.
   *
   * @param cells by track: the pattern, {@link Scene#SILENCE}, or {@link #ARRANGEMENT}
   * @param grid where they begin
   */
  record Launch(List<Scene.Cell> cells, Grid grid) implements Performance {

    /** The track plays what is placed on the song's line again. */
    public static final int ARRANGEMENT = -2;

    public Launch {
      cells = List.copyOf(cells);
      if (cells.isEmpty() || cells.size() > Project.MAX_TRACKS) {
        throw new IllegalArgumentException(cells.size() + " cells to launch: from 1 to 64");
      }
    }
  }

  /** Where what is launched begins. */
  enum Grid {
    AT_ONCE(0),
    SIXTEENTH(Ppqn.TICKS / 4),
    EIGHTH(Ppqn.TICKS / 2),
    BEAT(Ppqn.TICKS),
    BAR(-1),
    TWO_BARS(-2),
    FOUR_BARS(-4),
    EIGHT_BARS(-8);

    private final int quantum;

    Grid(int quantum) {
      this.quantum = quantum;
    }

    /** Ticks, or where negative bars; 0 for at once. */
    public int quantum() {
      return quantum;
    }
  }

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
