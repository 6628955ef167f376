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
  public AudioPort open(String name, StreamFormat wanted, boolean withInput) throws AudioException {
    Asound.load(library);
    NativePcm pcm = pcm(name, Asound.STREAM_PLAYBACK);
    try {
      AlsaPort port = new AlsaPort(name, pcm, PcmSetup.agree(name, pcm.handle(), wanted), clock);
      return withInput ? listening(port) : port;
    } catch (AudioException e) {
      pcm.close();
      throw e;
    }
  }

  /** A card that cannot listen plays nevertheless. */
  private static AlsaPort listening(AlsaPort port) {
    NativePcm pcm = null;
    try {
      pcm = pcm(port.name(), Asound.STREAM_CAPTURE);
      return port.hearing(PcmSetup.listen(port.name(), pcm, port.format()));
    } catch (AudioException e) {
      if (pcm != null) {
        pcm.close();
      }
      return port.deaf("nothing can be recorded from the input: " + e.getMessage());
    }
  }

  private static NativePcm pcm(String name, int stream) throws AudioException {
    NativeCell cell = new NativeCell();
    int error = Asound.snd_pcm_open(cell.address(), name, stream, Asound.NONBLOCK);
    if (error < 0) {
      throw AlsaErrors.opening(name, error, CardList.devices());
    }
    return new NativePcm(cell.get());
  }
}
