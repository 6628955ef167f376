package org.ngoma.firmware.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Effect;
import org.ngoma.instruments.sound.FileUser;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;

/**
 * How many stereo instances of an effect one core runs, fed with noise and a saw; the peers' are
 * mono.
 */
final class EffectFigure {

  private static final int RATE = 48_000;
  private static final int IMPULSE_SECONDS = 2;

  static final Map<String, Double> EQ =
      Map.ofEntries(
          Map.entry("eq.type2", 1.0),
          Map.entry("eq.freq2", 100.0),
          Map.entry("eq.gain2", 3.0),
          Map.entry("eq.freq3", 500.0),
          Map.entry("eq.gain3", -3.0),
          Map.entry("eq.freq4", 2000.0),
          Map.entry("eq.gain4", 2.0),
          Map.entry("eq.freq7", 8000.0),
          Map.entry("eq.gain7", 2.0));

  static final Map<String, Double> COMPRESSOR =
      Map.of(
          "compressor.threshold", -20.0,
          "compressor.ratio", 4.0,
          "compressor.knee", 0.0,
          "compressor.attack", 5.0,
          "compressor.release", 100.0);

  /** Wandering, a quarter at 120 BPM. */
  static final Map<String, Double> DELAY =
      Map.of(
          "delay.beats", 1.0,
          "delay.feedback", 0.25,
          "delay.ping_pong", 0.0,
          "delay.low_cut", 20.0,
          "delay.high_cut", 20_000.0,
          "delay.wobble", 0.5);

  private static final Map<String, Double> CONVOLUTION =
      Map.of("convolution.low_cut", 20.0, "convolution.high_cut", 20_000.0);

  private final Effect[] effects;
  private final int blocks;
  private final Block block = new Block();
  private final float[][] left;
  private final float[][] right;
  private final float[] source = new float[RATE / Block.FRAMES * Block.FRAMES];

  private EffectFigure(String id, int instances, double seconds, Map<String, Double> knobs) {
    effects = new Effect[instances];
    left = new float[instances][Block.FRAMES];
    right = new float[instances][Block.FRAMES];
    blocks = (int) (seconds * RATE / Block.FRAMES);
    ProcessorKind kind =
        Processors.all().stream().filter(k -> k.id().equals(id)).findFirst().orElseThrow();
    for (int i = 0; i < instances; i++) {
      effects[i] = (Effect) kind.create().get();
      effects[i].prepare(RATE);
      float[] values = effects[i].params().valuesOf(knobs);
      for (int row = 0; row < values.length; row++) {
        effects[i].set(row, values[row]);
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < source.length; i++) {
      double saw = 2 * (i * 110.0 / RATE % 1) - 1;
      source[i] = (float) (0.2 * random.nextDouble(-1, 1) + 0.2 * saw);
    }
  }

  /** Four bands: three bells and a high shelf. */
  static Figure eq(Peer peer) throws Exception {
    return figure("fx.eq", new EffectFigure("eq", 64, 2, EQ), peer);
  }

  /** Threshold -20 dB, ratio 4. */
  static Figure compressor(Peer peer) throws Exception {
    return figure("fx.compressor", new EffectFigure("compressor", 64, 2, COMPRESSOR), peer);
  }

  /** Half a second, modulated, with feedback. */
  static Figure delay(Peer peer) throws Exception {
    return figure("fx.delay", new EffectFigure("delay", 64, 2, DELAY), peer);
  }

  /** Two seconds of impulse response in stereo. */
  static Figure convolution(Peer peer) throws Exception {
    EffectFigure figure = new EffectFigure("convolution", 8, 2, CONVOLUTION);
    Path file = Files.createTempFile("ngoma-impulse", ".wav");
    try {
      impulse(file);
      for (Effect effect : figure.effects) {
        FileUser user = (FileUser) effect;
        user.use(0, user.load(0, file, RATE));
      }
    } finally {
      Files.delete(file);
    }
    return figure("fx.convolution", figure, peer);
  }

  private static Figure figure(String name, EffectFigure figure, Peer peer) throws Exception {
    return Comparison.of(name, "stereo instances a core", figure::perCore, peer);
  }

  private double perCore() {
    double begin = Comparison.cpuSeconds();
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      block.songBeats += 2.0 * Block.FRAMES / RATE;
      for (int e = 0; e < effects.length; e++) {
        System.arraycopy(source, at, left[e], 0, Block.FRAMES);
        System.arraycopy(source, at, right[e], 0, Block.FRAMES);
        effects[e].process(block, left[e], right[e]);
      }
      at = (at + Block.FRAMES) % source.length;
    }
    double seconds = (double) blocks * Block.FRAMES / RATE;
    return effects.length * seconds / (Comparison.cpuSeconds() - begin);
  }

  /** Writes two seconds of decaying noise, in stereo. */
  static void impulse(Path file) throws IOException {
    int frames = IMPULSE_SECONDS * RATE;
    SplittableRandom random = new SplittableRandom(7);
    float[] left = new float[frames];
    float[] right = new float[frames];
    for (int i = 0; i < frames; i++) {
      double level = 0.05 * Math.exp(-3.5 * i / RATE);
      left[i] = (float) (level * random.nextDouble(-1, 1));
      right[i] = (float) (level * random.nextDouble(-1, 1));
    }
    try (WavWriter writer = new WavWriter(file, RATE, WavEncoding.FLOAT_32)) {
      writer.write(left, right, 0, frames);
    }
  }
}
