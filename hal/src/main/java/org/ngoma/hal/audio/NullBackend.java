package org.ngoma.hal.audio;

import java.util.List;
import org.ngoma.hal.rt.NanoClock;

/** The backend of a machine without a sound card: one silent port that keeps the pace. */
public final class NullBackend implements AudioBackend {

  private final NanoClock clock;

  /**
   * @param clock by which the audio thread sleeps
   */
  public NullBackend(NanoClock clock) {
    this.clock = clock;
  }

  @Override
  public List<AudioDevice> devices() {
    return List.of(new AudioDevice(NullPort.NAME, "No sound card: silence at the right pace"));
  }

  @Override
  public AudioPort open(String name, StreamFormat wanted) throws AudioException {
    if (!name.equals(NullPort.NAME)) {
      throw new AudioException(
          "there is no silent device called " + name + ": use " + NullPort.NAME);
    }
    return new NullPort(wanted, clock);
  }
}
