package org.ngoma.firmware.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of an archive, wherever they lie. */
interface ZipBytes {

  long size() throws IOException;

  /** Exactly {@code length} bytes from {@code at}; the caller has checked both against the size. */
  byte[] read(long at, int length) throws IOException;

  static ZipBytes of(byte[] bytes) {
    return new ZipBytes() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public byte[] read(long at, int length) {
        byte[] part = new byte[length];
        System.arraycopy(bytes, (int) at, part, 0, length);
        return part;
      }
    };
  }

  static ZipBytes of(FileChannel file) {
    return new ZipBytes() {
      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public byte[] read(long at, int length) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(length);
        while (part.hasRemaining()) {
          if (file.read(part, at + part.position()) < 0) {
            throw new IOException("the file became shorter while it was read");
          }
        }
        return part.array();
      }
    };
  }
}
