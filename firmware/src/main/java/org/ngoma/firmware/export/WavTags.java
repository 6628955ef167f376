package org.ngoma.firmware.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.ngoma.instruments.dsp.WavWriter;
import org.ngoma.sequencer.model.theory.Key;

/**
 * What a WAV file tells behind its sound: names in a 'LIST', tempo and key in an 'acid' chunk that
 * studios read, all of it once more as 'id3 ', and of a loop where it goes round in a 'smpl' chunk.
 */
final class WavTags {

  private static final int ONE_SHOT = 1;
  private static final int ROOT_SET = 2;
  private static final int MIDDLE_C = 60;

  private WavTags() {}

  static void tell(WavWriter wav, SongTags tags, boolean loop, int rate) {
    wav.tell("LIST", info(tags));
    if (tags.oneTempo()) {
      wav.tell("acid", acid(tags, loop));
    }
    wav.tell("id3 ", Id3.of(tags));
    if (loop) {
      wav.tell("smpl", smpl(tags, rate, wav.frames()));
    }
  }

  private static byte[] info(SongTags tags) {
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    info.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
    put(info, "INAM", tags.title());
    put(info, "IPRD", tags.song());
    put(info, "ICMT", tags.comment());
    put(info, "ISFT", SongTags.MAKER);
    return info.toByteArray();
  }

  private static void put(ByteArrayOutputStream info, String id, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = little(8).put(id.getBytes(StandardCharsets.US_ASCII));
    info.writeBytes(bytes(head.putInt(utf8.length + 1)));
    info.writeBytes(utf8);
    info.write(0);
    if (utf8.length % 2 == 0) {
      info.write(0);
    }
  }

  private static byte[] acid(SongTags tags, boolean loop) {
    int flags = (loop ? 0 : ONE_SHOT) | (tags.key().isPresent() ? ROOT_SET : 0);
    return bytes(
        little(24)
            .putInt(flags)
            .putShort((short) root(tags))
            .putShort((short) 0x8000)
            .putFloat(0)
            .putInt((int) Math.round(tags.beats()))
            .putShort((short) tags.signature().unit())
            .putShort((short) tags.signature().beats())
            .putFloat((float) tags.bpm()));
  }

  private static byte[] smpl(SongTags tags, int rate, long frames) {
    return bytes(
        little(60)
            .putLong(0)
            .putInt((int) Math.round(1e9 / rate))
            .putInt(root(tags))
            .putInt(0)
            .putInt(0)
            .putInt(0)
            .putInt(1)
            .putInt(0)
            .putInt(0)
            .putInt(0)
            .putInt(0)
            .putInt((int) (frames - 1))
            .putInt(0)
            .putInt(0));
  }

  private static int root(SongTags tags) {
    return MIDDLE_C + tags.key().map(Key::tonic).map(tonic -> tonic.pitchClass()).orElse(0);
  }

  private static byte[] bytes(ByteBuffer filled) {
    byte[] bytes = new byte[filled.position()];
    filled.flip().get(bytes);
    return bytes;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
