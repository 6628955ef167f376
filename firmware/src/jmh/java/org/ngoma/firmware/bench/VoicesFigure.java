package org.ngoma.firmware.bench;

import java.util.Map;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Instrument;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;

/**
 * How many synth voices one core plays: a saw through a resonant two-pole low-pass with envelope
 * and an ADSR, struck twice a second, as the peers' score has it.
 */
final class VoicesFigure {

  private static final int RATE = 48_000;
  private static final int FRAMES = 64;
  private static final int BLOCKS = 2 * RATE / FRAMES;
  private static final int PER_SYNTH = 16;

  /** Voices of the figure, and of its extremes, between which the cost must be flat. */
  private static final int USUAL = 64;

  private static final int FEW = 16;
  private static final int MANY = 256;

  private static final Map<String, Double> PATCH =
      Map.ofEntries(
          Map.entry("synth.osc_mix", 0.0),
          Map.entry("synth.resonance", 0.5),
          Map.entry("synth.cutoff", 120.0),
          Map.entry("synth.filter_env", 60.0),
          Map.entry("synth.filter_attack", 5.0),
          Map.entry("synth.filter_decay", 100.0),
          Map.entry("synth.filter_sustain", 0.6),
          Map.entry("synth.filter_release", 50.0),
          Map.entry("synth.attack", 5.0),
          Map.entry("synth.decay", 100.0),
          Map.entry("synth.sustain", 0.6),
          Map.entry("synth.release", 50.0),
          Map.entry("synth.spread", 0.0));

  private final Instrument[] synths;
  private final int voices;
  private final Block block = new Block();
  private final float[] left = new float[Block.FRAMES];
  private final float[] right = new float[Block.FRAMES];

  private VoicesFigure(int voices) {
    this.voices = voices;
    synths = new Instrument[(voices + PER_SYNTH - 1) / PER_SYNTH];
    ProcessorKind kind =
        Processors.all().stream().filter(k -> k.id().equals("synth")).findFirst().orElseThrow();
    for (int i = 0; i < synths.length; i++) {
      synths[i] = (Instrument) kind.create().get();
      synths[i].prepare(RATE);
      float[] values = synths[i].params().valuesOf(PATCH);
      for (int row = 0; row < values.length; row++) {
        synths[i].set(row, values[row]);
      }
    }
  }

  static Figure measure(Peer peer) throws Exception {
    return Comparison.of("synth.voices", "voices a core", new VoicesFigure(USUAL)::perCore, peer);
  }

  /** What a voice among 256 costs against one among 16. */
  static Figure flatness() {
    VoicesFigure few = new VoicesFigure(FEW);
    VoicesFigure many = new VoicesFigure(MANY);
    double[] ratios = new double[9];
    few.perCore();
    many.perCore();
    double alone = 0;
    for (int i = 0; i < ratios.length; i++) {
      alone = few.perCore();
      ratios[i] = alone / many.perCore();
    }
    java.util.Arrays.sort(ratios);
    double ratio = ratios[ratios.length / 2];
    return new Figure(
        "synth.flatness", ratio, "ratio", String.format("16 voices, %.0f a core", alone), ratio);
  }

  private double perCore() {
    double begin = Comparison.cpuSeconds();
    int period = RATE / 2 / Block.FRAMES;
    for (int b = 0; b < BLOCKS * FRAMES / Block.FRAMES; b++) {
      for (int v = 0; v < voices; v++) {
        int phase = (b + v * 37) % period;
        Instrument synth = synths[v / PER_SYNTH];
        if (phase == 0) {
          synth.noteOn(v & 31, 1 + v, 33 + v * 7 % 48, 0.8f);
        } else if (phase == period / 2) {
          synth.noteOff(v & 31, 1 + v);
        }
      }
      for (Instrument synth : synths) {
        synth.process(block, left, right);
      }
    }
    double seconds = (double) BLOCKS * FRAMES / RATE;
    return voices * seconds / (Comparison.cpuSeconds() - begin);
  }
}
