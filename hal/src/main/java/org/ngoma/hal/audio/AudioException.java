package org.ngoma.hal.audio;

/** A port that could not be opened. The message names the device and what to do about it. */
public final class AudioException extends Exception {

  private static final long serialVersionUID = 1L;

  public AudioException(String message) {
    super(message);
  }
}
