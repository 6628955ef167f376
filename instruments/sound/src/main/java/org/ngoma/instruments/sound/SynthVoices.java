package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Octet;

/**
 * All voices of a {@link Synth}: who plays, who has to go, and the sum of them.
 *
 * <p>Voices lie eight by eight side by side. A voice that has to go fades while the new one already
 * sounds, so there are more voices than may play.
 */
final class SynthVoices {

  static final int RELEASED_FIRST = 0;
  private static final int OLDEST = 1;
  private static final int QUIETEST = 2;
  private static final int SAME_NOTE = 3;

  private static final int LANES = Octet.LANES;
  private static final int OCTETS = 10;

  /** Voices at once that are not fading. */
  private static final int MOST = 64;

  private static final float FADE_SECONDS = 0.0025f;

  /** Voices of a unison start this part of a cycle apart, and stand on both sides. */
  private static final int PHASE_APART = 0x61c88647;

  private static final float GOLDEN = 0.618_034f;

  /** Puts one note at full velocity near -13 dBFS, so that a chord of five stays below 0. */
  private static final float HEADROOM = 0.5f;

  private final SynthPatch patch;
  private final SynthLane[] lanes = new SynthLane[OCTETS * LANES];
  private final SynthOctet[] octets = new SynthOctet[OCTETS];

  /** Voices of each octet that sound. */
  private final int[] sounding = new int[OCTETS];

  /** What fingers do to all notes. */
  private final SynthTouch common = new SynthTouch();

  private float fadeFrames;
  private int order;
  private boolean playedBefore;
  private float lastPitch;

  SynthVoices(SynthPatch patch) {
    this.patch = patch;
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new SynthLane(i);
    }
    for (int i = 0; i < OCTETS; i++) {
      octets[i] = new SynthOctet();
    }
  }

  void prepare(int sampleRate) {
    fadeFrames = FADE_SECONDS * sampleRate;
    for (SynthLane lane : lanes) {
      lane.prepare(sampleRate);
    }
  }

  void reset() {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i].reset();
    }
    for (int i = 0; i < OCTETS; i++) {
      octets[i].rest();
    }
    Arrays.fill(sounding, 0);
    common.reset();
    order = 0;
    playedBefore = false;
  }

  boolean silent() {
    for (int i = 0; i < OCTETS; i++) {
      if (sounding[i] > 0) {
        return false;
      }
    }
    return true;
  }

  boolean holds(int noteId) {
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId == noteId && lanes[i].held) {
        return true;
      }
    }
    return false;
  }

  void release(int offset, int noteId) {
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId == noteId) {
        lanes[i].release(offset);
      }
    }
  }

  void releaseAll() {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i].release(0);
    }
  }

  void fadeAll(int offset) {
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId != 0) {
        lanes[i].fadeOut(offset, fadeFrames);
      }
    }
  }

  void bend(int noteId, float semitones) {
    if (noteId == 0) {
      common.bendTo(semitones);
    }
    for (int i = 0; i < lanes.length; i++) {
      if (noteId == 0 || lanes[i].noteId == noteId) {
        lanes[i].touch.bendTo(semitones);
      }
    }
  }

  void press(int noteId, float amount) {
    if (noteId == 0) {
      common.pressTo(amount);
    }
    for (int i = 0; i < lanes.length; i++) {
      if (noteId == 0 || lanes[i].noteId == noteId) {
        lanes[i].touch.pressTo(amount);
      }
    }
  }

  void slide(int noteId, float amount) {
    if (noteId == 0) {
      common.slideTo(amount);
    }
    for (int i = 0; i < lanes.length; i++) {
      if (noteId == 0 || lanes[i].noteId == noteId) {
        lanes[i].touch.slideTo(amount);
      }
    }
  }

  /** Lets the voices that are held glide to another key; false when none is. */
  boolean retarget(int noteId, int key) {
    boolean any = false;
    for (int i = 0; i < lanes.length; i++) {
      SynthLane lane = lanes[i];
      if (lane.held) {
        lane.noteId = noteId;
        lane.glideTo(key, patch.glideBlocks(key - lane.pitch()));
        any = true;
      }
    }
    lastPitch = key;
    return any;
  }

  /** Starts a note; {@code legato} says whether another key was down. */
  void start(int offset, int noteId, int key, float velocity, boolean legato) {
    int voices = patch.choice(SynthTable.UNISON);
    makeRoom(offset, voices, key);
    order++;
    float sensitivity = patch.value(SynthTable.VELOCITY_AMP);
    float loud = 1f - sensitivity * (1f - velocity * velocity);
    float spread = patch.value(SynthTable.SPREAD);
    boolean glides = playedBefore && (legato || !patch.on(SynthTable.GLIDE_LEGATO));
    int blocks = glides ? patch.glideBlocks(key - lastPitch) : 0;
    float from = blocks > 0 ? lastPitch : key;
    for (int voice = 0; voice < voices; voice++) {
      int index = freeLane();
      if (index < 0) {
        return;
      }
      SynthLane lane = lanes[index];
      lane.unison = voices > 1;
      lane.side = voices == 1 ? alternating(order) : 2f * voice / (voices - 1) - 1f;
      lane.panSide = spread * lane.side;
      lane.loudness = loud * HEADROOM / (float) Math.sqrt(voices);
      lane.leads = voice == 0;
      lane.start(offset, noteId, order, key, from, velocity, voice * PHASE_APART);
      lane.touch.like(common);
      if (from != key) {
        lane.glideTo(key, blocks);
      }
      sounding[index / LANES]++;
    }
    playedBefore = true;
    lastPitch = key;
  }

  /** Side of the n-th note, -1..1, never twice the same in a row. */
  private static float alternating(int n) {
    float turns = n * GOLDEN;
    return Math.fma(2f, turns - (float) Math.floor(turns), -1f);
  }

  private int freeLane() {
    for (int octet = 0; octet < OCTETS; octet++) {
      if (sounding[octet] == LANES) {
        continue;
      }
      for (int i = octet * LANES; i < (octet + 1) * LANES; i++) {
        if (lanes[i].noteId == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Fades notes out until one more of so many voices may sound. */
  private void makeRoom(int offset, int voices, int key) {
    int policy = patch.choice(SynthTable.STEAL);
    int most = patch.choice(SynthTable.VOICES);
    if (policy == SAME_NOTE) {
      stealKey(offset, key);
    }
    while (true) {
      int voicesNow = 0;
      int notes = 0;
      for (int i = 0; i < lanes.length; i++) {
        SynthLane lane = lanes[i];
        if (lane.noteId != 0 && !lane.fading) {
          voicesNow++;
          notes += lane.leads ? 1 : 0;
        }
      }
      if (voicesNow + voices <= MOST && notes < most) {
        return;
      }
      steal(offset, policy);
    }
  }

  private void stealKey(int offset, int key) {
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId != 0 && lanes[i].key == key) {
        lanes[i].fadeOut(offset, fadeFrames);
      }
    }
  }

  /** Fades the note out that is worth least. */
  private void steal(int offset, int policy) {
    int victim = 0;
    float least = Float.MAX_VALUE;
    for (int i = 0; i < lanes.length; i++) {
      SynthLane lane = lanes[i];
      if (lane.noteId == 0 || lane.fading) {
        continue;
      }
      float worth = worth(lane, policy);
      if (worth < least) {
        least = worth;
        victim = lane.order;
      }
    }
    for (int i = 0; i < lanes.length; i++) {
      if (lanes[i].noteId != 0 && lanes[i].order == victim) {
        lanes[i].fadeOut(offset, fadeFrames);
      }
    }
  }

  private static float worth(SynthLane lane, int policy) {
    float age = lane.order & 0xffffff;
    return switch (policy) {
      case OLDEST -> age;
      case QUIETEST -> lane.loudness();
      default -> lane.held ? 2f + age : lane.loudness();
    };
  }

  /** Adds one block of all voices. */
  void render(Block block, float[] left, float[] right) {
    boolean summed = false;
    for (int octet = 0; octet < OCTETS; octet++) {
      if (sounding[octet] == 0) {
        continue;
      }
      SynthOctet side = octets[octet];
      int first = octet * LANES;
      side.begin(block, patch);
      int played = 0;
      for (int slot = 0; slot < LANES; slot++) {
        if (lanes[first + slot].noteId != 0) {
          played |= 1 << slot;
          lanes[first + slot].render(patch, side, slot);
        }
      }
      summed |= side.end(patch, played, left, right);
      for (int slot = 0; slot < LANES; slot++) {
        SynthLane lane = lanes[first + slot];
        if (lane.noteId != 0 && lane.ended(patch)) {
          lane.reset();
          side.silence(slot);
          sounding[octet]--;
        }
      }
      if (sounding[octet] == 0) {
        side.rest();
      }
    }
    if (summed) {
      SynthOctet.drain(block.octet, left, right);
    }
  }
}
