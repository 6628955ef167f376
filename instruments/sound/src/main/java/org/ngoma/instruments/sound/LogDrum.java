package org.ngoma.instruments.sound;

import java.util.Arrays;
import org.ngoma.instruments.dsp.Compressor;
import org.ngoma.instruments.dsp.DcBlocker;
import org.ngoma.instruments.dsp.FastMath;
import org.ngoma.instruments.dsp.HalfBand;
import org.ngoma.instruments.dsp.Svf;
import org.ngoma.sequencer.model.ParamTable;

/**
 * The log drum of amapiano: a wooden knock that falls into a round bass note.
 *
 * <p>Phase modulation (Chowning 1973): two fast-decaying modulators shake a body that drops in
 * pitch, a sub lies an octave below, a mallet knocks; then drive at twice the sample rate,
 * low-pass, the hollow of the log, compressor. Key 33 sounds at 55 Hz; bend and pressure act on
 * each note.
 */
public final class LogDrum implements Instrument {

  private static final int MOST_VOICES = 8;
  private static final int SLIDE = 1;
  private static final int POLY = 2;
  private static final float CHOKE_MS = 3f;
  private static final float DC_CORNER_HZ = 18f;
  private static final float LOW_PASS_DAMPING = 1.3f;

  /** Frames for which a moving low-pass stands still. */
  private static final int FILTER_STEP = 4;

  private static final float MAKEUP_DB = 4.5f;

  /** Puts a full stroke near -6 dBFS. */
  private static final float HEADROOM_DB = -4f;

  /** Below this level, -120 dB, the tail is cut. */
  private static final float SILENT = 1e-6f;

  private final Controls knobs = new Controls(LogDrumTable.TABLE);
  private final LogVoice[] voices = new LogVoice[MOST_VOICES];
  private final Svf lowPass = new Svf();
  private final HalfBand halfBand = new HalfBand();
  private final DcBlocker dcBlocker = new DcBlocker();
  private final LogWood wood = new LogWood();
  private final Compressor compressor = new Compressor(-15f, 6f);
  private final float[] fine = new float[LogVoice.FRAMES];
  private final float[] mono = new float[Block.FRAMES];

  private float framesPerMs;
  private float cyclesAtKey0;
  private float fineHz;
  private int order;
  private boolean ringing;

  /** What bends and presses all notes, those to come too. */
  private float bend;

  private float pressure;

  public LogDrum() {
    for (int i = 0; i < voices.length; i++) {
      voices[i] = new LogVoice(41 + i);
    }
  }

  @Override
  public ParamTable params() {
    return LogDrumTable.TABLE;
  }

  @Override
  public void prepare(int sampleRate) {
    knobs.prepare(sampleRate);
    framesPerMs = sampleRate / 1000f;
    fineHz = 2f * sampleRate;
    cyclesAtKey0 = FastMath.keyToHz(0) / fineHz;
    wood.prepare(sampleRate);
    dcBlocker.prepare(sampleRate, DC_CORNER_HZ);
    compressor.prepare(sampleRate, 3f, 100f);
    reset();
  }

  @Override
  public void reset() {
    knobs.reset();
    for (int i = 0; i < voices.length; i++) {
      voices[i].reset();
    }
    resetChain();
    order = 0;
    bend = 0f;
    pressure = 0f;
  }

  private void resetChain() {
    lowPass.reset();
    halfBand.reset();
    wood.reset();
    dcBlocker.reset();
    compressor.reset();
    ringing = false;
  }

  @Override
  public void set(int index, float value) {
    knobs.set(index, value);
  }

  @Override
  public void jump(int index, float value) {
    knobs.jump(index, value);
  }

  @Override
  public void noteOn(int offset, int noteId, int key, float velocity) {
    int mode = knobs.choice(LogDrumTable.MODE);
    int glideBlocks = (int) (knobs.value(LogDrumTable.GLIDE) * framesPerMs / Block.FRAMES);
    int last = lastHeld();
    if (mode == SLIDE && last >= 0) {
      voices[last].noteId = noteId;
      voices[last].glideTo(key, glideBlocks);
      return;
    }
    float from = key;
    if (mode != POLY) {
      from = last >= 0 && glideBlocks > 0 ? voices[last].pitch() : key;
      for (int i = 0; i < voices.length; i++) {
        fadeOut(voices[i], offset);
      }
    }
    int free = freeVoice(offset);
    if (free < 0) {
      return;
    }
    order++;
    voices[free].start(offset, noteId, order, from, velocity, knobs, framesPerMs);
    voices[free].holdAt(bend, pressure);
    if (from != key) {
      voices[free].glideTo(key, glideBlocks);
    }
  }

  @Override
  public void bend(int noteId, float semitones) {
    bend = noteId == 0 ? semitones : bend;
    for (int i = 0; i < voices.length; i++) {
      if (noteId == 0 || voices[i].noteId == noteId) {
        voices[i].bendTo(semitones);
      }
    }
  }

  @Override
  public void pressure(int noteId, float amount) {
    pressure = noteId == 0 ? amount : pressure;
    for (int i = 0; i < voices.length; i++) {
      if (noteId == 0 || voices[i].noteId == noteId) {
        voices[i].pressTo(amount);
      }
    }
  }

  private void fadeOut(LogVoice voice, int offset) {
    if (voice.noteId != 0) {
      voice.fadeOut(offset, CHOKE_MS * framesPerMs);
    }
  }

  /** The latest voice whose key is down, or -1. */
  private int lastHeld() {
    int last = -1;
    for (int i = 0; i < voices.length; i++) {
      if (voices[i].held && (last < 0 || voices[i].order > voices[last].order)) {
        last = i;
      }
    }
    return last;
  }

  /** A free voice, or -1; keeps one in reserve by fading the oldest. */
  private int freeVoice(int offset) {
    int free = -1;
    int oldest = -1;
    int left = 0;
    for (int i = 0; i < voices.length; i++) {
      if (voices[i].noteId == 0) {
        free = i;
        left++;
      } else if (!voices[i].fading && (oldest < 0 || voices[i].order < voices[oldest].order)) {
        oldest = i;
      }
    }
    if (left <= 2 && oldest >= 0) {
      fadeOut(voices[oldest], offset);
    }
    return free;
  }

  @Override
  public void noteOff(int offset, int noteId) {
    float frames = knobs.value(LogDrumTable.RELEASE) * framesPerMs;
    for (int i = 0; i < voices.length; i++) {
      if (voices[i].noteId == noteId) {
        voices[i].release(offset, frames);
      }
    }
  }

  @Override
  public void allNotesOff() {
    float frames = knobs.value(LogDrumTable.RELEASE) * framesPerMs;
    for (int i = 0; i < voices.length; i++) {
      voices[i].release(0, frames);
    }
  }

  @Override
  public boolean process(Block block, float[] left, float[] right) {
    knobs.advance();
    Arrays.fill(fine, 0f);
    boolean sounding = false;
    for (int i = 0; i < voices.length; i++) {
      LogVoice voice = voices[i];
      if (voice.noteId != 0) {
        voice.render(
            knobs.value(LogDrumTable.TUNE), cyclesAtKey0, knobs.value(LogDrumTable.DRIVE), fine);
        if (voice.ended()) {
          voice.reset();
        }
        sounding = true;
      }
    }
    if (!sounding && !ringing) {
      return false;
    }
    filter();
    halfBand.halve(fine, mono, Block.FRAMES);
    wood.process(knobs, mono);
    compressor.process(mono, Block.FRAMES, knobs.value(LogDrumTable.COMPRESSION));
    dcBlocker.process(mono, Block.FRAMES);
    write(left, right);
    if (!sounding && quiet(left)) {
      resetChain();
    } else {
      ringing = true;
    }
    return true;
  }

  private void filter() {
    float cutoff = knobs.start(LogDrumTable.CUTOFF);
    if (!knobs.moves(LogDrumTable.CUTOFF)) {
      lowPass.tune(cutoff / fineHz, LOW_PASS_DAMPING);
      lowPass.lowPass(fine, 0, fine.length);
      return;
    }
    float step = knobs.step(LogDrumTable.CUTOFF);
    for (int i = 0; i < Block.FRAMES; i += FILTER_STEP) {
      lowPass.tune(Math.fma(step, i, cutoff) / fineHz, LOW_PASS_DAMPING);
      lowPass.lowPass(fine, 2 * i, 2 * (i + FILTER_STEP));
    }
  }

  private void write(float[] left, float[] right) {
    float start = level(knobs.start(LogDrumTable.LEVEL), knobs.start(LogDrumTable.COMPRESSION));
    float end = level(knobs.value(LogDrumTable.LEVEL), knobs.value(LogDrumTable.COMPRESSION));
    float step = (end - start) / Block.FRAMES;
    for (int i = 0; i < Block.FRAMES; i++) {
      float y = Math.fma(step, i, start) * mono[i];
      left[i] = y;
      right[i] = y;
    }
  }

  private static float level(float levelDb, float compression) {
    return FastMath.dbToGain(HEADROOM_DB + Math.fma(MAKEUP_DB, compression, levelDb));
  }

  private static boolean quiet(float[] x) {
    float peak = 0f;
    for (int i = 0; i < Block.FRAMES; i++) {
      peak = Math.max(peak, Math.abs(x[i]));
    }
    return peak < SILENT;
  }
}
