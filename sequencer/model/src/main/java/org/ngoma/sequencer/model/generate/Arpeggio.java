package org.ngoma.sequencer.model.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.shape.Bound;

/**
 * Plays what is held note by note. It begins anew with every new chord.
 *
 * @param mode in which order
 * @param octaves over which it climbs, 1 to 4
 * @param rhythm that it is played in; ties make a note longer
 * @param hold whether a chord goes on until the next one, after it was let go
 * @param ratchet strikes in a step, 1 to 8
 * @param ratchetChance how many of the notes are struck so often, 0 to 1
 * @param hit steps, accents and gate; other notes are as hard as the chord was struck
 */
public record Arpeggio(
    long seed,
    Mode mode,
    int octaves,
    Rhythm rhythm,
    boolean hold,
    int ratchet,
    double ratchetChance,
    Hit hit)
    implements Generator {

  /** Orders of the notes. */
  public enum Mode {
    UP,
    DOWN,
    /** Up and down, the ends once. */
    UP_DOWN,
    /** Down and up, the ends once. */
    DOWN_UP,
    /** From the outer notes to the inner ones. */
    CONVERGE,
    /** From the inner notes to the outer ones. */
    DIVERGE,
    /** As the keys went down. */
    PLAYED,
    /** By chance, none twice in a row. */
    RANDOM,
    /** All at once. */
    CHORD
  }

  public Arpeggio {
    Bound.within("octaves", octaves, 1, 4);
    Bound.within("ratchet", ratchet, 1, 8);
    Bound.share("chance of a ratchet", ratchetChance, 0, 1);
  }

  @Override
  public List<Note> notes(List<Note> played, int lengthTicks) {
    Random random = new Random(seed);
    List<Note> notes = new ArrayList<>();
    List<Note> held = List.of();
    List<Note> order = List.of();
    int turn = 0;
    int last = -1;
    for (int step = 0; step < hit.stepsIn(lengthTicks); step++) {
      long tick = (long) step * hit.stepTicks();
      List<Note> now = heldAt(played, tick);
      if (!now.equals(held) && !(hold && now.isEmpty())) {
        held = now;
        order = order(now);
        turn = 0;
      }
      Rhythm.Sign sign = rhythm.at(step);
      if (sign.strikes() && !order.isEmpty()) {
        int strikes = random.nextDouble() < ratchetChance ? ratchet : 1;
        if (mode == Mode.CHORD) {
          for (Note note : order) {
            strike(notes, note, step, strikes);
          }
        } else {
          last = mode == Mode.RANDOM ? other(order.size(), last, random) : turn++ % order.size();
          strike(notes, order.get(last), step, strikes);
        }
      }
    }
    notes.removeIf(note -> note.tick() >= lengthTicks);
    notes.sort(null);
    return notes;
  }

  private static int other(int size, int last, Random random) {
    if (size == 1) {
      return 0;
    }
    int next = random.nextInt(last < 0 || last >= size ? size : size - 1);
    return last >= 0 && last < size && next >= last ? next + 1 : next;
  }

  private void strike(List<Note> notes, Note from, int step, int strikes) {
    Rhythm.Sign sign = rhythm.at(step);
    double factor = hit.velocity(sign) / (double) hit.velocity();
    int velocity = Math.clamp(Math.round(factor * from.velocity()), 1, 127);
    Note whole = hit.withKey(from.key()).note(step, rhythm.lasting(step), velocity);
    for (int i = 0; i < strikes; i++) {
      int later = i * hit.stepTicks() / strikes;
      int length = strikes == 1 ? whole.lengthTicks() : strikeTicks(strikes);
      notes.add(whole.withTick(whole.tick() + later).withLength(length));
    }
  }

  private int strikeTicks(int strikes) {
    return (int) Math.max(1, Math.round(hit.gate() * hit.stepTicks() / strikes));
  }

  /** What sounds at a tick. */
  private static List<Note> heldAt(List<Note> played, long tick) {
    List<Note> held = new ArrayList<>();
    for (Note note : played) {
      if (note.tick() <= tick && tick < (long) note.tick() + note.lengthTicks()) {
        held.add(note);
      }
    }
    return held;
  }

  /** One round of what is held, over all octaves; those that leave the keyboard are left out. */
  private List<Note> order(List<Note> held) {
    List<Note> chord = new ArrayList<>(held);
    if (mode != Mode.PLAYED) {
      chord.sort(Comparator.comparingInt(Note::key));
    }
    List<Note> rising = new ArrayList<>();
    for (int octave = 0; octave < octaves; octave++) {
      for (Note note : chord) {
        if (note.key() + 12 * octave <= 127) {
          rising.add(note.withKey(note.key() + 12 * octave));
        }
      }
    }
    return switch (mode) {
      case UP, PLAYED, RANDOM, CHORD -> rising;
      case DOWN -> rising.reversed();
      case UP_DOWN -> thereAndBack(rising);
      case DOWN_UP -> thereAndBack(rising.reversed());
      case CONVERGE -> inwards(rising);
      case DIVERGE -> inwards(rising).reversed();
    };
  }

  private static List<Note> thereAndBack(List<Note> there) {
    List<Note> both = new ArrayList<>(there);
    for (int i = there.size() - 2; i > 0; i--) {
      both.add(there.get(i));
    }
    return both;
  }

  private static List<Note> inwards(List<Note> rising) {
    List<Note> inwards = new ArrayList<>();
    int low = 0;
    int high = rising.size() - 1;
    while (low <= high) {
      inwards.add(rising.get(low++));
      if (low <= high) {
        inwards.add(rising.get(high--));
      }
    }
    return inwards;
  }

  @Override
  public String words() {
    return "Arpeggio";
  }
}
