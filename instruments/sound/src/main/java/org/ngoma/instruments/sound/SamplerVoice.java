package org.ngoma.instruments.sound;

import org.ngoma.instruments.dsp.Adsr;
import org.ngoma.instruments.dsp.AdsrShape;
import org.ngoma.instruments.dsp.Course;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.Octet;
import org.ngoma.instruments.dsp.SincReader;

/** One voice of the {@link Sampler}: a sound on its way, its envelopes, its pitch. */
final class SamplerVoice {

  private static final int LANES = Octet.LANES;
  private static final long ONE = 1L << 32;
  private static final float LOWEST_CUTOFF_OCTAVES = -13f;

  /** Highest speed of reading: five octaves up at a rate that fits. */
  private static final float FASTEST = 32f;

  /** A voice waits so long for the disk before it gives up, in blocks. */
  private static final int PATIENCE = 300;

  private final float[] input =
      new float[(int) (FASTEST * Block.FRAMES) + 2 * SincReader.mostLead() + 8];

  private final float[] left = new float[Block.FRAMES];
  private final float[] right = new float[Block.FRAMES];
  final Course course = new Course();
  final VoiceGain gain = new VoiceGain();
  private final Adsr filterEnv = new Adsr();

  /** 0 while free. */
  int noteId;

  int order;
  boolean held;
  boolean oneShot;

  /** Lanes that it sounds through; the second is -1 where the sound has one channel. */
  int lane = -1;

  int otherLane = -1;
  SampleMaterial material;
  StretchVoice stretch;

  /** Slot under which it tells the stream where it reads. */
  int streamSlot;

  private int startAt;
  private int releaseAt;
  private boolean starting;
  private boolean leavesLoop;
  private int waited;
  private long way;
  private long fraction;
  private float pitch;
  private float glideStep;
  private float glideTarget;
  private int glideBlocksLeft;
  private float velocityOctaves;
  private float key;
  private float octaves;
  private float damping;
  private int kind;
  private boolean done;

  /** Becomes free at once. */
  void reset() {
    noteId = 0;
    held = false;
    if (stretch != null) {
      stretch.taken = false;
      stretch = null;
    }
    if (material != null && material.stream() != null) {
      material.stream().leave(streamSlot);
    }
    material = null;
    lane = -1;
    otherLane = -1;
  }

  /**
   * Takes a note that starts inside the coming block; its way is laid out already.
   *
   * @param semitones from the sound as it is
   * @param loop position of the loop knob
   */
  void start(
      int offset,
      int id,
      int noteOrder,
      SampleMaterial sound,
      float semitones,
      float noteKey,
      float filterOctaves,
      int loop) {
    noteId = id;
    order = noteOrder;
    material = sound;
    held = true;
    starting = true;
    startAt = offset;
    releaseAt = Block.FRAMES;
    oneShot = loop == SamplerPatch.ONE_SHOT;
    leavesLoop = loop == SamplerPatch.UNTIL_RELEASE;
    waited = 0;
    way = 0;
    fraction = 0;
    pitch = semitones;
    key = noteKey;
    velocityOctaves = filterOctaves;
    glideBlocksLeft = 0;
    done = false;
    gain.start(offset);
    filterEnv.reset();
  }

  /** Moves to another pitch within so many blocks, from where it stands. */
  void glideTo(float semitones, int blocks) {
    glideTarget = semitones;
    glideBlocksLeft = Math.max(1, blocks);
    glideStep = (semitones - pitch) / glideBlocksLeft;
  }

  float pitch() {
    return pitch;
  }

  void pitch(float semitones) {
    pitch = semitones;
  }

  void release(int offset) {
    if (!held) {
      return;
    }
    held = false;
    if (leavesLoop) {
      course.leaveLoop(way);
    } else if (!oneShot) {
      letGo(offset);
    }
  }

  private void letGo(int offset) {
    releaseAt = Math.max(startAt, offset);
    gain.release(releaseAt);
  }

  /** Ends soon, whatever kind of note it is. */
  void letGoAnyway(int offset) {
    held = false;
    letGo(offset);
  }

  void fadeOut(int offset, float frames) {
    held = false;
    gain.fadeOut(offset, frames);
  }

  boolean ended(SamplerPatch patch) {
    return done || gain.ended(patch.amp);
  }

  /**
   * Renders one block into its lanes.
   *
   * @param fadeFrames within which it ends when the disk is late
   * @return false when the disk was late
   */
  boolean render(SamplerPatch patch, SamplerLanes lanes, float fadeFrames) {
    advancePitch();
    float rate = (float) material.memory().sampleRate() / patch.sampleRate;
    float step = rate * FastMath.semitonesToRatio(pitch + patch.pitchOffset);
    step = Math.min(FASTEST, step);
    boolean inTime = true;
    if (material.stream() != null) {
      tellStream(step);
      if (!course.present(readFrom(), ahead(step, fadeFrames))) {
        if (starting && ++waited < PATIENCE) {
          startAt = 0;
          silence(lanes);
          return true;
        }
        inTime = gain.fading();
        fadeOut(0, fadeFrames);
      }
    }
    if (stretch != null) {
      stretched(patch, rate, step, lanes);
    } else {
      plain(patch.light, step, lanes, lane, 0);
      if (otherLane >= 0) {
        plain(patch.light, step, lanes, otherLane, 1);
      }
      move(step);
    }
    drawGain(patch, lanes);
    filter(patch, lanes);
    starting = false;
    startAt = 0;
    releaseAt = Block.FRAMES;
    return inTime;
  }

  private long readFrom() {
    return stretch == null ? way : (long) stretch.position();
  }

  /** Frames of the way that must be there so that a fade still finds them. */
  private int ahead(float step, float fadeFrames) {
    float own = stretch == null ? 0 : stretch.reach();
    return (int) (step * (2 * Block.FRAMES + fadeFrames) + own) + SincReader.mostLead();
  }

  private void tellStream(float step) {
    SampleStream stream = material.stream();
    long page = (long) (Math.max(1f, step) * material.memory().pageFrames());
    for (int i = 0; i < SampleStream.AHEAD; i++) {
      long point = readFrom() + i * page;
      stream.want(streamSlot, i, point < course.length() ? course.frameAt(point) : -1);
    }
  }

  private void silence(SamplerLanes lanes) {
    lanes.silence(lane);
    if (otherLane >= 0) {
      lanes.silence(otherLane);
    }
  }

  private void stretched(SamplerPatch patch, float rate, float step, SamplerLanes lanes) {
    stretch.render(rate * patch.speed, step, left, right);
    spread(left, lanes.input(lane), SamplerLanes.inputAt(lane));
    if (otherLane >= 0) {
      spread(right, lanes.input(otherLane), SamplerLanes.inputAt(otherLane));
    }
    done = stretch.position() > course.length() + stretch.reach() / 2f;
  }

  private static void spread(float[] from, float[] columns, int at) {
    for (int i = 0, o = at; i < Block.FRAMES; i++, o += LANES) {
      columns[o] = from[i];
    }
  }

  private void plain(boolean light, float step, SamplerLanes lanes, int into, int channel) {
    float[] columns = lanes.input(into);
    int at = SamplerLanes.inputAt(into);
    int frames = Block.FRAMES - startAt;
    for (int i = 0, o = at; i < startAt; i++, o += LANES) {
      columns[o] = 0f;
    }
    int first = at + LANES * startAt;
    long stride = (long) (step * 0x1p32f);
    if (stride == ONE && fraction == 0) {
      course.read(channel, way, frames, input, 0);
      for (int i = 0, o = first; i < frames; i++, o += LANES) {
        columns[o] = input[i];
      }
      return;
    }
    int whole = (int) ((fraction + (frames - 1) * stride) >>> 32);
    if (light) {
      course.read(channel, way - SincReader.LIGHT_LEAD, whole + 4, input, 0);
      SincReader.light(input, fraction, stride, columns, first, LANES, frames);
      return;
    }
    SincReader reader = SincReader.fine(step);
    int lead = reader.lead();
    course.read(channel, way - lead, whole + 2 * lead + 2, input, 0);
    reader.read(input, fraction, stride, columns, first, LANES, frames);
  }

  private void move(float step) {
    long moved = fraction + (Block.FRAMES - startAt) * (long) (step * 0x1p32f);
    way += moved >>> 32;
    fraction = moved & (ONE - 1);
    done = way > course.length() + SincReader.mostLead();
  }

  private void advancePitch() {
    if (glideBlocksLeft > 0) {
      glideBlocksLeft--;
      pitch = glideBlocksLeft == 0 ? glideTarget : pitch + glideStep;
    }
  }

  private void drawGain(SamplerPatch patch, SamplerLanes lanes) {
    float[] own = lanes.gain(lane);
    gain.draw(patch.amp, own, lane % LANES);
    if (otherLane >= 0) {
      float[] other = lanes.gain(otherLane);
      for (int i = lane % LANES, o = otherLane % LANES; i < own.length; i += LANES, o += LANES) {
        other[o] = own[i];
      }
    }
  }

  private void filter(SamplerPatch patch, SamplerLanes lanes) {
    if (!patch.filtered) {
      octaves = 1f;
      return;
    }
    if (starting) {
      octaves = octavesNow(patch);
      aimBoth(patch, lanes);
      jump(lanes, lane);
      jump(lanes, otherLane);
    }
    advanceFilterEnv(patch.filterEnv);
    float target = octavesNow(patch);
    if (target != octaves || patch.damping != damping || patch.filterKind != kind) {
      octaves = target;
      aimBoth(patch, lanes);
    }
  }

  private void aimBoth(SamplerPatch patch, SamplerLanes lanes) {
    damping = patch.damping;
    kind = patch.filterKind;
    aim(lanes, lane);
    aim(lanes, otherLane);
  }

  private float octavesNow(SamplerPatch patch) {
    float env = Math.fma(patch.envOctaves, filterEnv.level(), patch.cutoffOctaves);
    return Math.fma(patch.trackOctaves, key - 60f, env) + velocityOctaves;
  }

  private static void jump(SamplerLanes lanes, int on) {
    if (on >= 0) {
      lanes.filter(on).reset(on % LANES);
      lanes.filter(on).jump(on % LANES);
    }
  }

  private void aim(SamplerLanes lanes, int on) {
    if (on >= 0) {
      lanes.filter(on).aim(on % LANES, cutoff(), damping);
      lanes.filter(on).aimMix(on % LANES, kind, damping);
    }
  }

  private float cutoff() {
    return FastMath.exp2(Math.max(LOWEST_CUTOFF_OCTAVES, Math.min(0f, octaves)));
  }

  private void advanceFilterEnv(AdsrShape shape) {
    int f = startAt;
    if (starting) {
      filterEnv.start();
    }
    if (releaseAt < Block.FRAMES) {
      f = advanceTo(shape, f, releaseAt);
      filterEnv.release();
    }
    advanceTo(shape, f, Block.FRAMES);
  }

  private int advanceTo(AdsrShape shape, int from, int to) {
    int f = from;
    while (f < to) {
      f += filterEnv.advance(shape, to - f);
    }
    return f;
  }
}
