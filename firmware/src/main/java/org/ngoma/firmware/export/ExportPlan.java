package org.ngoma.firmware.export;

import java.util.OptionalDouble;
import org.ngoma.instruments.dsp.WavEncoding;

/**
 * How a song is to leave the box.
 *
 * @param encoding of WAV and FLAC
 * @param rate in Hz
 * @param kbps of MP3
 * @param loop whether exactly one round of the endless loop is wanted, else the song and what rings
 *     on
 * @param lufs integrated loudness that the mix is brought to
 * @param stems whether every channel gets a file of its own
 * @param trackId the only track that is wanted, 0 for all
 */
public record ExportPlan(
    Format format,
    WavEncoding encoding,
    int rate,
    int kbps,
    boolean loop,
    OptionalDouble lufs,
    boolean stems,
    int trackId) {

  private static final double QUIETEST_LUFS = -40;
  private static final double LOUDEST_LUFS = -5;

  /**
   * One that can be done.
   *
   * @throws IllegalArgumentException with a sentence that says what cannot be had, and what can
   */
  public ExportPlan {
    require(
        rate == 44_100 || rate == 48_000 || rate == 96_000,
        "--rate " + rate + ": use 44100, 48000 or 96000");
    require(
        format != Format.MP3 || rate <= 48_000, "--rate " + rate + ": MP3 holds 44100 or 48000");
    require(
        format != Format.FLAC || encoding.bits() <= 24,
        "--bits 32f: FLAC holds whole numbers; use 16 or 24, or --wav");
    require(
        kbps == 128 || kbps == 160 || kbps == 192 || kbps == 224 || kbps == 256 || kbps == 320,
        "--kbps " + kbps + ": use 128, 160, 192, 224, 256 or 320");
    if (lufs.isPresent()) {
      double wanted = lufs.getAsDouble();
      require(
          wanted >= QUIETEST_LUFS && wanted <= LOUDEST_LUFS,
          "--lufs " + wanted + ": from -40 to -5; -14 suits most players");
      require(
          !stems,
          "--lufs with --stems: stems keep their levels, so that they add up to the mix; leave one out");
    }
  }

  private static void require(boolean possible, String sentence) {
    if (!possible) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
