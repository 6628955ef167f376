package org.ngoma.hal.audio;

import java.util.List;

/** A family of ports: the sound cards of one API. Never called from the audio thread. */
public interface AudioBackend {

  /** What could be opened right now, best first; empty when there is no card. */
  List<AudioDevice> devices();

  /**
   * Opens a device by name.
   *
   * @param name as in {@link AudioDevice#name}
   * @param wanted the nearest that the device can do is taken; read {@link AudioPort#format}
   * @param withInput whether its input is wanted too; a card without one opens nevertheless
   * @throws AudioException when it is absent, busy, forbidden or can do nothing like it
   */
  AudioPort open(String name, StreamFormat wanted, boolean withInput) throws AudioException;

  /** Opens a device to play only. */
  default AudioPort open(String name, StreamFormat wanted) throws AudioException {
    return open(name, wanted, false);
  }
}
