package org.ngoma.sequencer.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the player treats a note: whether it plays, how often it strikes, and with what sound.
 *
 * @param conditions all of them have to say yes; at most {@link #MAX_CONDITIONS}
 * @param ratchet strikes within the note's length
 * @param keys others that may sound in place of the note's own, drawn anew in each cycle; at most
 *     {@link #MAX_KEYS}
 * @param slide whether it is held until the next note has begun, for sounds that glide
 * @param sound another sound for the track from here to the next trig
 * @param locks knobs that stand elsewhere from here to the next trig, each once; at most {@link
 *     #MAX_LOCKS}
 */
public record Trig(
    List<Condition> conditions,
    Ratchet ratchet,
    List<Integer> keys,
    boolean slide,
    Optional<Preset> sound,
    List<Lock> locks) {

  /** Most conditions of one trig. */
  public static final int MAX_CONDITIONS = 4;

  /** Most other keys of one trig. */
  public static final int MAX_KEYS = 8;

  /** Most knobs that one trig locks. */
  public static final int MAX_LOCKS = 128;

  /** Plays its note once, always. */
  public static final Trig PLAIN =
      new Trig(List.of(), Ratchet.PLAIN, List.of(), false, Optional.empty(), List.of());

  public Trig {
    conditions = List.copyOf(conditions);
    keys = List.copyOf(keys);
    locks = List.copyOf(locks);
    most("conditions", conditions, MAX_CONDITIONS);
    most("other keys", keys, MAX_KEYS);
    most("locks", locks, MAX_LOCKS);
    for (int key : keys) {
      if (key < 0 || key > 127) {
        throw new IllegalArgumentException("key " + key + ": MIDI keys are 0 to 127");
      }
    }
    Set<String> knobs = new HashSet<>();
    for (Lock lock : locks) {
      if (!knobs.add(lock.deviceId() + " " + lock.paramId())) {
        throw new IllegalArgumentException("a trig locks " + lock.paramId() + " twice");
      }
    }
  }

  private static void most(String what, List<?> list, int most) {
    if (list.size() > most) {
      throw new IllegalArgumentException(
          "a trig with %d %s: %d at most".formatted(list.size(), what, most));
    }
  }

  /** Whether it changes nothing of its note. */
  @SuppressWarnings("ReferenceEquality") // most are the constant itself
  public boolean plain() {
    return this == PLAIN || equals(PLAIN);
  }

  /** A text by which notes are sorted that differ in nothing else; the same in every run. */
  String order() {
    return plain()
        ? ""
        : "%s %s %s %s %s %s"
            .formatted(
                conditions,
                ratchet,
                keys,
                slide,
                locks,
                sound.map(preset -> preset.name() + new TreeMap<>(preset.params())).orElse(""));
  }

  /** The same under other conditions. */
  public Trig withConditions(List<Condition> newConditions) {
    return new Trig(newConditions, ratchet, keys, slide, sound, locks);
  }

  /** The same with another ratchet. */
  public Trig withRatchet(Ratchet newRatchet) {
    return new Trig(conditions, newRatchet, keys, slide, sound, locks);
  }

  /** The same with other keys to draw from. */
  public Trig withKeys(List<Integer> newKeys) {
    return new Trig(conditions, ratchet, newKeys, slide, sound, locks);
  }

  /** The same, sliding or not. */
  public Trig withSlide(boolean newSlide) {
    return new Trig(conditions, ratchet, keys, newSlide, sound, locks);
  }

  /** The same with another sound. */
  public Trig withSound(Optional<Preset> newSound) {
    return new Trig(conditions, ratchet, keys, slide, newSound, locks);
  }

  /** The same with other locks. */
  public Trig withLocks(List<Lock> newLocks) {
    return new Trig(conditions, ratchet, keys, slide, sound, newLocks);
  }
}
