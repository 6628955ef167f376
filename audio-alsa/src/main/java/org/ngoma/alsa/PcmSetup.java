package org.ngoma.alsa;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.ngoma.hal.audio.AudioException;
import org.ngoma.hal.audio.SampleFormat;
import org.ngoma.hal.audio.StreamFormat;

/** Agrees with an open PCM on format, rate and buffer. Never on the audio thread. */
final class PcmSetup {

  private static final List<SampleFormat> BEST_FIRST =
      List.of(
          SampleFormat.S32,
          SampleFormat.S24,
          SampleFormat.S24_3,
          SampleFormat.S16,
          SampleFormat.FLOAT);

  /** Periods that an input can hold before it runs over. */
  private static final int RECORDED_PERIODS = 16;

  private final String name;
  private final long pcm;
  private final NativeCell cell = new NativeCell();

  private PcmSetup(String name, long pcm) {
    this.name = name;
    this.pcm = pcm;
  }

  /** Sets the PCM up as near to {@code wanted} as it can. */
  static PcmLayout agree(String name, long pcm, StreamFormat wanted) throws AudioException {
    PcmSetup setup = new PcmSetup(name, pcm);
    PcmLayout layout = setup.hardware(wanted);
    setup.software(layout);
    return layout;
  }

  /**
   * Sets up a PCM that records, with the period and rate of the playing side.
   *
   * @throws AudioException when the input cannot do that
   */
  static AlsaInput listen(String name, NativePcm pcm, StreamFormat playing) throws AudioException {
    return new PcmSetup(name, pcm.handle()).input(pcm, playing);
  }

  private AlsaInput input(NativePcm side, StreamFormat playing) throws AudioException {
    check("parameters", Asound.snd_pcm_hw_params_malloc(cell.address()));
    long params = cell.get();
    try {
      check("parameters", Asound.snd_pcm_hw_params_any(pcm, params));
      Asound.snd_pcm_hw_params_set_rate_resample(pcm, params, name.startsWith("hw:") ? 0 : 1);
      check(
          "interleaved frames",
          Asound.snd_pcm_hw_params_set_access(pcm, params, Asound.ACCESS_RW_INTERLEAVED));
      int channels = StreamFormat.CHANNELS;
      if (Asound.snd_pcm_hw_params_set_channels(pcm, params, channels) < 0) {
        // A microphone.
        channels = 1;
        check("channels", Asound.snd_pcm_hw_params_set_channels(pcm, params, channels));
      }
      SampleFormat sample = chooseFormat(params, playing.sample());
      check("sample format", Asound.snd_pcm_hw_params_set_format(pcm, params, code(sample)));
      check("rate", Asound.snd_pcm_hw_params_set_rate(pcm, params, playing.rate(), 0));
      cell.set(playing.periodFrames());
      check(
          "period", Asound.snd_pcm_hw_params_set_period_size_near(pcm, params, cell.address(), 0));
      cell.set((long) playing.periodFrames() * RECORDED_PERIODS);
      check("buffer", Asound.snd_pcm_hw_params_set_buffer_size_near(pcm, params, cell.address()));
      check("parameters", Asound.snd_pcm_hw_params(pcm, params));
      return new AlsaInput(side, sample, channels, playing.periodFrames());
    } finally {
      Asound.snd_pcm_hw_params_free(params);
    }
  }

  private PcmLayout hardware(StreamFormat wanted) throws AudioException {
    check("parameters", Asound.snd_pcm_hw_params_malloc(cell.address()));
    long params = cell.get();
    try {
      check("parameters", Asound.snd_pcm_hw_params_any(pcm, params));
      // A card named directly plays what it is given; conversions are for the names that promise
      // them.
      Asound.snd_pcm_hw_params_set_rate_resample(pcm, params, name.startsWith("hw:") ? 0 : 1);
      if (Asound.snd_pcm_hw_params_set_access(pcm, params, Asound.ACCESS_RW_INTERLEAVED) < 0) {
        throw AlsaErrors.unsupported(name, "interleaved frames", "device");
      }
      if (Asound.snd_pcm_hw_params_set_channels(pcm, params, StreamFormat.CHANNELS) < 0) {
        throw AlsaErrors.unsupported(name, "two channels", "device");
      }
      SampleFormat sample = chooseFormat(params, wanted.sample());
      check("sample format", Asound.snd_pcm_hw_params_set_format(pcm, params, code(sample)));
      if (Asound.snd_pcm_hw_params_set_rate(pcm, params, wanted.rate(), 0) < 0) {
        throw AlsaErrors.unsupported(name, wanted.rate() + " Hz", "rate");
      }
      PcmLayout layout = chooseBuffer(params, wanted, sample);
      check("parameters", Asound.snd_pcm_hw_params(pcm, params));
      return layout;
    } finally {
      Asound.snd_pcm_hw_params_free(params);
    }
  }

  private SampleFormat chooseFormat(long params, SampleFormat wanted) throws AudioException {
    SequencedSet<SampleFormat> candidates = new LinkedHashSet<>();
    candidates.add(wanted);
    candidates.addAll(BEST_FIRST);
    for (SampleFormat candidate : candidates) {
      if (Asound.snd_pcm_hw_params_test_format(pcm, params, code(candidate)) == 0) {
        return candidate;
      }
    }
    throw AlsaErrors.unsupported(name, "samples of 16, 24 or 32 bits", "device");
  }

  private PcmLayout chooseBuffer(long params, StreamFormat wanted, SampleFormat sample)
      throws AudioException {
    cell.set(wanted.periodFrames());
    check("period", Asound.snd_pcm_hw_params_set_period_size_near(pcm, params, cell.address(), 0));
    int period = PcmLayout.periodFrames(name, wanted.periodFrames(), Math.toIntExact(cell.get()));
    cell.set((long) period * wanted.periods() * PcmLayout.SPARE_BUFFERS);
    check("buffer", Asound.snd_pcm_hw_params_set_buffer_size_near(pcm, params, cell.address()));
    StreamFormat near = new StreamFormat(wanted.rate(), period, wanted.periods(), sample);
    return PcmLayout.of(name, near, Math.toIntExact(cell.get()));
  }

  private void software(PcmLayout layout) throws AudioException {
    check("parameters", Asound.snd_pcm_sw_params_malloc(cell.address()));
    long params = cell.get();
    try {
      check("parameters", Asound.snd_pcm_sw_params_current(pcm, params));
      check(
          "start threshold",
          Asound.snd_pcm_sw_params_set_start_threshold(pcm, params, layout.queuedFrames()));
      check(
          "wake-up threshold",
          Asound.snd_pcm_sw_params_set_avail_min(pcm, params, layout.roomFrames()));
      silenceWhatWasPlayed(params);
      check("parameters", Asound.snd_pcm_sw_params(pcm, params));
    } finally {
      Asound.snd_pcm_sw_params_free(params);
    }
  }

  /** So that a card that runs dry plays silence and not its last milliseconds once more. */
  private void silenceWhatWasPlayed(long params) {
    if (Asound.snd_pcm_sw_params_get_boundary(params, cell.address()) == 0) {
      Asound.snd_pcm_sw_params_set_silence_threshold(pcm, params, 0);
      Asound.snd_pcm_sw_params_set_silence_size(pcm, params, cell.get());
    }
  }

  private void check(String step, int result) throws AudioException {
    if (result < 0) {
      throw AlsaErrors.refused(name, step, result);
    }
  }

  /** The number that {@code <alsa/pcm.h>} gives a format. */
  static int code(SampleFormat sample) {
    return switch (sample) {
      case S16 -> 2;
      case S24 -> 6;
      case S24_3 -> 32;
      case S32 -> 10;
      case FLOAT -> 14;
    };
  }
}
