package org.ngoma.firmware.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** An ID3 tag of version 2.3: what MP3 players read, and many that read WAV as well. */
final class Id3 {

  private static final byte UTF_16 = 1;
  private static final int SIZE_BITS = 7;

  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

  private Id3() {}

  /** The whole tag. */
  static byte[] of(SongTags tags) {
    Id3 id3 = new Id3();
    id3.text("TIT2", tags.title());
    if (tags.number() > 0) {
      id3.text("TALB", tags.song());
      id3.text("TRCK", Integer.toString(tags.number()));
    }
    // A whole number by the standard; what lies between is in the comment.
    id3.text("TBPM", Long.toString(Math.round(tags.bpm())));
    if (tags.key().isPresent()) {
      id3.text("TKEY", tags.keyText());
    }
    id3.text("TSSE", SongTags.MAKER);
    id3.comment(tags.comment());
    return id3.whole();
  }

  private void text(String id, String text) {
    byte[] utf16 = utf16(text);
    frame(id, 1 + utf16.length);
    frames.write(UTF_16);
    frames.writeBytes(utf16);
  }

  private void comment(String text) {
    byte[] name = utf16("");
    byte[] utf16 = utf16(text);
    frame("COMM", 1 + 3 + name.length + 2 + utf16.length);
    frames.write(UTF_16);
    frames.writeBytes("eng".getBytes(StandardCharsets.US_ASCII));
    frames.writeBytes(name);
    frames.write(0);
    frames.write(0);
    frames.writeBytes(utf16);
  }

  /** With the mark that tells its byte order. */
  private static byte[] utf16(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_16LE);
    byte[] marked = new byte[2 + plain.length];
    marked[0] = (byte) 0xFF;
    marked[1] = (byte) 0xFE;
    System.arraycopy(plain, 0, marked, 2, plain.length);
    return marked;
  }

  private void frame(String id, int bytes) {
    frames.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    for (int shift = 24; shift >= 0; shift -= 8) {
      frames.write(bytes >> shift);
    }
    frames.write(0);
    frames.write(0);
  }

  private byte[] whole() {
    ByteArrayOutputStream tag = new ByteArrayOutputStream();
    tag.writeBytes("ID3".getBytes(StandardCharsets.US_ASCII));
    tag.write(3);
    tag.write(0);
    tag.write(0);
    for (int shift = 3 * SIZE_BITS; shift >= 0; shift -= SIZE_BITS) {
      tag.write(frames.size() >> shift & 0x7f);
    }
    tag.writeBytes(frames.toByteArray());
    return tag.toByteArray();
  }
}
