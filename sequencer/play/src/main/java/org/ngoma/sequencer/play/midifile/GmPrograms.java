package org.ngoma.sequencer.play.midifile;

import java.util.HashMap;
import java.util.Map;
import org.ngoma.sequencer.model.Note;
import org.ngoma.sequencer.model.Track;

/** Which program of General MIDI comes nearest to the sound of a track. */
final class GmPrograms {

  private static final int PROGRAMS_OF_FAMILY = 8;
  private static final int PIANO = 0;
  private static final int ELECTRIC_PIANO = 4;
  private static final int SYNTH_BASS = 38;
  private static final int LEAD = 81;
  private static final int PAD = 89;
  private static final int TOM = 117;

  /** Sounds that take longer to come, in ms, are pads. */
  private static final double SLOW_MS = 120;

  /** Sounds that play below this on the whole are basses. */
  private static final int LOW = 48;

  private GmPrograms() {}

  /** A program of 0 to 127. */
  static int of(Track track) {
    return switch (track.kind()) {
      case PIANO -> PIANO;
      case ELECTRIC_PIANO -> ELECTRIC_PIANO;
      case LOG_DRUM -> TOM;
      case AMBIENT -> PAD;
      case SYNTH, SAMPLER, DRUMS, AUDIO -> ofSynth(track);
    };
  }

  private static int ofSynth(Track track) {
    Map<String, Double> sound = new HashMap<>(track.params());
    sound.keySet().removeIf(id -> !id.startsWith("synth."));
    for (int program = 0; program < 128; program += PROGRAMS_OF_FAMILY) {
      if (GmPatches.of(program).equals(sound)) {
        return program;
      }
    }
    double middle =
        track.patterns().stream()
            .flatMap(pattern -> pattern.notes().stream())
            .mapToInt(Note::key)
            .average()
            .orElse(60);
    if (middle < LOW) {
      return SYNTH_BASS;
    }
    return track.params().getOrDefault("synth.attack", 0.0) > SLOW_MS ? PAD : LEAD;
  }
}
