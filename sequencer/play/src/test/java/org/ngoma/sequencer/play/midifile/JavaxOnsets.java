package org.ngoma.sequencer.play.midifile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** The onsets of a MIDI file as javax.sound.midi reads them: the independent judge. */
final class JavaxOnsets {

  /** One note-on; {@code frame} is exact, not rounded. */
  record Onset(long tick, double frame, boolean drums, int key, int velocity) {}

  private JavaxOnsets() {}

  static List<Onset> of(byte[] file, int rate) throws IOException, InvalidMidiDataException {
    Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(file));
    NavigableMap<Long, Integer> tempos = new TreeMap<>();
    tempos.put(0L, 500_000);
    for (Track track : sequence.getTracks()) {
      for (int i = 0; i < track.size(); i++) {
        MidiEvent event = track.get(i);
        if (event.getMessage() instanceof MetaMessage meta && meta.getType() == 0x51) {
          byte[] data = meta.getData();
          tempos.put(
              event.getTick(), (data[0] & 0xff) << 16 | (data[1] & 0xff) << 8 | (data[2] & 0xff));
        }
      }
    }
    List<Onset> onsets = new ArrayList<>();
    for (Track track : sequence.getTracks()) {
      for (int i = 0; i < track.size(); i++) {
        MidiEvent event = track.get(i);
        if (event.getMessage() instanceof ShortMessage message
            && message.getCommand() == ShortMessage.NOTE_ON
            && message.getData2() > 0) {
          double micros = microsAt(event.getTick(), tempos, sequence.getResolution());
          onsets.add(
              new Onset(
                  event.getTick(),
                  micros * rate / 1e6,
                  message.getChannel() == 9,
                  message.getData1(),
                  message.getData2()));
        }
      }
    }
    onsets.sort(
        Comparator.comparingLong(Onset::tick)
            .thenComparing(Onset::drums)
            .thenComparingInt(Onset::key)
            .thenComparingInt(Onset::velocity));
    return onsets;
  }

  private static double microsAt(long tick, NavigableMap<Long, Integer> tempos, int resolution) {
    double micros = 0;
    long from = 0;
    int micro = 500_000;
    for (var tempo : tempos.headMap(tick, true).entrySet()) {
      micros += (tempo.getKey() - from) * (double) micro / resolution;
      from = tempo.getKey();
      micro = tempo.getValue();
    }
    return micros + (tick - from) * (double) micro / resolution;
  }
}
