package org.ngoma.firmware.engine;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.hal.audio.AudioBackend;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.RealTime;

/**
 * Which port is being played to: a sound card while there is one, otherwise the null port, so that
 * the song goes on whatever is pulled out.
 *
 * <p>Two threads share it. The audio thread plays to {@link #port} and reports a loss; the device
 * thread looks for cards and closes what is finished with. Ports change hands through volatile
 * fields, each written by one of them while it is null and cleared by the other.
 */
final class AudioOutput {

  /** How the words for the null port begin. */
  private static final String SILENT = "silent (";

  private final AudioBackend backend;
  private final String wanted;
  private final StreamFormat format;
  private final AudioPort silent;

  private AudioPort current;
  private String refusal;
  private volatile boolean onCard;
  private volatile AudioPort arriving;
  private volatile AudioPort leaving;

  /**
   * @param wanted a device's name, {@code "auto"} for the best that there is, {@code "null"} for
   *     none
   * @param silent the null port, already open, with the same format
   */
  AudioOutput(AudioBackend backend, String wanted, StreamFormat format, AudioPort silent) {
    this.backend = backend;
    this.wanted = wanted;
    this.format = format;
    this.silent = silent;
    this.current = silent;
  }

  /** Opens the wanted card now; on failure the null port stays. Before the audio thread starts. */
  String openFirst() {
    if (wanted.equals("null")) {
      return SILENT + "as asked)";
    }
    try {
      current = openWanted();
      onCard = true;
      return words(current);
    } catch (AudioException e) {
      refusal = e.getMessage();
      return SILENT + e.getMessage() + ")";
    }
  }

  /** Why {@link #openFirst} found no card, or null. */
  String refusal() {
    return refusal;
  }

  /** The port to play the next period to. Thread: audio. */
  @RealTime
  AudioPort port() {
    AudioPort next = arriving;
    if (next != null && leaving == null) {
      current = next;
      onCard = true;
      arriving = null;
    }
    return current;
  }

  /**
   * The current card is gone. Thread: audio.
   *
   * @return false when that was known already
   */
  @RealTime
  boolean lost() {
    boolean news = onCard;
    if (news) {
      leaving = current;
      current = silent;
      onCard = false;
    }
    return news;
  }

  /** Whether a card is being played to. */
  @RealTime
  boolean onCard() {
    return onCard;
  }

  /**
   * Closes what left and looks for a card when there is none. Thread: device.
   *
   * @return words for the status line when something changed, otherwise null
   */
  String tend() {
    AudioPort gone = leaving;
    if (gone != null) {
      gone.close();
      leaving = null;
      return SILENT + gone.name() + " is unplugged, waiting for it)";
    }
    if (onCard || arriving != null || wanted.equals("null")) {
      return null;
    }
    try {
      AudioPort found = openWanted();
      arriving = found;
      return words(found);
    } catch (AudioException stillAbsent) {
      return null;
    }
  }

  private AudioPort openWanted() throws AudioException {
    List<String> names = new ArrayList<>();
    if (wanted.equals("auto")) {
      for (AudioDevice device : backend.devices()) {
        names.add(device.name());
      }
      if (names.isEmpty()) {
        throw new AudioException("no sound card found");
      }
      names.add("default");
    } else {
      names.add(wanted);
    }
    AudioException first = null;
    for (String name : names) {
      try {
        return openOne(name);
      } catch (AudioException e) {
        first = first == null ? e : first;
      }
    }
    throw first;
  }

  private AudioPort openOne(String name) throws AudioException {
    AudioPort port = backend.open(name, format);
    if (port.format().rate() != format.rate()) {
      port.close();
      throw new AudioException(
          name
              + " plays at "
              + port.format().rate()
              + " Hz only: start with --rate "
              + port.format().rate());
    }
    return port;
  }

  private static String words(AudioPort port) {
    StreamFormat f = port.format();
    return port.name()
        + ", "
        + f.rate()
        + " Hz, "
        + f.periodFrames()
        + " x "
        + f.periods()
        + " frames";
  }

  /** Plays out and closes; after the audio thread has ended. */
  void close() {
    AudioPort last = arriving;
    if (last != null) {
      last.close();
    }
    current.close();
  }
}
