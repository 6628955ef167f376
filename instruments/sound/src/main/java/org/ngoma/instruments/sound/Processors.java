package org.ngoma.instruments.sound;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
          new ProcessorKind("delay", Delay::new),
          new ProcessorKind("reverb", Reverb::new),
          new ProcessorKind("limiter", Limiter::new),
          new ProcessorKind("chorus", Chorus::new),
          new ProcessorKind("flanger", Flanger::new),
          new ProcessorKind("phaser", Phaser::new));

  private static final Parameters PARAMETERS =
      new Parameters(instrumentTables(), ChannelTable.TABLE, SongTable.TABLE);

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

  /** A new instrument of a kind of track, not yet prepared. */
  public static Instrument create(TrackKind kind) {
    return switch (kind) {
      case DRUMS -> new DrumKit();
      case SYNTH -> new Synth();
      case LOG_DRUM -> new LogDrum();
      case ELECTRIC_PIANO -> new ElectricPiano();
      case PIANO -> new Piano();
    };
  }
}
