package org.ngoma.firmware.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Convolution;
import org.ngoma.instruments.sound.Material;

/**
 * How many stereo rooms of two seconds one core convolves in real time, against csound's ftconv
 * with partitions of 64 frames, which is mono. Both sides' processor time, in turns, medians.
 */
final class ConvolutionFigure {

  private static final int RATE = 48_000;
  private static final int SECONDS = 2;
  private static final int INSTANCES = 4;
  private static final int PLAYED_SECONDS = 10;
  private static final int ROUNDS = 3;
  private static final int PEER_FEW = 1;
  private static final int PEER_MANY = 5;

  private ConvolutionFigure() {}

  static Figure measure() throws Exception {
    Path folder = Files.createTempDirectory("ngoma-bench");
    try {
      Path room = room(folder.resolve("ir.wav"));
      Convolution[] rooms = new Convolution[INSTANCES];
      for (int i = 0; i < INSTANCES; i++) {
        rooms[i] = new Convolution();
        rooms[i].prepare(RATE);
        Material material = rooms[i].load(0, room, RATE);
        rooms[i].use(0, material);
      }
      roomsPerCore(rooms);
      double[] ours = new double[ROUNDS];
      double[] theirs = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        ours[round] = roomsPerCore(rooms);
        theirs[round] = csoundPerCore(folder);
      }
      Arrays.sort(ours);
      Arrays.sort(theirs);
      double peer = theirs[ROUNDS / 2];
      boolean there = peer > 0;
      return new Figure(
          "fx.convolution",
          ours[ROUNDS / 2],
          "stereo rooms of 2 s a core",
          there ? String.format("csound ftconv 64 mono, %.3g a core", peer) : "csound is missing",
          there ? ours[ROUNDS / 2] / peer : Double.NaN);
    } finally {
      Files.deleteIfExists(folder.resolve("ir.wav"));
      Files.deleteIfExists(folder.resolve("room.csd"));
      Files.deleteIfExists(folder);
    }
  }

  private static double roomsPerCore(Convolution[] rooms) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    SplittableRandom random = new SplittableRandom(1);
    float[] noise = new float[1 << 16];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble(-0.3, 0.3);
    }
    float[] left = new float[Block.FRAMES];
    float[] right = new float[Block.FRAMES];
    Block block = new Block();
    long begin = threads.getCurrentThreadCpuTime();
    for (int at = 0; at < PLAYED_SECONDS * RATE; at += Block.FRAMES) {
      for (Convolution room : rooms) {
        System.arraycopy(noise, at & 0xff00, left, 0, Block.FRAMES);
        System.arraycopy(noise, (at + 9984) & 0xff00, right, 0, Block.FRAMES);
        room.process(block, left, right);
      }
    }
    double seconds = (threads.getCurrentThreadCpuTime() - begin) * 1e-9;
    return rooms.length * PLAYED_SECONDS / seconds;
  }

  /** 0 where there is no csound. The difference of two runs takes its start away. */
  private static double csoundPerCore(Path folder) throws Exception {
    double few = csoundSeconds(folder, PEER_FEW);
    double many = csoundSeconds(folder, PEER_MANY);
    return many > few ? (PEER_MANY - PEER_FEW) * PLAYED_SECONDS / (many - few) : 0;
  }

  private static double csoundSeconds(Path folder, int instances) throws Exception {
    StringBuilder score = new StringBuilder();
    for (int i = 1; i <= instances; i++) {
      score.append("i2.0000").append(i).append(" 0 ").append(PLAYED_SECONDS).append('\n');
    }
    Path file = folder.resolve("room.csd");
    Files.writeString(
        file,
        """
        <CsoundSynthesizer>
        <CsOptions>
        -n -d -m0
        </CsOptions>
        <CsInstruments>
        sr=48000
        ksmps=64
        nchnls=1
        0dbfs=1
        gi1 ftgen 1,0,131072,-1,"ir.wav",0,0,1
        instr 1
        ga rand 0.3
        endin
        instr 2
        a1 ftconv ga, 1, 64
        out a1*0.01
        endin
        </CsInstruments>
        <CsScore>
        i1 0 %d
        %se %d
        </CsScore>
        </CsoundSynthesizer>
        """
            .formatted(PLAYED_SECONDS, score, PLAYED_SECONDS));
    Process csound;
    try {
      csound =
          new ProcessBuilder("csound", file.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return 0;
    }
    // Read while it lives: a process that has ended tells no time.
    double seconds = 0;
    while (csound.isAlive()) {
      seconds = csound.info().totalCpuDuration().map(time -> time.toNanos() * 1e-9).orElse(seconds);
      Thread.sleep(5);
    }
    return csound.exitValue() == 0 ? seconds : 0;
  }

  private static Path room(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    int frames = SECONDS * RATE;
    float[][] sides = new float[2][frames];
    for (float[] side : sides) {
      for (int i = 0; i < frames; i++) {
        side[i] = (float) (0.5 * random.nextDouble(-1, 1) * Math.exp(-6.9 * i / frames));
      }
    }
    try (WavWriter writer = new WavWriter(file, RATE, WavEncoding.PCM_24)) {
      writer.write(sides[0], sides[1], 0, frames);
    }
    return file;
  }
}
