package org.ngoma.instruments.sound;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ngoma.instruments.dsp.DriveOctet;
import org.ngoma.instruments.dsp.EdgeTables;
import org.ngoma.instruments.dsp.FmOctet;
import org.ngoma.instruments.dsp.FmPatch;
import org.ngoma.instruments.dsp.MatchedBiquad;
import org.ngoma.instruments.dsp.NyquistGuard;
import org.ngoma.instruments.dsp.OversampledOctet;
import org.ngoma.instruments.dsp.SincReader;
import org.ngoma.instruments.dsp.TruePeak;
import org.ngoma.instruments.dsp.WaveShaper;
import org.ngoma.instruments.dsp.WaveTables;

/**
 * The classes with tables of their own that only playing would touch: the audio thread must not be
 * the first, or it would load them and make their tables between two blocks.
 */
final class SharedTables {

  private static final List<Class<?>> TOUCHED_BY_PLAYING =
      List.of(
          WaveTables.class,
          EdgeTables.class,
          OversampledOctet.class,
          DriveOctet.class,
          FmOctet.class,
          FmPatch.class,
          WaveShaper.class,
          NyquistGuard.class,
          TruePeak.class,
          SincReader.class,
          MatchedBiquad.class,
          ClapShape.class,
          FmShape.class,
          MembraneShape.class,
          MetalShape.class,
          ShakerShape.class,
          SnareShape.class,
          ZapShape.class,
          PianoStrings.class,
          DrumModel.class,
          DrumMap.class,
          Divisions.class,
          SongSway.class,
          EqBand.class,
          Fader.class,
          Level.class);

  private SharedTables() {}

  /** Makes what is not made yet. Any thread but audio. */
  static void prepare() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      for (Class<?> type : TOUCHED_BY_PLAYING) {
        lookup.ensureInitialized(type);
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError("a class of this package or a public one cannot be reached", e);
    }
  }
}
