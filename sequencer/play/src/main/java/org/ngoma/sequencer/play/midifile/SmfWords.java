package org.ngoma.sequencer.play.midifile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.ngoma.sequencer.model.Marker;
import org.ngoma.sequencer.model.Project;

/** The words of a file: markers, lyrics, and what its channels are called. */
final class SmfWords {

  private final List<Marker> markers = new ArrayList<>();
  private final Map<Integer, String> channelNames = new HashMap<>();

  /** Keeps a marker, or says that it could not; its tick is the file's. */
  void marker(long tick, long lastTick, Marker.Kind kind, String raw, Remarks remarks) {
    String text = shortened(raw, Marker.MAX_TEXT, c -> c == '\n' || c == '\r');
    if (text.isEmpty()) {
      return;
    }
    if (tick > lastTick || markers.size() == Project.MAX_MARKERS) {
      remarks.leaveOut("markers and lyrics beyond what a project holds");
      return;
    }
    markers.add(new Marker(tick, kind, text));
  }

  /** Keeps what a channel of a track is called. */
  void channelName(int track, int channel, String name) {
    if (name != null) {
      channelNames.putIfAbsent(track << 4 | channel, name);
    }
  }

  /** What a channel of a track is called, null where nothing says. */
  String channelName(int track, int channel) {
    return channelNames.get(track << 4 | channel);
  }

  /** All markers by their ticks, those of a tick in the order of tracks. */
  List<Marker> markers() {
    List<Marker> sorted = new ArrayList<>(markers);
    sorted.sort(Comparator.comparingLong(Marker::tick));
    return sorted;
  }

  /** A text as long as it may be, blanks for the control characters that may not. */
  static String shortened(String raw, int mostChars, IntPredicate allowed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (text.length() + Character.charCount(c) > mostChars) {
        break;
      }
      text.appendCodePoint(Character.isISOControl(c) && !allowed.test(c) ? ' ' : c);
    }
    return text.toString();
  }

  /** Text of an unknown encoding. */
  static String decode(SmfBytes content) throws MidiFileException {
    byte[] raw = new byte[content.left()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) content.u8();
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      return new String(raw, ISO_8859_1);
    }
  }
}
