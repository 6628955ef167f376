package org.ngoma.hal.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ngoma.hal.rt.RealTime;

/**
 * Turns a device's interleaved little-endian samples into stereo floats: the way back of {@link
 * SampleEncoder}. One channel is heard on both sides. Floats that are no numbers become silence.
 * Thread: one at a time.
 */
public final class SampleDecoder {

  private static final float SCALE_16 = 0x1p-15f;
  private static final float SCALE_24 = 0x1p-23f;
  private static final float SCALE_32 = 0x1p-31f;

  /** Unused bits of a 24-bit sample in 32: whatever lies there is dropped, the sign kept. */
  private static final int HIGH_BITS = 8;

  // Not the enum itself: a switch over one drags in a class that allocates.
  private static final int S16 = 0;
  private static final int S24 = 1;
  private static final int S24_3 = 2;
  private static final int S32 = 3;
  private static final int FLOAT = 4;

  private final int kind;
  private final int frameBytes;
  private final int rightByte;
  private final ByteBuffer bytes;

  /**
   * @param channels 1 or 2
   * @param maxFrames most frames of one {@link #decode}
   */
  public SampleDecoder(SampleFormat format, int channels, int maxFrames) {
    kind =
        switch (format) {
          case S16 -> S16;
          case S24 -> S24;
          case S24_3 -> S24_3;
          case S32 -> S32;
          case FLOAT -> FLOAT;
        };
    frameBytes = format.bytes() * channels;
    rightByte = format.bytes() * (channels - 1);
    bytes = ByteBuffer.allocateDirect(maxFrames * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the device puts its frames, in native memory that stays in place. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** Bytes that one frame of the device occupies. */
  @RealTime
  public int frameBytes() {
    return frameBytes;
  }

  /** Decodes the first {@code frames} into both channels. */
  @RealTime
  public void decode(float[] left, float[] right, int frames) {
    decode(left, frames, 0);
    decode(right, frames, rightByte);
  }

  @RealTime
  private void decode(float[] channel, int frames, int firstByte) {
    int at = firstByte;
    for (int i = 0; i < frames; i++, at += frameBytes) {
      channel[i] = sample(at);
    }
  }

  @RealTime
  private float sample(int at) {
    return switch (kind) {
      case S16 -> bytes.getShort(at) * SCALE_16;
      case S24 -> ((bytes.getInt(at) << HIGH_BITS) >> HIGH_BITS) * SCALE_24;
      case S24_3 -> ((bytes.getShort(at) & 0xffff) | (bytes.get(at + 2) << 16)) * SCALE_24;
      case S32 -> bytes.getInt(at) * SCALE_32;
      default -> finite(bytes.getFloat(at));
    };
  }

  @RealTime
  private static float finite(float x) {
    return Float.isFinite(x) ? x : 0;
  }
}
