package org.ngoma.instruments.sound;

import java.util.Arrays;

/**
 * Which voice plays which key of a piano: a key struck again, a note too many, keys that the pedal
 * holds. A stolen note fades while the new one already sounds, so there are more voices than notes.
 */
final class StruckKeys {

  private static final float STEAL_SECONDS = 0.012f;

  /** A key struck again lets its hammer take the old sound away. */
  private static final float AGAIN_SECONDS = 0.08f;

  /** Above every level: what may be taken only if nothing else can. */
  private static final float LAST = 1000f;

  private final StruckVoice[] voices;
  private final int mostNotes;
  private final int[] noteIds;
  private final int[] keys;
  private final boolean[] held;
  private final boolean[] pedalled;
  private final boolean[] fading;
  private boolean pedalDown;

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
    pedalled = new boolean[voices.length];
    fading = new boolean[voices.length];
  }

  void reset() {
    Arrays.fill(noteIds, 0);
    for (int i = 0; i < voices.length; i++) {
      voices[i].reset();
    }
    pedalDown = false;
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
    pedalled[voice] = false;
    fading[voice] = false;
    return voice;
  }

  private void fade(int voice, int offset, float seconds) {
    held[voice] = false;
    pedalled[voice] = false;
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

  /** A key goes up; under the pedal its note goes on. */
  void lift(int offset, int noteId, boolean pedal) {
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] == noteId && held[i]) {
        held[i] = false;
        pedalled[i] = pedal;
        if (!pedal) {
          voices[i].letGo(offset);
        }
      }
    }
  }

  /** All keys and the pedal go up. */
  void liftAll() {
    for (int i = 0; i < voices.length; i++) {
      if (noteIds[i] != 0 && (held[i] || pedalled[i])) {
        held[i] = false;
        pedalled[i] = false;
        voices[i].letGo(0);
      }
    }
  }

  /** Follows the pedal, once a block. */
  void pedal(boolean down) {
    if (pedalDown && !down) {
      for (int i = 0; i < voices.length; i++) {
        if (noteIds[i] != 0 && pedalled[i]) {
          pedalled[i] = false;
          voices[i].letGo(0);
        }
      }
    }
    pedalDown = down;
  }

  /** Frees a voice that has come to its end. */
  void freeIfEnded(int voice) {
    if (voices[voice].ended()) {
      voices[voice].reset();
      noteIds[voice] = 0;
    }
  }
}
