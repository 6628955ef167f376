package org.ngoma.firmware.engine;

import org.ngoma.firmware.lane.EngineState;
import org.ngoma.firmware.lane.Lane;
import org.ngoma.firmware.lane.MeterState;
import org.ngoma.hal.rt.Fault;
import org.ngoma.hal.rt.RealTime;
import org.ngoma.instruments.sound.MasterMeter;
import org.ngoma.instruments.sound.Mixer;
import org.ngoma.sequencer.play.Player;

/**
 * What the engine shows after each period: where it stands, its meters, its faults. Thread: {@code
 * audio}.
 */
final class Readings {

  /** What {@link EngineState} lays out; the engine fills in what only it knows. */
  final long[] state = new long[EngineState.LONGS];

  private final Lane lane;
  private final Player player;
  private final Mixer mixer;
  private final long[] meters = new long[MeterState.LONGS];
  private long notFinite;
  private long lateSamples;
  private long droppedNotes;
  private long midiDropped;

  Readings(Lane lane, Player player, Mixer mixer) {
    this.lane = lane;
    this.player = player;
    this.mixer = mixer;
  }

  /**
   * Passes on what went wrong since the last call.
   *
   * @param late samples that came too late, since the start
   * @param lost MIDI messages that found no room, since the start
   */
  @RealTime
  void countFaults(long late, long lost) {
    lane.faults().add(Fault.NOT_FINITE, mixer.notFinite() - notFinite);
    notFinite = mixer.notFinite();
    lane.faults().add(Fault.SAMPLE_LATE, late - lateSamples);
    lateSamples = late;
    lane.faults().add(Fault.NOTE_DROPPED, player.droppedNotes() - droppedNotes);
    droppedNotes = player.droppedNotes();
    lane.faults().add(Fault.MIDI_DROPPED, lost - midiDropped);
    midiDropped = lost;
  }

  /** Publishes state and meters. */
  @RealTime
  void publish() {
    state[EngineState.SONG_TICK] = Double.doubleToRawLongBits(player.songTick());
    state[EngineState.PLAYING] = player.playing() ? 1 : 0;
    state[EngineState.BPM] = Double.doubleToRawLongBits(player.bpm());
    state[EngineState.PEAK_LEFT] = Float.floatToRawIntBits(mixer.masterPeakLeft());
    state[EngineState.PEAK_RIGHT] = Float.floatToRawIntBits(mixer.masterPeakRight());
    lane.state().publish(state);
    for (int place = 0; place < Mixer.MASTER; place++) {
      long peak = Float.floatToRawIntBits(mixer.peak(place));
      long rms = Float.floatToRawIntBits(mixer.rms(place));
      meters[place] = (peak << 32) | rms;
    }
    for (int i = 0; i < MasterMeter.READINGS; i++) {
      meters[Mixer.MASTER + i] = Float.floatToRawIntBits(mixer.meter().reading(i)) & 0xffffffffL;
    }
    lane.meters().publish(meters);
  }
}
