package org.ngoma.alsa;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Eight bytes of native memory through which libasound hands back a number or an address. */
final class NativeCell {

  private final ByteBuffer memory =
      ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
  private final long address = addressOf(memory);

  static long addressOf(ByteBuffer direct) {
    return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
  }

  long address() {
    return address;
  }

  long get() {
    return memory.getLong(0);
  }

  int getInt() {
    return memory.getInt(0);
  }

  NativeCell set(long value) {
    memory.putLong(0, value);
    return this;
  }
}
