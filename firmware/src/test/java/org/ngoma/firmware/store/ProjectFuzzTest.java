package org.ngoma.firmware.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Whatever is done to a file, it is read or refused with a sentence; nothing else ever. */
class ProjectFuzzTest {

  private static final int ROUNDS = 10_000;

  private interface Reader {
    void read(byte[] bytes) throws ProjectFileException;
  }

  @Test
  void archives() {
    int refused =
        fuzz(Archive.bytesOf(Samples.small()), 20, bytes -> Archive.read("fuzz.ngoma", bytes));
    assertTrue(refused > ROUNDS * 9 / 10, refused + " refused");
  }

  /** Behind the checksum, where random damage of an archive never comes. */
  @Test
  void texts() {
    int refused =
        fuzz(Samples.utf8(Samples.SMALL_TEXT), 21, bytes -> ProjectJson.read("fuzz.json", bytes));
    assertTrue(refused > ROUNDS / 4 && refused < ROUNDS, refused + " refused");
  }

  @Test
  void deflatedArchives() {
    HandmadeZip zip = new HandmadeZip();
    zip.add("project.json", Samples.utf8(Samples.SMALL_TEXT)).deflated();
    int refused = fuzz(zip.bytes(), 22, bytes -> Archive.read("fuzz.ngoma", bytes));
    assertTrue(refused > ROUNDS * 9 / 10, refused + " refused");
  }

  private static int fuzz(byte[] good, int seed, Reader reader) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bad = mutated(good, random);
      try {
        reader.read(bad);
      } catch (ProjectFileException e) {
        refused++;
        assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
      } catch (RuntimeException | Error e) {
        CRC32 crc = new CRC32();
        crc.update(bad);
        throw new AssertionError("round " + i + " of seed " + seed + ", crc " + crc.getValue(), e);
      }
    }
    return refused;
  }

  /** One to four of: a byte changed, a bit flipped, a piece cut out, doubled or moved, cut off. */
  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int n = 1 + random.nextInt(4); n > 0 && bytes.length > 0; n--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(16), bytes.length - at);
      switch (random.nextInt(8)) {
        case 0, 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2, 3 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 4 -> bytes[at] = (byte) "0-9\"[]{},:.e\\nulltrue ".charAt(random.nextInt(22));
        case 5 -> bytes = spliced(bytes, at, length, new byte[0]);
        case 6 -> bytes = spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
        default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, int cut, byte[] insert) {
    byte[] result = new byte[bytes.length - cut + insert.length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(insert, 0, result, at, insert.length);
    System.arraycopy(bytes, at + cut, result, at + insert.length, bytes.length - at - cut);
    return result;
  }
}
