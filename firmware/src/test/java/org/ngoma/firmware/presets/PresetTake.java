package org.ngoma.firmware.presets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ngoma.firmware.store.ChainPreset;
import org.ngoma.instruments.dsp.Fft;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Effect;
import org.ngoma.instruments.sound.Instrument;
import org.ngoma.instruments.sound.KeyedEffect;
import org.ngoma.instruments.sound.Processor;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.Preset;

/**
 * A few seconds of one preset: an instrument plays single notes, a chord and, for kits, a bar of
 * pads; an effect gets clicks, noise and a chord of sines, one that shapes levels a bar of loud and
 * soft strokes, and a kick for its key where it is meant for one.
 */
final class PresetTake {

  private static final int RATE = 48_000;
  private static final int BANDS = 40;

  /** Quieter than this under the loudest band is not heard beside it. */
  private static final double FLOOR_DB = -60;

  private static final Set<String> SHAPES_LEVELS =
      Set.of("compressor", "gate", "transient", "enhancer", "limiter");

  private static final double[] STROKES = {0.55, 0.12, 0.3, 0.05, 0.5, 0.03};
  private static final double[] HZ = {55, 55, 82.4, 110, 220, 440};

  final float[] left;
  final float[] right;

  /** Frames of one spectrum, and how many stretches of time are told apart. */
  private final int fft;

  private final int parts;

  private PresetTake(int frames, boolean strokes) {
    fft = strokes ? 512 : 2048;
    parts = strokes ? 144 : 24;
    left = new float[frames];
    right = new float[frames];
  }

  static PresetTake of(ProcessorKind kind, Preset preset) {
    return take(
        List.of(prepared(kind, preset.params())),
        SHAPES_LEVELS.contains(kind.id()),
        preset.tags().contains("side-chain"));
  }

  /** One of a chain of effects. */
  static PresetTake of(ChainPreset chain) {
    List<Processor> effects = new ArrayList<>();
    for (Device device : chain.effects()) {
      ProcessorKind kind =
          Processors.all().stream()
              .filter(k -> k.id().equals(device.kind()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no effect " + device.kind()));
      effects.add(prepared(kind, device.params()));
    }
    return take(effects, false, false);
  }

  private static Processor prepared(ProcessorKind kind, Map<String, Double> params) {
    Processors.finishTables();
    Processor processor = kind.create().get();
    processor.prepare(RATE);
    float[] values = processor.params().valuesOf(params);
    for (int row = 0; row < values.length; row++) {
      processor.set(row, values[row]);
    }
    return processor;
  }

  private static PresetTake take(
      List<Processor> processors, boolean shapesLevels, boolean keyedByKick) {
    PresetTake take = new PresetTake(3 * RATE / Block.FRAMES * Block.FRAMES, shapesLevels);
    Block block = new Block();
    float[] l = new float[Block.FRAMES];
    float[] r = new float[Block.FRAMES];
    for (int at = 0; at < take.left.length; at += Block.FRAMES) {
      block.playing = true;
      block.songBeats = at * 2.0 / RATE;
      Arrays.fill(l, 0);
      Arrays.fill(r, 0);
      if (processors.getFirst() instanceof Effect) {
        if (shapesLevels) {
          strokes(l, r, at);
        } else {
          feed(l, r, at);
        }
      }
      for (Processor processor : processors) {
        if (processor instanceof KeyedEffect keyed && keyedByKick) {
          float[] kick = kick(at);
          keyed.key(kick, kick);
        }
        if (processor instanceof Instrument instrument) {
          play(instrument, at / Block.FRAMES);
          instrument.process(block, l, r);
        } else if (processor instanceof Effect effect) {
          effect.process(block, l, r);
        }
      }
      System.arraycopy(l, 0, take.left, at, Block.FRAMES);
      System.arraycopy(r, 0, take.right, at, Block.FRAMES);
    }
    return take;
  }

  /** Sixteen keys a sixteenth apart through a kit's pads or an octave, then a held chord. */
  private static void play(Instrument instrument, int blockIndex) {
    int sixteenth = RATE / 8 / Block.FRAMES;
    int step = blockIndex / sixteenth;
    if (blockIndex % sixteenth == 0 && step < 16) {
      if (step > 0) {
        instrument.noteOff(0, step);
      }
      instrument.noteOn(0, step + 1, 36 + step, step % 4 == 0 ? 1 : 0.7f);
    }
    if (blockIndex == 16 * sixteenth) {
      instrument.noteOff(0, 16);
      int id = 20;
      for (int key : new int[] {48, 55, 60, 64}) {
        instrument.noteOn(0, id++, key, 0.8f);
      }
    }
    if (blockIndex == 21 * sixteenth) {
      instrument.allNotesOff();
    }
  }

  private static void feed(float[] l, float[] r, int at) {
    for (int i = 0; i < Block.FRAMES; i++) {
      int frame = at + i;
      double noise = 0.2 * Math.sin(frame * 12.9898 + 78.233 * (frame % 977)) * gate(frame, 12_000);
      double chord = 0;
      for (int partial = 1; partial <= 8; partial++) {
        chord += Math.sin(2 * Math.PI * 110 * partial * frame / RATE) / partial;
      }
      double tone = 0.15 * chord * (frame / 24_000 % 2);
      l[i] = (float) (noise + tone + (frame % 24_000 == 100 ? 0.6 : 0));
      r[i] = (float) (0.8 * noise + tone);
    }
  }

  /** Eight strokes a bar, each of another level, in a quiet room; hats to the right. */
  private static void strokes(float[] l, float[] r, int at) {
    for (int i = 0; i < Block.FRAMES; i++) {
      int frame = at + i;
      int stroke = frame / 12_000;
      int age = frame % 12_000;
      double level = STROKES[stroke % STROKES.length] * (stroke % 2 == 0 ? 1 : -1);
      double hz = HZ[stroke % HZ.length];
      double body = Math.exp(-age / 5000.0) * Math.sin(2 * Math.PI * hz * age / RATE);
      double skin = 0.5 * Math.exp(-age / 2500.0) * hiss(frame);
      double hat = 0.15 * Math.exp(-(frame % 6000) / 700.0) * (hiss(frame + 7) - hiss(frame + 6));
      double room = 0.006 * hiss(frame + 99_991);
      l[i] = (float) (level * (body + skin) + room + 0.3 * hat);
      r[i] = (float) (level * (body + skin) - room + hat);
    }
  }

  /** Noise that is the same in every run. */
  private static double hiss(int frame) {
    long bits = (frame + 1) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 29)) * 0xBF58476D1CE4E5B9L;
    return (bits >> 32) * 0x1p-31;
  }

  /** Four to the bar. */
  private static float[] kick(int at) {
    float[] kick = new float[Block.FRAMES];
    for (int i = 0; i < Block.FRAMES; i++) {
      int age = (at + i) % 24_000;
      kick[i] = (float) (0.8 * Math.exp(-age / 4000.0) * Math.sin(2 * Math.PI * 50 * age / RATE));
    }
    return kick;
  }

  private static double gate(int frame, int period) {
    return frame % period < 3000 ? 1 : 0;
  }

  double peak() {
    double peak = 0;
    for (int i = 0; i < left.length; i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    return peak;
  }

  double rms() {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * left[i] + right[i] * right[i];
    }
    return Math.sqrt(sum / (2.0 * left.length));
  }

  double dc() {
    double l = 0;
    double r = 0;
    for (int i = 0; i < left.length; i++) {
      l += left[i];
      r += right[i];
    }
    return Math.max(Math.abs(l), Math.abs(r)) / left.length;
  }

  /** Level in dB of {@value #BANDS} mel bands in each of the parts, 0 the loudest. */
  double[] logMel() {
    double[] mel = new double[parts * BANDS];
    Fft transform = new Fft(fft);
    float[] re = new float[fft];
    float[] im = new float[fft];
    int part = left.length / parts;
    for (int p = 0; p < parts; p++) {
      for (int from = p * part; from + fft <= (p + 1) * part; from += fft / 2) {
        for (int i = 0; i < fft; i++) {
          double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / fft);
          // The sides go into real and imaginary part, so width counts too.
          re[i] = (float) (window * left[from + i]);
          im[i] = (float) (window * right[from + i]);
        }
        transform.forward(re, im);
        for (int bin = 1; bin < fft / 2; bin++) {
          double hz = (double) bin * RATE / fft;
          int band = (int) (BANDS * Math.log1p(hz / 700) / Math.log1p(RATE / 2.0 / 700));
          mel[p * BANDS + band] +=
              (double) re[bin] * re[bin]
                  + im[bin] * im[bin]
                  + re[fft - bin] * re[fft - bin]
                  + im[fft - bin] * im[fft - bin];
        }
      }
    }
    double loudest = Arrays.stream(mel).max().orElse(1);
    for (int i = 0; i < mel.length; i++) {
      mel[i] = Math.max(FLOOR_DB, 10 * Math.log10(Math.max(1e-30, mel[i] / loudest)));
    }
    return mel;
  }

  /** Mean difference in dB of two pictures of {@link #logMel}. */
  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }
}
