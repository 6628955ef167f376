package org.ngoma.alsa;

import java.util.List;
import org.ngoma.hal.audio.AudioBackend;
import org.ngoma.hal.audio.AudioDevice;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.AudioPort;
import org.ngoma.hal.audio.StreamFormat;
import org.ngoma.hal.rt.NanoClock;

/**
 * The sound cards that ALSA knows. Any name of ALSA's own opens as well, such as {@code default} or
 * {@code plughw:0}. Never called from the audio thread.
 */
public final class AlsaBackend implements AudioBackend {

  private final NanoClock clock;
  private final String library;

  /**
   * @param clock by which the audio thread of the opened ports sleeps
   */
  public AlsaBackend(NanoClock clock) {
    this(clock, Asound.LIBRARY);
  }

  AlsaBackend(NanoClock clock, String library) {
    this.clock = clock;
    this.library = library;
  }

  /** Empty also when libasound is missing; opening says so. */
  @Override
  public List<AudioDevice> devices() {
    try {
      Asound.load(library);
    } catch (AudioException e) {
      return List.of();
    }
    return CardList.devices();
  }

  @Override
  public AudioPort open(String name, StreamFormat wanted) throws AudioException {
    Asound.load(library);
    NativeCell cell = new NativeCell();
    int error = Asound.snd_pcm_open(cell.address(), name, Asound.STREAM_PLAYBACK, Asound.NONBLOCK);
    if (error < 0) {
      throw AlsaErrors.opening(name, error, CardList.devices());
    }
    NativePcm pcm = new NativePcm(cell.get());
    try {
      return new AlsaPort(name, pcm, PcmSetup.agree(name, pcm.handle(), wanted), clock);
    } catch (AudioException e) {
      pcm.close();
      throw e;
    }
  }
}
