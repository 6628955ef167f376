package org.ngoma.instruments.sound;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final Parameters PARAMETERS =
      new Parameters(
          instrumentTables(),
          instrumentSlots(),
          ChannelTable.TABLE,
          ChannelTable.RETURN,
          SongTable.TABLE,
          devices());

  private Processors() {}

  /** Every processor, in a fixed order. */
  public static List<ProcessorKind> all() {
    return ALL;
  }

  /** The parameter table of this build. */
  public static Parameters parameters() {
    return PARAMETERS;
  }

  private static Map<TrackKind, ParamTable> instrumentTables() {
    Map<TrackKind, ParamTable> tables = new EnumMap<>(TrackKind.class);
    for (TrackKind kind : TrackKind.values()) {
      tables.put(kind, create(kind).params());
    }
    return tables;
  }

  private static Map<TrackKind, List<String>> instrumentSlots() {
    Map<TrackKind, List<String>> slots = new EnumMap<>(TrackKind.class);
    for (TrackKind kind : TrackKind.values()) {
      if (create(kind) instanceof FileUser user) {
        slots.put(kind, user.slots());
      }
    }
    return slots;
  }

  /** Every effect can be a device. */
  private static Map<String, DeviceKind> devices() {
    Map<String, DeviceKind> devices = new HashMap<>();
    for (ProcessorKind kind : ALL) {
      if (kind.create().get() instanceof Effect effect) {
        List<String> slots = effect instanceof FileUser user ? user.slots() : List.of();
        devices.put(
            kind.id(), new DeviceKind(effect.params(), slots, effect instanceof KeyedEffect));
      }
    }
    return devices;
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
    };
  }
}
