package org.ngoma.instruments.sound;

import java.util.Arrays;

/**
 * Which voice plays which key of a piano: a key struck again, a note too many, keys that the pedal
 * holds, wholly or half. A stolen note fades while the new one already sounds, so there are more
 * voices than notes.
 */
final class StruckKeys {

  private static final float STEAL_SECONDS = 0.012f;

  /** A key struck again lets its hammer take the old sound away. */
  private static final float AGAIN_SECONDS = 0.08f;

  /** Above every level: what may be taken only if nothing else can. */
  private static final float LAST = 1000f;

  /** The pedal's way on which the dampers leave the strings. */
  private static final float TOUCHING = 0.3f;

  private static final float LIFTED = 0.7f;

  private final StruckVoice[] voices;
  private final int mostNotes;
  private final int[] noteIds;
  private final int[] keys;
  private final boolean[] held;
  private final boolean[] released;
  private final boolean[] fading;

  /** How much of the dampers lies on the strings of keys that are up: 1 all, 0 nothing. */
  private float damping = 1f;

  /**
   * All free.
   *
   * @param mostNotes at once that are not fading, fewer than there are voices
   */
  StruckKeys(StruckVoice[] voices, int mostNotes) {
    this.voices = voices;
    this.mostNotes = mostNotes;
    noteIds = new int[voices.length];
    keys = new int[voices.length];
    held = new boolean[voices.length];
    released = new boolean[voices.length];
    fading = new boolean[voices.length];
  }

  void reset() {
    Arrays.fill(noteIds, 0);
    for (int i = 0; i < voices.length; i++) {
      voices[i].reset();
    }
    damping = 1f;
  }

  /** Id of the note that a voice plays; 0 while it is free. */
  int noteId(int voice) {
    return noteIds[voice];
  }

  boolean anySounds() {
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] != 0) {
        return true;
      }
    }
    return false;
  }

  /** Takes a voice for a new note. */
  int strike(int offset, int noteId, int key) {
    int sounding = 0;
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] != 0 && !fading[i]) {
        if (keys[i] == key) {
          fade(i, offset, AGAIN_SECONDS);
        } else {
          sounding++;
        }
      }
    }
    if (sounding >= mostNotes) {
      fade(quietest(), offset, STEAL_SECONDS);
    }
    int voice = mostDispensable();
    noteIds[voice] = noteId;
    keys[voice] = key;
    held[voice] = true;
    released[voice] = false;
    fading[voice] = false;
    return voice;
  }

  private void fade(int voice, int offset, float seconds) {
    held[voice] = false;
    released[voice] = false;
    fading[voice] = true;
    voices[voice].fade(offset, seconds);
  }

  /** The quietest of the notes that were let go, or else of all. */
  private int quietest() {
    int victim = 0;
    float least = Float.MAX_VALUE;
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] != 0 && !fading[i]) {
        float worth = voices[i].level() + (held[i] ? LAST : 0f);
        if (worth < least) {
          least = worth;
          victim = i;
        }
      }
    }
    return victim;
  }

  /** A free voice, or else the one whose fading is furthest. */
  private int mostDispensable() {
    int best = 0;
    float least = Float.MAX_VALUE;
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] == 0) {
        return i;
      }
      float worth = voices[i].level() + (fading[i] ? 0f : LAST);
      if (worth < least) {
        least = worth;
        best = i;
      }
    }
    return best;
  }

  /** How much of the dampers the pedal leaves on the strings. */
  static float damping(float pedal) {
    float up = (LIFTED - pedal) / (LIFTED - TOUCHING);
    float part = Math.max(0f, Math.min(1f, up));
    return part * part;
  }

  /** A key goes up; its damper falls as far as the pedal lets it. */
  void lift(int offset, int noteId, float pedal) {
    float now = damping(pedal);
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] == noteId && held[i]) {
        held[i] = false;
        released[i] = true;
        if (now > 0f) {
          voices[i].damp(offset, now);
        }
      }
    }
  }

  /** All keys and the pedal go up. */
  void liftAll() {
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] != 0 && !fading[i]) {
        held[i] = false;
        released[i] = true;
        voices[i].damp(0, 1f);
      }
    }
  }

  /** Follows the pedal, once a block: what still rings when it goes down again is caught. */
  void pedal(float depth) {
    float now = damping(depth);
    if (now != damping) {
      damping = now;
      for (int i = 0; i < voices.length; i++) {
        if (noteIds[i] != 0 && released[i] && !fading[i]) {
          voices[i].damp(0, now);
        }
      }
    }
  }

  /** Frees a voice that has come to its end. */
  void freeIfEnded(int voice) {
    if (voices[voice].ended()) {
      voices[voice].reset();
      noteIds[voice] = 0;
    }
  }
}
