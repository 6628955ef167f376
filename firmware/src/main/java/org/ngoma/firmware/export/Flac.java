package org.ngoma.firmware.export;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.io.IOException;
import java.util.List;

/** libFLAC of the system, mapped directly; handles are raw addresses. */
final class Flac {

  static final int VORBIS_COMMENT = 4;

  /** Of libFLAC 1.5, 1.4 and 1.3; what is called here is the same in all. */
  private static final List<String> NAMES =
      List.of("libFLAC.so.14", "libFLAC.so.12", "libFLAC.so.8");

  private static boolean mapped;

  private Flac() {}

  /** A comment as libFLAC keeps it: length, then address of its bytes. */
  @Structure.FieldOrder({"length", "entry"})
  public static final class Entry extends Structure implements Structure.ByValue {
    public int length;
    public Pointer entry;
  }

  /**
   * Maps the library on the first call. Every other call here needs that.
   *
   * @throws IOException one sentence, when it is not there
   */
  static synchronized void load() throws IOException {
    if (!mapped) {
      Native.register(Flac.class, find(NAMES));
      mapped = true;
    }
  }

  static NativeLibrary find(List<String> names) throws IOException {
    for (String name : names) {
      try {
        return NativeLibrary.getInstance(name);
      } catch (UnsatisfiedLinkError e) {
        // The next one.
      }
    }
    throw new IOException(
        "cannot write FLAC: the library libFLAC is missing; install it with"
            + " 'apt-get install libflac14' (Debian 13) or 'libflac12' (Debian 12), or use --wav");
  }

  static native long FLAC__stream_encoder_new();

  static native void FLAC__stream_encoder_delete(long encoder);

  static native int FLAC__stream_encoder_set_channels(long encoder, int channels);

  static native int FLAC__stream_encoder_set_bits_per_sample(long encoder, int bits);

  static native int FLAC__stream_encoder_set_sample_rate(long encoder, int rate);

  static native int FLAC__stream_encoder_set_compression_level(long encoder, int level);

  static native int FLAC__stream_encoder_set_metadata(long encoder, long blocks, int count);

  static native int FLAC__stream_encoder_init_file(
      long encoder, String path, long progress, long client);

  static native int FLAC__stream_encoder_process_interleaved(
      long encoder, long samples, int frames);

  static native int FLAC__stream_encoder_finish(long encoder);

  static native long FLAC__metadata_object_new(int type);

  static native void FLAC__metadata_object_delete(long block);

  static native int FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair(
      Pointer entry, String name, String value);

  static native int FLAC__metadata_object_vorbiscomment_append_comment(
      long block, Entry entry, int copy);
}
