package org.ngoma.hal.audio;

import java.util.List;
import org.ngoma.hal.rt.NanoClock;

/** The backend of a machine without a sound card: one silent port that keeps the pace. */
public final class NullBackend implements AudioBackend {

  /** What to type to get its port. */
  public static final String NAME = "null";

  private final NanoClock clock;

  /**
   * @param clock by which the audio thread sleeps
   */
  public NullBackend(NanoClock clock) {
    this.clock = clock;
  }

  @Override
  public List<AudioDevice> devices() {
    return List.of(new AudioDevice(NAME, "No sound card: silence at the right pace"));
  }

  @Override
  public AudioPort open(String name, StreamFormat wanted, boolean withInput) throws AudioException {
    if (!name.equals(NAME)) {
      throw new AudioException("there is no silent device called " + name + ": use " + NAME);
    }
    return new NullPort(wanted, clock);
  }
}
