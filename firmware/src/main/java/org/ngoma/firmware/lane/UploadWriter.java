package org.ngoma.firmware.lane;

import java.util.List;
import java.util.Map;
import org.ngoma.hal.rt.SpscRing;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.DeviceKind;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.TempoChange;
import org.ngoma.sequencer.model.Track;
import org.ngoma.sequencer.play.AudioScore;
import org.ngoma.sequencer.play.Score;
import org.ngoma.sequencer.play.TempoMap;
import org.ngoma.sequencer.play.TrackScore;

/**
 * Writes the messages of {@link Upload}.
 *
 * <p>Thread: box.
 */
final class UploadWriter {

  private final SpscRing uploads;
  private final Parameters parameters;
  private final Runnable whenFull;
  private final long[] message = new long[Upload.MAX_LONGS];

  /**
   * @param whenFull what to do until there is room
   */
  UploadWriter(SpscRing uploads, Parameters parameters, Runnable whenFull) {
    this.uploads = uploads;
    this.parameters = parameters;
    this.whenFull = whenFull;
  }

  void begin(long engineGeneration, long loadId, boolean whole) {
    message[0] = Upload.BEGIN;
    message[1] = engineGeneration;
    message[2] = loadId;
    message[3] = whole ? 1 : 0;
    send(4);
  }

  void time(Project project) {
    long[] tempo = TempoMap.of(project.tempos()).encode();
    message[0] = Upload.TEMPO;
    System.arraycopy(tempo, 0, message, 1, tempo.length);
    send(1 + tempo.length);
    long[] signatures = Score.flat(project.signatures());
    message[0] = Upload.SIGNATURES;
    System.arraycopy(signatures, 0, message, 1, signatures.length);
    send(1 + signatures.length);
  }

  void bus(int place, ParamTable table, Map<String, Double> params) {
    message[0] = Upload.BUS;
    message[1] = place;
    send(put(table.valuesOf(params), 2));
  }

  void track(int index, Track track) {
    float[] instrument = parameters.instruments().get(track.kind()).valuesOf(track.params());
    float[] channel = parameters.channel().valuesOf(track.params());
    message[0] = Upload.TRACK;
    message[1] = index;
    message[2] = track.id();
    message[3] = Upload.KINDS.indexOf(track.kind());
    message[4] = track.group();
    message[5] = instrument.length;
    message[6] = channel.length;
    send(put(channel, put(instrument, 7)));
  }

  void files(int index, Track track) {
    message[0] = Upload.FILES;
    message[1] = index;
    List<String> slots = parameters.slots().getOrDefault(track.kind(), List.of());
    send(putFiles(slots, track.files(), 2));
  }

  void chain(int place, List<Device> effects) {
    message[0] = Upload.CHAIN;
    message[1] = place;
    message[2] = effects.size();
    int at = 3;
    for (Device device : effects) {
      message[at] = device.id();
      message[at + 1] = device.bypassed() ? 1 : 0;
      message[at + 2] = device.keyTrackId();
      at = Upload.putText(message, at + 3, device.kind());
      DeviceKind kind = parameters.devices().get(device.kind());
      float[] values = kind == null ? new float[0] : kind.table().valuesOf(device.params());
      message[at] = values.length;
      at = put(values, at + 1);
      at = putFiles(kind == null ? List.of() : kind.slots(), device.files(), at);
    }
    send(at);
  }

  private int putFiles(List<String> slots, Map<String, FileRef> files, int at) {
    int next = at + 1;
    int count = 0;
    for (int slot = 0; slot < slots.size(); slot++) {
      FileRef file = files.get(slots.get(slot));
      if (file != null) {
        message[next] = slot;
        next = Upload.putText(message, next + 1, file.sha256());
        count++;
      }
    }
    message[at] = count;
    return next;
  }

  void score(int index, Track track) {
    long[] data = TrackScore.compile(track, parameters).data();
    int room = Upload.MAX_LONGS - 4;
    for (int offset = 0; offset < data.length; offset += room) {
      int part = Math.min(room, data.length - offset);
      message[0] = Upload.SCORE;
      message[1] = index;
      message[2] = data.length;
      message[3] = offset;
      System.arraycopy(data, offset, message, 4, part);
      send(4 + part);
    }
  }

  void audio(int index, Track track, List<TempoChange> tempos) {
    List<String> files = Score.files(track);
    long[] data = AudioScore.compile(track, tempos, files).data();
    message[0] = Upload.AUDIO;
    message[1] = index;
    message[2] = files.size();
    int at = 3;
    for (String sha256 : files) {
      at = Upload.putText(message, at, sha256);
    }
    System.arraycopy(data, 0, message, at, data.length);
    send(at + data.length);
  }

  void commit(Project project, long loadId) {
    message[0] = Upload.COMMIT;
    message[1] = loadId;
    message[2] = project.tracks().size();
    message[3] = project.endTick();
    send(4);
  }

  private int put(float[] values, int at) {
    for (int i = 0; i < values.length; i++) {
      message[at + i] = Float.floatToRawIntBits(values[i]);
    }
    return at + values.length;
  }

  private void send(int length) {
    while (!uploads.offer(message, length)) {
      whenFull.run();
    }
  }
}
