package org.ngoma.firmware.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives byte by byte, so that any field may lie. */
final class HandmadeZip {

  /** One entry; what the fields say need not be so. */
  static final class Entry {
    byte[] name;
    byte[] localName;
    byte[] content;
    int method;
    int flags;
    long crc;
    long packed;
    long unpacked;
    int attributes;
    long offset = -1;

    Entry(String name, byte[] content) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.localName = this.name;
      this.content = content;
      CRC32 sum = new CRC32();
      sum.update(content);
      crc = sum.getValue();
      packed = content.length;
      unpacked = content.length;
    }

    Entry deflated() {
      Deflater deflater = new Deflater(9, true);
      deflater.setInput(content);
      deflater.finish();
      byte[] room = new byte[content.length + 1024];
      int length = deflater.deflate(room);
      deflater.end();
      content = Arrays.copyOf(room, length);
      packed = length;
      method = ZipDirectory.DEFLATED;
      return this;
    }
  }

  int countOffBy;
  int disk;
  long directoryOffBy;
  String comment = "";
  private final List<Entry> entries = new ArrayList<>();

  Entry add(String name, byte[] content) {
    Entry entry = new Entry(name, content);
    entries.add(entry);
    return entry;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      if (entry.offset < 0) {
        entry.offset = out.size();
      }
      ByteBuffer header = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
      header.putShort((short) entry.method).putInt(0x00210000).putInt((int) entry.crc);
      header.putInt((int) entry.packed).putInt((int) entry.unpacked);
      header.putShort((short) entry.localName.length).putShort((short) 0);
      out.writeBytes(header.array());
      out.writeBytes(entry.localName);
      out.writeBytes(entry.content);
    }
    int start = out.size();
    for (Entry entry : entries) {
      ByteBuffer header = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
      header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0x00210000);
      header.putInt((int) entry.crc).putInt((int) entry.packed).putInt((int) entry.unpacked);
      header.putShort((short) entry.name.length).putInt(0).putInt(0).putShort((short) 0);
      header.putInt(38, entry.attributes).putInt(42, (int) entry.offset);
      out.writeBytes(header.array());
      out.writeBytes(entry.name);
    }
    int length = out.size() - start;
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    int count = entries.size() + countOffBy;
    end.putInt(0x06054b50).putShort((short) disk).putShort((short) 0);
    end.putShort((short) count).putShort((short) count).putInt(length);
    end.putInt((int) (start + directoryOffBy)).putShort((short) comment.length());
    out.writeBytes(end.array());
    out.writeBytes(comment.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
