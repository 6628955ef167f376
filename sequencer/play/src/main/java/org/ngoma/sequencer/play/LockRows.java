package org.ngoma.sequencer.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ngoma.sequencer.model.Curve;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.DeviceKind;
import org.ngoma.sequencer.model.Lock;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.model.Trig;

/**
 * Finds the rows of the parameter tables that a track's trigs lock. Never on the audio thread.
 *
 * @param instrument rows of the track's sound
 * @param channel rows of its channel
 * @param devices rows of its effects by their ids
 */
record LockRows(ParamTable instrument, ParamTable channel, Map<Integer, ParamTable> devices) {

  private static final ParamTable NONE = new ParamTable(List.of());

  /** Rows without which locks do nothing: for whoever only wants the notes. */
  static final LockRows EMPTY = new LockRows(NONE, NONE, Map.of());

  /**
   * A row that is locked.
   *
   * @param place {@link TrackScore#LOCK_INSTRUMENT} and so on
   * @param slides whether it goes on to the next lock of the same row
   */
  record Locked(int place, int deviceId, int row, float value, boolean slides, boolean byRatio) {
    boolean sameRow(Locked other) {
      return place == other.place && deviceId == other.deviceId && row == other.row;
    }
  }

  static LockRows of(Track track, Parameters parameters) {
    Map<Integer, ParamTable> devices = new HashMap<>();
    for (Device device : track.effects()) {
      DeviceKind kind = parameters.devices().get(device.kind());
      if (kind != null) {
        devices.put(device.id(), kind.table());
      }
    }
    return new LockRows(
        parameters.instruments().getOrDefault(track.kind(), NONE), parameters.channel(), devices);
  }

  /** What a trig locks: first its sound, then single knobs over it. */
  List<Locked> of(Trig trig) {
    List<Locked> locked = new ArrayList<>();
    if (trig.sound().isPresent()) {
      float[] values = instrument.valuesOf(trig.sound().get().params());
      for (int row = 0; row < values.length; row++) {
        locked.add(new Locked(TrackScore.LOCK_INSTRUMENT, 0, row, values[row], false, false));
      }
    }
    for (Lock lock : trig.locks()) {
      add(lock, locked);
    }
    return locked;
  }

  private void add(Lock lock, List<Locked> locked) {
    ParamTable table =
        lock.deviceId() != 0
            ? devices.getOrDefault(lock.deviceId(), NONE)
            : instrument.find(lock.paramId()).isPresent() ? instrument : channel;
    int place =
        lock.deviceId() != 0
            ? TrackScore.LOCK_DEVICE
            : table == instrument ? TrackScore.LOCK_INSTRUMENT : TrackScore.LOCK_CHANNEL;
    OptionalInt row = table.indexOf(lock.paramId());
    if (row.isPresent()) {
      ParamSpec spec = table.get(row.getAsInt());
      Locked found =
          new Locked(
              place,
              lock.deviceId(),
              row.getAsInt(),
              (float) spec.clamp(lock.value()),
              lock.slide(),
              spec.curve() == Curve.EXPONENTIAL);
      locked.removeIf(found::sameRow);
      locked.add(found);
    }
  }
}
