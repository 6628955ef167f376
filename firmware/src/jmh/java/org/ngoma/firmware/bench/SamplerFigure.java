package org.ngoma.firmware.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.ngoma.instruments.sound.Block;
import org.ngoma.instruments.sound.Instrument;
import org.ngoma.instruments.sound.ProcessorKind;
import org.ngoma.instruments.sound.Processors;

/** How many sampler voices one core plays: looped, filtered, each held at a pitch of its own. */
final class SamplerFigure {

  private static final int RATE = 48_000;
  private static final int VOICES = 128;
  private static final int PER_SAMPLER = 32;
  private static final int SECONDS = 2;

  /** Program 81 of General MIDI, a looped saw. */
  private static final int SAW_LEAD = 81;

  private static final int TICKS_A_SECOND = 960;
  private static final int LOWEST_KEY = 36;
  private static final int KEYS = 48;
  private static final int CHANNELS = 8;

  private static final Map<String, Double> PATCH =
      Map.of("sampler.loop", 1.0, "sampler.filter", 1.0, "sampler.quality", 1.0);

  private final Instrument[] samplers = new Instrument[VOICES / PER_SAMPLER];
  private final Block block = new Block();
  private final float[] left = new float[Block.FRAMES];
  private final float[] right = new float[Block.FRAMES];

  private SamplerFigure() {
    ProcessorKind kind =
        Processors.all().stream().filter(k -> k.id().equals("sampler")).findFirst().orElseThrow();
    for (int i = 0; i < samplers.length; i++) {
      samplers[i] = (Instrument) kind.create().get();
      samplers[i].prepare(RATE);
      float[] values = samplers[i].params().valuesOf(PATCH);
      for (int row = 0; row < values.length; row++) {
        samplers[i].set(row, values[row]);
      }
    }
  }

  static Figure measure(Peer peer) throws Exception {
    return Comparison.of("sampler.voices", "voices a core", new SamplerFigure()::perCore, peer);
  }

  private double perCore() {
    for (int v = 0; v < VOICES; v++) {
      samplers[v / PER_SAMPLER].noteOn(0, v + 1, LOWEST_KEY + v % KEYS, 0.8f);
    }
    double begin = Comparison.cpuSeconds();
    int blocks = SECONDS * RATE / Block.FRAMES;
    for (int b = 0; b < blocks; b++) {
      for (Instrument sampler : samplers) {
        sampler.process(block, left, right);
      }
    }
    double spent = Comparison.cpuSeconds() - begin;
    for (Instrument sampler : samplers) {
      sampler.reset();
    }
    return VOICES * (double) SECONDS / spent;
  }

  /** The same for FluidSynth: so many notes held for {@value Peer#SECONDS} s. */
  static byte[] midi(int notes) throws IOException {
    try {
      Sequence sequence = new Sequence(Sequence.PPQ, TICKS_A_SECOND / 2);
      Track track = sequence.createTrack();
      for (int channel = 0; channel < CHANNELS; channel++) {
        add(track, 0, ShortMessage.PROGRAM_CHANGE, channel, SAW_LEAD, 0);
      }
      for (int note = 0; note < notes; note++) {
        int key = LOWEST_KEY + note % KEYS;
        add(track, 0, ShortMessage.NOTE_ON, note / KEYS, key, 100);
        add(track, Peer.SECONDS * TICKS_A_SECOND, ShortMessage.NOTE_OFF, note / KEYS, key, 0);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      MidiSystem.write(sequence, 0, bytes);
      return bytes.toByteArray();
    } catch (InvalidMidiDataException e) {
      throw new IOException("the score for FluidSynth cannot be written", e);
    }
  }

  private static void add(Track track, long tick, int command, int channel, int first, int second)
      throws InvalidMidiDataException {
    track.add(new MidiEvent(new ShortMessage(command, channel, first, second), tick));
  }
}
