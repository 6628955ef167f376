package org.ngoma.firmware.engine;

import org.ngoma.firmware.midi.MidiIn;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Ppqn;
import org.ngoma.sequencer.play.Player;
import org.ngoma.sequencer.play.midi.ClockFollower;

/**
 * Holds the player to somebody else's song: starts and stops with it, and closes what lies between
 * both by playing a little faster or slower, so that no note is skipped or struck twice.
 *
 * <p>Thread: {@code audio}.
 */
final class ClockSteering {

  /** What is further apart is jumped to. */
  private static final double FAR = Ppqn.TICKS / 2.0;

  /** Share of what lies between that is closed in a second. */
  private static final double PULL = 4;

  /** At most that much faster or slower, so that it is not heard as another tempo. */
  private static final double MOST = 0.08;

  private static final double NANOS_A_MINUTE = 60e9;
  private static final double LEAST_BPM = 20;
  private static final double MOST_BPM = 999;

  private final MidiIn in;
  private final Player player;
  private boolean followed;
  private boolean wasRunning;

  ClockSteering(MidiIn in, Player player) {
    this.in = in;
    this.player = player;
  }

  /**
   * Before a quantum that is heard from {@code nanos} on.
   *
   * @return whether the song was sent elsewhere
   */
  @RealTime
  boolean steer(double nanos) {
    if (!in.follows()) {
      if (followed) {
        followed = false;
        player.follow(0);
      }
      return false;
    }
    followed = true;
    ClockFollower clock = in.follower();
    boolean moved = false;
    double wanted = clock.songTickAt((long) nanos);
    if (in.starts()) {
      // What lies between the first pulse and now is played too, and then made up for.
      player.locate(Math.max(0, wanted - late(clock, nanos)));
      player.play();
      moved = true;
    } else if (!clock.running() && wasRunning) {
      player.stop();
    }
    wasRunning = clock.running();
    double bpm = clock.bpm();
    if (bpm == 0) {
      return moved;
    }
    if (clock.running() && player.playing()) {
      double apart = wanted - player.songTick();
      if (Math.abs(apart) > FAR) {
        player.locate(wanted);
        return true;
      }
      double secondsApart = apart * NANOS_A_MINUTE / (bpm * Ppqn.TICKS) * 1e-9;
      bpm *= 1 + Math.clamp(PULL * secondsApart, -MOST, MOST);
    }
    player.follow(Math.clamp(bpm, LEAST_BPM, MOST_BPM));
    return moved;
  }

  /** Ticks since the pulse that the song began with; less than a beat. */
  @RealTime
  private static double late(ClockFollower clock, double nanos) {
    return Math.min(Ppqn.TICKS, clock.ticksSinceStart((long) nanos));
  }

  /** The tempo for what would be heard to jitter with it. */
  @RealTime
  double smoothBpm() {
    double smooth = followed ? in.follower().smoothBpm() : 0;
    return smooth > 0 ? smooth : player.bpm();
  }
}
