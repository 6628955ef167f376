package org.ngoma.firmware.lane;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ngoma.sequencer.model.TrackKind;

/**
 * The slow lane's messages: a project, or what changed of it, between {@link #BEGIN} and {@link
 * #COMMIT}. The first long is the code. A reader that meets the middle of an upload drops it until
 * the next BEGIN of its own generation.
 *
 * <p>A place is that of the mixer: the index of a track, then returns, groups, master. Values are
 * float bits. A text is its length in bytes, then eight bytes of UTF-8 a long.
 */
public final class Upload {

  /** Engine generation, load id, 1 when everything follows or 0 when only what changed. */
  public static final int BEGIN = 1;

  /** Then {@code TempoMap.encode}. */
  public static final int TEMPO = 2;

  /**
   * Index, track id, number of the kind, group, number of instrument values, number of channel
   * values, then the values.
   */
  public static final int TRACK = 3;

  /** Index, length of the whole, offset of this part, then the part of {@code TrackScore.data}. */
  public static final int SCORE = 4;

  /** Place of a return, group or the master, then its values. */
  public static final int BUS = 5;

  /** Then {@code Score.flat} of the signatures. */
  public static final int SIGNATURES = 6;

  /** Load id, number of tracks, end tick. */
  public static final int COMMIT = 7;

  /**
   * Place, number of effects; of each: device id, 1 when bypassed, id of the track that steers it
   * or 0, kind as text, number of values, values, number of files, of each its slot and SHA-256 as
   * text.
   */
  public static final int CHAIN = 8;

  /** Index of a track, number of files, of each its slot and SHA-256 as text. */
  public static final int FILES = 9;

  /**
   * Index of a track, number of recordings, of each its SHA-256 as text; then {@code
   * AudioScore.data}.
   */
  public static final int AUDIO = 10;

  /** Longs of the longest message; longer scores go in parts. */
  public static final int MAX_LONGS = 1 << 16;

  /** Bytes of the longest text. */
  private static final int MAX_TEXT = 256;

  /** Kinds of tracks by the number that stands for them in {@link #TRACK}. */
  public static final List<TrackKind> KINDS = List.of(TrackKind.values());

  private Upload() {}

  /** Longs that a text of so many bytes takes. */
  public static int textLongs(int bytes) {
    return 1 + (bytes + 7) / 8;
  }

  /**
   * Writes a text into a message.
   *
   * @return where the next value goes
   */
  static int putText(long[] message, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    message[at] = bytes.length;
    for (int i = 0; i < bytes.length; i++) {
      int place = at + 1 + i / 8;
      long before = i % 8 == 0 ? 0 : message[place];
      message[place] = before | (bytes[i] & 0xffL) << (8 * (i % 8));
    }
    return at + textLongs(bytes.length);
  }

  /**
   * Reads a text out of a message.
   *
   * @param end of the message
   * @throws IllegalArgumentException when there is none
   */
  public static String text(long[] message, int at, int end) {
    if (at >= end || message[at] < 0 || message[at] > MAX_TEXT) {
      throw new IllegalArgumentException("no text at " + at);
    }
    byte[] bytes = new byte[(int) message[at]];
    if (at + textLongs(bytes.length) > end) {
      throw new IllegalArgumentException("text at " + at + " is cut short");
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (message[at + 1 + i / 8] >> (8 * (i % 8)));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
