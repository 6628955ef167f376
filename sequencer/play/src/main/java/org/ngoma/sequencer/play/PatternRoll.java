package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.Direction;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Pattern;
import org.ngoma.sequencer.model.Ratchet;
import org.ngoma.sequencer.model.Stepping;
import org.ngoma.sequencer.model.Track;

/**
 * A pattern rolled out as it is played: steps in their order, swung, stretched, ratchets struck.
 * Never on the audio thread.
 */
final class PatternRoll {

  /** How long a sliding note sounds on after the next one has begun. */
  private static final int SLIDE_TICKS = 10;

  /** No pattern is rolled out beyond so many notes only to make its length a whole number. */
  private static final int MAX_ROLLED = 1 << 16;

  /** Strikes that would come later than so many rounds are left out. */
  private static final int MAX_LATE = 100;

  private final Pattern pattern;
  private final long stretch;
  private final long divide;
  private final List<PlayedNote> notes = new ArrayList<>();
  private final Feel feel;
  private int cycles;
  private long written;
  private int length;

  private PatternRoll(Pattern pattern, Track track) {
    this.pattern = pattern;
    long above = pattern.stepping().stretchedBy();
    long below = pattern.stepping().dividedBy();
    long common = common(above, below);
    stretch = above / common;
    divide = below / common;
    Stepping stepping = pattern.stepping();
    if (stepping.direction() == Direction.FORWARD && stepping.skipped().isEmpty()) {
      feel = new Feel(track, pattern.lengthTicks());
      forward();
    } else {
      StepWalk walk = StepWalk.of(pattern);
      feel = new Feel(track, walk.swingTicks());
      walk.repeat(rounds(walk.length(), walk.cycles()));
      cycles = walk.cycles();
      size(walk.length());
      walk(walk);
    }
    slide();
    ratchets();
    notes.sort(PlayedNote.ORDER);
  }

  static PatternRoll of(Pattern pattern, Track track) {
    return new PatternRoll(pattern, track);
  }

  private static long common(long a, long b) {
    return b == 0 ? a : common(b, a % b);
  }

  /** How often a walk is repeated until its end falls on a whole tick. */
  private int rounds(long walkTicks, int walkCycles) {
    long wanted = divide / common(walkTicks * stretch, divide);
    long strikes = (long) pattern.notes().size() * walkCycles;
    return wanted * strikes > MAX_ROLLED ? 1 : (int) wanted;
  }

  private void size(long writtenTicks) {
    written = writtenTicks;
    length = Math.clamp(written * stretch / divide, 1, Integer.MAX_VALUE);
  }

  private void forward() {
    long end = pattern.lengthTicks();
    cycles = rounds(end, 1);
    size(end * cycles);
    for (Note note : pattern.notes()) {
      if (note.tick() < end) {
        int coming = early(note.tick()) ? 1 : 0;
        for (int cycle = 0; cycle < cycles; cycle++) {
          int in = (cycle + coming) % cycles;
          add(note, cycle * end + note.tick(), in, in < cycle + coming ? 1 : 0);
        }
      }
    }
  }

  private void walk(StepWalk walk) {
    Map<Integer, List<Note>> byStep = new HashMap<>();
    for (Note note : pattern.notes()) {
      if (note.tick() < pattern.lengthTicks()) {
        byStep.computeIfAbsent(step(note.tick()), any -> new ArrayList<>()).add(note);
      }
    }
    for (StepWalk.Stop stop : walk.stops()) {
      for (Note note : byStep.getOrDefault(stop.step(), List.of())) {
        long offset = note.tick() - (long) stop.step() * Stepping.STEP_TICKS;
        if (early(note.tick())) {
          offset -= pattern.lengthTicks();
        }
        long at = stop.start() + offset;
        add(
            note,
            Math.floorMod(at, written),
            stop.cycle(),
            Math.toIntExact(-Math.floorDiv(at, written)));
      }
    }
  }

  /** The step that a note is nearest to; what comes right before the end belongs to the first. */
  private int step(int tick) {
    return early(tick) ? 0 : nearest(tick);
  }

  /** Whether a note is nearer to the first step of the next pass than to any of this one. */
  private boolean early(int tick) {
    int away = Math.abs(tick - nearest(tick) * Stepping.STEP_TICKS);
    return pattern.lengthTicks() - tick < away;
  }

  private int nearest(int tick) {
    int last = (pattern.lengthTicks() - 1) / Stepping.STEP_TICKS;
    return Math.min(last, (int) ((tick + Stepping.STEP_TICKS / 2L) / Stepping.STEP_TICKS));
  }

  private void add(Note note, long at, int cycle, int shift) {
    long start = feel.warp(at);
    long end = feel.warp(at + note.lengthTicks());
    long tick = Math.min(length - 1L, start * stretch / divide);
    int ticks = Math.clamp((end - start) * stretch / divide, 1, Integer.MAX_VALUE);
    notes.add(
        new PlayedNote(
            note, 0, (int) tick, ticks, feel.velocity(at, note.velocity()), cycle, shift, 0, 0));
  }

  /** Holds what slides until the next note has begun. */
  private void slide() {
    if (notes.stream().noneMatch(played -> played.note().trig().slide())) {
      return;
    }
    notes.sort(PlayedNote.ORDER);
    long next = notes.getFirst().tick() + (long) length;
    for (int i = notes.size() - 1; i >= 0; i--) {
      PlayedNote played = notes.get(i);
      if (i + 1 < notes.size() && notes.get(i + 1).tick() > played.tick()) {
        next = notes.get(i + 1).tick();
      }
      if (played.note().trig().slide()) {
        notes.set(i, lasting(played, next - played.tick() + SLIDE_TICKS));
      }
    }
  }

  private static PlayedNote lasting(PlayedNote played, long ticks) {
    return new PlayedNote(
        played.note(),
        played.strike(),
        played.tick(),
        (int) Math.min(Integer.MAX_VALUE, ticks),
        played.velocity(),
        played.cycle(),
        played.shift(),
        played.late(),
        played.sinceFirst());
  }

  private void ratchets() {
    int count = notes.size();
    for (int i = 0; i < count; i++) {
      PlayedNote played = notes.get(i);
      Ratchet ratchet = played.note().trig().ratchet();
      if (ratchet.count() > 1) {
        for (int strike = 0; strike < ratchet.count(); strike++) {
          PlayedNote struck = strike(played, ratchet, strike);
          if (strike == 0) {
            notes.set(i, struck);
          } else if (struck.late() <= MAX_LATE) {
            notes.add(struck);
          }
        }
      }
    }
  }

  private PlayedNote strike(PlayedNote played, Ratchet ratchet, int strike) {
    long from = Math.round(played.length() * ratchet.place(strike));
    long to = Math.round(played.length() * ratchet.place(strike + 1));
    long tick = played.tick() + from;
    int round = (int) (tick / length);
    int velocity = (int) Math.round(played.velocity() * ratchet.velocity(strike));
    return new PlayedNote(
        played.note(),
        strike,
        (int) (tick % length),
        (int) Math.max(1, to - from),
        Math.max(1, velocity),
        played.cycle(),
        played.shift() - round,
        round,
        (int) from);
  }

  /** Strikes, sorted by time. */
  List<PlayedNote> notes() {
    return notes;
  }

  /** Ticks until it begins again. */
  int length() {
    return length;
  }

  /** Passes through the pattern until it begins again. */
  int cycles() {
    return cycles;
  }
}
