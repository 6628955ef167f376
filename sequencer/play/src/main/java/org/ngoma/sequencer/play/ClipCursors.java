package org.ngoma.sequencer.play;

import org.ngoma.hal.rt.RealTime;
import org.ngoma.sequencer.model.Project;

/**
 * The recordings that come next on every track, and those that lie at a position. Thread: {@code
 * audio}.
 */
final class ClipCursors {

  private final NoteSink sink;
  private final AudioScore[] audio = new AudioScore[Project.MAX_TRACKS];
  private final int[] next = new int[Project.MAX_TRACKS];
  private final ClipTime time = new ClipTime();
  private int tracks;
  private long earliestTick = TrackCursor.NEVER;

  ClipCursors(NoteSink sink) {
    this.sink = sink;
  }

  /** Plays another score; {@link #seek} follows. */
  @RealTime
  void score(Score score) {
    tracks = score.trackCount();
    for (int i = 0; i < tracks; i++) {
      audio[i] = score.audio(i);
    }
  }

  /** Goes before the first clips that start at or behind a tick. */
  @RealTime
  void seek(long firstTick) {
    for (int i = 0; i < tracks; i++) {
      next[i] = audio[i].firstFrom(firstTick);
    }
    findEarliest();
  }

  /** Where the next clip starts, {@link TrackCursor#NEVER} when none does. */
  @RealTime
  long earliestTick() {
    return earliestTick;
  }

  @RealTime
  private void findEarliest() {
    long earliest = TrackCursor.NEVER;
    for (int i = 0; i < tracks; i++) {
      if (next[i] < audio[i].clips()) {
        earliest = Math.min(earliest, audio[i].start(next[i]));
      }
    }
    earliestTick = earliest;
  }

  /** Begins every clip of one tick. */
  @RealTime
  void begin(long tick, SongClock clock, long frame, int offset) {
    for (int i = 0; i < tracks; i++) {
      if (next[i] < audio[i].clips() && audio[i].start(next[i]) == tick) {
        fill(audio[i], next[i], clock, frame);
        time.ticksIn = 0;
        sink.clip(i, offset, time);
        next[i]++;
      }
    }
    findEarliest();
  }

  /** Sounds the clips in whose midst it stands. */
  @RealTime
  void cover(SongClock clock, long frame, int offset) {
    for (int i = 0; i < tracks; i++) {
      // No more than two overlap.
      for (int clip = Math.max(0, next[i] - 2); clip < next[i]; clip++) {
        if (clock.frameOf(audio[i].end(clip)) > frame) {
          fill(audio[i], clip, clock, frame);
          time.ticksIn = clock.tickAt(frame) - audio[i].start(clip);
          sink.clip(i, offset, time);
        }
      }
    }
  }

  /** Tells of the clips that will sound when the song comes back to a tick. */
  @RealTime
  void announce(long tick, SongClock clock) {
    for (int i = 0; i < tracks; i++) {
      int behind = audio[i].firstFrom(tick);
      for (int clip = Math.max(0, behind - 2); clip < behind; clip++) {
        if (audio[i].end(clip) > tick) {
          fill(audio[i], clip, clock, clock.frameOf(tick));
          time.ticksIn = tick - audio[i].start(clip);
          sink.clipSoon(i, time);
        }
      }
    }
  }

  /** Ends what sounds on every track. */
  @RealTime
  void off(int offset) {
    for (int i = 0; i < tracks; i++) {
      if (audio[i].clips() > 0) {
        sink.clipsOff(i, offset);
      }
    }
  }

  @RealTime
  private void fill(AudioScore score, int clip, SongClock clock, long frame) {
    long start = clock.frameOf(score.start(clip));
    long end = clock.frameOf(score.end(clip));
    time.clip = clip;
    time.framesIn = frame - start;
    time.framesLeft = end - frame;
    time.crossIn = clip > 0 ? Math.max(0, clock.frameOf(score.end(clip - 1)) - start) : 0;
    time.crossOut =
        clip + 1 < score.clips() ? Math.max(0, end - clock.frameOf(score.start(clip + 1))) : 0;
  }
}
