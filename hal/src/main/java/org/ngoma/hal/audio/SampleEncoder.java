package org.ngoma.hal.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ngoma.hal.rt.RealTime;

/**
 * Turns stereo floats into a device's interleaved little-endian samples.
 *
 * <p>Integers of n bits are {@code x * 2^(n-1)}, rounded to the nearest, halves to even, and
 * clipped to {@code 2^(n-1) - 1}: +1.0 is one step short of what it says and every n-bit file
 * passes unchanged. Floats are clipped to -1..1. NaN becomes silence. Thread: one at a time.
 */
public final class SampleEncoder {

  private static final double SCALE_16 = 0x1p15;
  private static final double SCALE_24 = 0x1p23;
  private static final double SCALE_32 = 0x1p31;
  private static final int MAX_24 = 0x7F_FFFF;

  // Not the enum itself: a switch over one drags in a class that allocates.
  private static final int S16 = 0;
  private static final int S24 = 1;
  private static final int S24_3 = 2;
  private static final int S32 = 3;
  private static final int FLOAT = 4;

  private final int kind;
  private final int frameBytes;
  private final ByteBuffer bytes;

  /**
   * @param maxFrames most frames of one {@link #encode}
   */
  public SampleEncoder(SampleFormat format, int maxFrames) {
    kind =
        switch (format) {
          case S16 -> S16;
          case S24 -> S24;
          case S24_3 -> S24_3;
          case S32 -> S32;
          case FLOAT -> FLOAT;
        };
    frameBytes = format.bytes() * StreamFormat.CHANNELS;
    bytes = ByteBuffer.allocateDirect(maxFrames * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The encoded frames, from byte 0, in native memory that stays in place. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** Bytes that one stereo frame occupies. */
  public int frameBytes() {
    return frameBytes;
  }

  /** Encodes the first {@code frames} of both channels. */
  @RealTime
  public void encode(float[] left, float[] right, int frames) {
    encode(left, frames, 0);
    encode(right, frames, frameBytes / StreamFormat.CHANNELS);
  }

  private void encode(float[] channel, int frames, int firstByte) {
    switch (kind) {
      case S16 -> encode16(channel, frames, firstByte);
      case S24 -> encode24(channel, frames, firstByte);
      case S24_3 -> encode24Packed(channel, frames, firstByte);
      case S32 -> encode32(channel, frames, firstByte);
      default -> encodeFloat(channel, frames, firstByte);
    }
  }

  private void encode16(float[] channel, int frames, int firstByte) {
    int at = firstByte;
    for (int i = 0; i < frames; i++, at += frameBytes) {
      int value = (int) Math.rint(channel[i] * SCALE_16);
      bytes.putShort(at, (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
    }
  }

  private void encode24(float[] channel, int frames, int firstByte) {
    int at = firstByte;
    for (int i = 0; i < frames; i++, at += frameBytes) {
      bytes.putInt(at, to24(channel[i]));
    }
  }

  private void encode24Packed(float[] channel, int frames, int firstByte) {
    int at = firstByte;
    for (int i = 0; i < frames; i++, at += frameBytes) {
      int value = to24(channel[i]);
      bytes.putShort(at, (short) value);
      bytes.put(at + 2, (byte) (value >> 16));
    }
  }

  /** The cast itself clips to 32 bits and makes NaN 0, as it does for the narrower ones. */
  private void encode32(float[] channel, int frames, int firstByte) {
    int at = firstByte;
    for (int i = 0; i < frames; i++, at += frameBytes) {
      bytes.putInt(at, (int) Math.rint(channel[i] * SCALE_32));
    }
  }

  private void encodeFloat(float[] channel, int frames, int firstByte) {
    int at = firstByte;
    for (int i = 0; i < frames; i++, at += frameBytes) {
      float x = channel[i];
      bytes.putFloat(at, Float.isNaN(x) ? 0 : Math.max(-1f, Math.min(1f, x)));
    }
  }

  private static int to24(float x) {
    int value = (int) Math.rint(x * SCALE_24);
    return Math.max(-MAX_24 - 1, Math.min(MAX_24, value));
  }
}
