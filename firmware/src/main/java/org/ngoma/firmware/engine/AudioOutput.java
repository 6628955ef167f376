package org.ngoma.firmware.engine;

import java.util.ArrayList;
import java.util.List;
import org.ngoma.hal.audio.AudioBackend;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.StreamFormat;

/**
 * Looks after the sound card: opens the wanted one, notices that it is gone, and brings it back;
 * the song goes on whatever is pulled out.
 *
 * <p>Thread: device; {@link #openFirst} before the audio thread plays, {@link #close} after.
 */
final class AudioOutput {

  /** How the words for the null port begin. */
  private static final String SILENT = "silent (";

  private static final String NO_CARD = "there is no sound card to record from";

  /** How an input says that it is there. */
  private static final String HEARS = "+";

  private final AudioBackend backend;
  private final String wanted;
  private final StreamFormat format;
  private final PortSwitch ports;
  private final boolean withInput;
  private String refusal;
  private volatile String input = NO_CARD;

  /**
   * @param wanted a device's name, {@code "auto"} for the best that there is, {@code "null"} for
   *     none
   * @param silent the null port, already open, with the same format
   */
  AudioOutput(AudioBackend backend, String wanted, StreamFormat format, AudioPort silent) {
    this(backend, wanted, format, silent, false);
  }

  /**
   * As the other.
   *
   * @param withInput whether the card's input is wanted too
   */
  AudioOutput(
      AudioBackend backend,
      String wanted,
      StreamFormat format,
      AudioPort silent,
      boolean withInput) {
    this.withInput = withInput;
    this.backend = backend;
    this.wanted = wanted;
    this.format = format;
    ports = new PortSwitch(silent);
  }

  /** Opens the wanted card now; on failure the null port stays. Before the audio thread starts. */
  String openFirst() {
    if (wanted.equals("null")) {
      return SILENT + "as asked)";
    }
    try {
      AudioPort card = openWanted();
      ports.begin(card);
      return words(card);
    } catch (AudioException e) {
      refusal = e.getMessage();
      return SILENT + e.getMessage() + ")";
    }
  }

  /** Why {@link #openFirst} found no card, or null. */
  String refusal() {
    return refusal;
  }

  /** Whether the card listens: {@code "+"}, or why it does not. Thread: device. */
  String input() {
    return input;
  }

  /** What the audio thread plays to. */
  PortSwitch ports() {
    return ports;
  }

  /**
   * Closes what left and looks for a card when there is none. Thread: device.
   *
   * @return words for the status line when something changed, otherwise null
   */
  String tend() {
    AudioPort gone = ports.leaving();
    if (gone != null) {
      gone.close();
      ports.gone();
      input = NO_CARD;
      return SILENT + gone.name() + " is unplugged, waiting for it)";
    }
    if (ports.served() || wanted.equals("null")) {
      return null;
    }
    try {
      AudioPort found = openWanted();
      ports.arrive(found);
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
    AudioPort port = backend.open(name, format, withInput);
    if (port.format().rate() != format.rate()) {
      port.close();
      throw new AudioException(
          name
              + " plays at "
              + port.format().rate()
              + " Hz only: start with --rate "
              + port.format().rate());
    }
    input = withInput ? port.inputRefusal().orElse(HEARS) : NO_CARD;
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
    ports.close();
  }
}
