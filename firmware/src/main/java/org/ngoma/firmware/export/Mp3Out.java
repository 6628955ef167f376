package org.ngoma.firmware.export;

import de.sciss.jump3r.mp3.BitStream;
import de.sciss.jump3r.mp3.GainAnalysis;
import de.sciss.jump3r.mp3.ID3Tag;
import de.sciss.jump3r.mp3.Lame;
import de.sciss.jump3r.mp3.LameGlobalFlags;
import de.sciss.jump3r.mp3.MPEGMode;
import de.sciss.jump3r.mp3.Presets;
import de.sciss.jump3r.mp3.Quantize;
import de.sciss.jump3r.mp3.QuantizePVT;
import de.sciss.jump3r.mp3.Reservoir;
import de.sciss.jump3r.mp3.Takehiro;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mp3.VbrMode;
import de.sciss.jump3r.mp3.Version;
import de.sciss.jump3r.mpg.MPGLib;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ngoma.instruments.dsp.WavEncoding;

/**
 * An MP3 file of constant bit rate, packed by jump3r, which is LAME in Java. Its first frame tells
 * players how much of its beginning and end is not music, so that it can follow another without a
 * gap.
 */
final class Mp3Out implements SoundOut {

  private static final int PIECE_FRAMES = 4096;

  /** What LAME's own manual asks for. */
  private static final int PACKED_BYTES = PIECE_FRAMES * 5 / 4 + 7200;

  /** LAME's scale from 0, best, to 9; 3 takes half the time of 2 for a difference nobody hears. */
  private static final int QUALITY = 3;

  private final PartFile file;
  private final FileChannel channel;
  private final Lame lame = new Lame();
  private final VBRTag firstFrame = new VBRTag();
  private final LameGlobalFlags settings;
  private final int[] left = new int[PIECE_FRAMES];
  private final int[] right = new int[PIECE_FRAMES];
  private final byte[] packed = new byte[PACKED_BYTES];
  private final long musicStart;
  private boolean ended;

  Mp3Out(Path target, int rate, int kbps, SongTags tags) throws IOException {
    file = new PartFile(target);
    connect();
    settings = lame.lame_init();
    settings.num_channels = 2;
    settings.in_samplerate = rate;
    settings.out_samplerate = rate;
    settings.mode = MPEGMode.JOINT_STEREO;
    settings.VBR = VbrMode.vbr_off;
    settings.brate = kbps;
    settings.quality = QUALITY;
    settings.bWriteVbrTag = true;
    settings.write_id3tag_automatic = false;
    settings.findReplayGain = false;
    if (lame.lame_init_params(settings) < 0) {
      throw new IOException("cannot write " + target + ": MP3 cannot be had at " + rate + " Hz");
    }
    try {
      channel =
          FileChannel.open(
              file.path(),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw file.failure(e);
    }
    byte[] id3 = Id3.of(tags);
    musicStart = id3.length;
    put(id3, id3.length);
  }

  /** Its parts know each other only when they are told. */
  private void connect() {
    GainAnalysis gain = new GainAnalysis();
    BitStream bits = new BitStream();
    Presets presets = new Presets();
    QuantizePVT inner = new QuantizePVT();
    Quantize quantize = new Quantize();
    Version version = new Version();
    ID3Tag id3 = new ID3Tag();
    Reservoir reservoir = new Reservoir();
    Takehiro takehiro = new Takehiro();
    MPGLib decoder = new MPGLib();
    lame.setModules(gain, bits, presets, inner, quantize, firstFrame, version, id3, decoder);
    bits.setModules(gain, decoder, version, firstFrame);
    id3.setModules(bits, version);
    presets.setModules(lame);
    quantize.setModules(bits, reservoir, inner, takehiro);
    inner.setModules(takehiro, reservoir, lame.enc.psy);
    reservoir.setModules(bits);
    takehiro.setModules(inner);
    firstFrame.setModules(lame, bits, version);
  }

  @Override
  public void write(float[] fromLeft, float[] fromRight, int from, int count) throws IOException {
    for (int at = from; at < from + count; at += PIECE_FRAMES) {
      int frames = Math.min(PIECE_FRAMES, from + count - at);
      for (int i = 0; i < frames; i++) {
        left[i] = WavEncoding.PCM_32.level(fromLeft[at + i]);
        right[i] = WavEncoding.PCM_32.level(fromRight[at + i]);
      }
      put(
          packed,
          lame.lame_encode_buffer_int(settings, left, right, frames, packed, 0, PACKED_BYTES));
    }
  }

  private void put(byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, Math.max(0, count));
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      abort();
      throw file.failure(e);
    }
  }

  @Override
  public void finish() throws IOException {
    put(packed, lame.lame_encode_flush(settings, packed, 0, PACKED_BYTES));
    int bytes = firstFrame.getLameTagFrame(settings, packed);
    try {
      channel.write(ByteBuffer.wrap(packed, 0, bytes), musicStart);
      channel.close();
    } catch (IOException e) {
      abort();
      throw file.failure(e);
    }
    ended = true;
    lame.lame_close(settings);
    file.finish();
  }

  @Override
  public void abort() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      channel.close();
    } catch (IOException e) {
      // Only what was to be deleted is lost.
    }
    file.abort();
  }
}
