package org.ngoma.firmware.export;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ngoma.instruments.dsp.WavEncoding;

/** A FLAC file, packed by libFLAC: the very whole numbers that a WAV file would hold. */
final class FlacOut implements SoundOut {

  private static final int PIECE_FRAMES = 4096;
  private static final int CHANNELS = 2;

  /** The library's own default: more takes longer and saves hardly anything. */
  private static final int COMPRESSION = 5;

  private final PartFile file;
  private final WavEncoding encoding;
  private final Memory samples = new Memory((long) PIECE_FRAMES * CHANNELS * Integer.BYTES);
  private final Memory blocks = new Memory(Native.POINTER_SIZE);
  private long comments;
  private long encoder;

  FlacOut(Path target, int rate, WavEncoding encoding, SongTags tags) throws IOException {
    Flac.load();
    file = new PartFile(target);
    this.encoding = encoding;
    // libFLAC would only say that it failed; this says why.
    try {
      Files.write(file.path(), new byte[0]);
    } catch (IOException e) {
      throw file.failure(e);
    }
    encoder = Flac.FLAC__stream_encoder_new();
    comments = Flac.FLAC__metadata_object_new(Flac.VORBIS_COMMENT);
    tags.vorbis().forEach(this::comment);
    blocks.setPointer(0, new Pointer(comments));
    boolean ready =
        Flac.FLAC__stream_encoder_set_channels(encoder, CHANNELS) != 0
            && Flac.FLAC__stream_encoder_set_bits_per_sample(encoder, encoding.bits()) != 0
            && Flac.FLAC__stream_encoder_set_sample_rate(encoder, rate) != 0
            && Flac.FLAC__stream_encoder_set_compression_level(encoder, COMPRESSION) != 0
            && Flac.FLAC__stream_encoder_set_metadata(encoder, Pointer.nativeValue(blocks), 1) != 0
            && Flac.FLAC__stream_encoder_init_file(encoder, file.path().toString(), 0, 0) == 0;
    if (!ready) {
      abort();
      throw file.failure(new IOException("libFLAC refuses"));
    }
  }

  private void comment(String name, String value) {
    Flac.Entry entry = new Flac.Entry();
    if (Flac.FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair(
            entry.getPointer(), name, value)
        != 0) {
      entry.read();
      // The library keeps the bytes it has made, and frees them with the block.
      Flac.FLAC__metadata_object_vorbiscomment_append_comment(comments, entry, 0);
    }
  }

  @Override
  public void write(float[] left, float[] right, int from, int count) throws IOException {
    for (int at = from; at < from + count; at += PIECE_FRAMES) {
      int frames = Math.min(PIECE_FRAMES, from + count - at);
      for (int i = 0; i < frames; i++) {
        samples.setInt(8L * i, encoding.level(left[at + i]));
        samples.setInt(8L * i + 4, encoding.level(right[at + i]));
      }
      if (Flac.FLAC__stream_encoder_process_interleaved(
              encoder, Pointer.nativeValue(samples), frames)
          == 0) {
        abort();
        throw file.failure(new IOException("no space left on the disk"));
      }
    }
  }

  @Override
  public void finish() throws IOException {
    boolean whole = Flac.FLAC__stream_encoder_finish(encoder) != 0;
    free();
    if (!whole) {
      file.abort();
      throw file.failure(new IOException("no space left on the disk"));
    }
    file.finish();
  }

  @Override
  public void abort() {
    if (encoder != 0) {
      Flac.FLAC__stream_encoder_finish(encoder);
      free();
      file.abort();
    }
  }

  private void free() {
    Flac.FLAC__stream_encoder_delete(encoder);
    Flac.FLAC__metadata_object_delete(comments);
    encoder = 0;
    comments = 0;
  }
}
