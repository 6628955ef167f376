package org.ngoma.firmware.export;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.WavEncoding;
import org.ngoma.instruments.dsp.WavWriter;

/** A WAV file with tempo, key and names. */
final class WavOut implements SoundOut {

  private final WavWriter wav;
  private final SongTags tags;
  private final boolean loop;
  private final int rate;

  WavOut(Path target, int rate, WavEncoding encoding, SongTags tags, boolean loop)
      throws IOException {
    wav = new WavWriter(target, rate, encoding);
    this.tags = tags;
    this.loop = loop;
    this.rate = rate;
  }

  @Override
  public void write(float[] left, float[] right, int from, int count) throws IOException {
    wav.write(left, right, from, count);
  }

  @Override
  public void finish() throws IOException {
    WavTags.tell(wav, tags, loop, rate);
    wav.close();
  }

  @Override
  public void abort() {
    wav.abort();
  }
}
