package org.ngoma.instruments.sound;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ngoma.sequencer.model.DeviceKind;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.TrackKind;

/** Everything in this build that makes or changes sound: one line each. */
public final class Processors {

  private static final List<ProcessorKind> ALL =
      List.of(
          new ProcessorKind("drums", DrumKit::new),
          new ProcessorKind("synth", Synth::new),
          new ProcessorKind("logdrum", LogDrum::new),
          new ProcessorKind("epiano", ElectricPiano::new),
          new ProcessorKind("piano", Piano::new),
          new ProcessorKind("ambient", Ambient::new),
          new ProcessorKind("sampler", Sampler::new),
          new ProcessorKind("audio", AudioPlayer::new),
          new ProcessorKind("delay", Delay::new),
          new ProcessorKind("reverb", Reverb::new),
          new ProcessorKind("limiter", Limiter::new),
          new ProcessorKind("chorus", Chorus::new),
          new ProcessorKind("flanger", Flanger::new),
          new ProcessorKind("phaser", Phaser::new),
          new ProcessorKind("eq", Eq::new),
          new ProcessorKind("compressor", TrackCompressor::new),
          new ProcessorKind("gate", Gate::new),
          new ProcessorKind("transient", TransientShaper::new),
          new ProcessorKind("enhancer", Enhancer::new),
          new ProcessorKind("drive", Drive::new),
          new ProcessorKind("crush", Crush::new),
          new ProcessorKind("stutter", Stutter::new),
          new ProcessorKind("convolution", Convolution::new));

  /** Made when they are first asked for: an engine plays without knowing all knobs of the box. */
  private static final class Tables {
    static final Parameters ALL = parameters(kind -> true);
  }

  private Processors() {}

  /** Every processor, in a fixed order. */
  public static List<ProcessorKind> all() {
    return ALL;
  }

  /** The parameter table of this build. */
  public static Parameters parameters() {
    return Tables.ALL;
  }

  /** The parameter table of some kinds of tracks and effects only. */
  public static Parameters parameters(Predicate<String> wanted) {
    Map<TrackKind, ParamTable> instruments = new EnumMap<>(TrackKind.class);
    Map<TrackKind, List<String>> slots = new EnumMap<>(TrackKind.class);
    for (TrackKind kind : TrackKind.values()) {
      if (wanted.test(kind.id())) {
        Instrument instrument = create(kind);
        instruments.put(kind, instrument.params());
        slots.put(kind, slots(instrument));
      }
    }
    Map<String, DeviceKind> devices = new HashMap<>();
    for (ProcessorKind kind : ALL) {
      if (wanted.test(kind.id()) && kind.create().get() instanceof Effect effect) {
        devices.put(
            kind.id(),
            new DeviceKind(effect.params(), slots(effect), effect instanceof KeyedEffect));
      }
    }
    return new Parameters(
        instruments, slots, ChannelTable.TABLE, ChannelTable.RETURN, SongTable.TABLE, devices);
  }

  private static List<String> slots(Processor processor) {
    return processor instanceof FileUser user ? user.slots() : List.of();
  }

  /** A new effect of a kind of device, not yet prepared; null when this build has no such kind. */
  public static Effect effect(String kind) {
    for (ProcessorKind known : ALL) {
      if (known.id().equals(kind)) {
        return known.create().get() instanceof Effect effect ? effect : null;
      }
    }
    return null;
  }

  /** Makes the tables that processors share and playing would touch first. Any thread but audio. */
  public static void prepareTables() {
    SharedTables.prepare();
  }

  /**
   * Makes the tables that an instrument as it stands will read, so that its first block has them.
   * Any thread, before the audio thread has the instrument.
   */
  public static void drawTables(Instrument instrument) {
    if (instrument instanceof Synth synth) {
      synth.drawTable();
    }
  }

  /** Makes the tables that knobs turned to since it was called last. Any thread but audio. */
  public static void drawWantedTables() {
    FactoryTables.drawWanted();
  }

  /** Makes all tables there are. Any thread but audio. */
  public static void finishTables() {
    SharedTables.prepare();
    FactoryTables.drawAll();
  }

  /** A new instrument of a kind of track, not yet prepared. */
  public static Instrument create(TrackKind kind) {
    return switch (kind) {
      case DRUMS -> new DrumKit();
      case SYNTH -> new Synth();
      case LOG_DRUM -> new LogDrum();
      case ELECTRIC_PIANO -> new ElectricPiano();
      case PIANO -> new Piano();
      case AMBIENT -> new Ambient();
      case SAMPLER -> new Sampler();
      case AUDIO -> new AudioPlayer();
    };
  }
}
