package org.ngoma.firmware.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;

/** The samples in an {@link Archive}: {@code samples/} and the SHA-256 of each. */
final class ArchiveSamples {

  private static final String FOLDER = "samples/";
  private static final int PIECE = 1 << 16;

  private ArchiveSamples() {}

  /**
   * Refuses what would make an archive that cannot be read back.
   *
   * @param json bytes of the project itself
   */
  static void check(String target, Project project, SampleStore store, long json)
      throws IOException {
    Set<String> packed = new TreeSet<>();
    long bytes = json;
    for (FileRef file : SampleStore.used(project).keySet()) {
      if (store.has(file.sha256()) && packed.add(file.sha256())) {
        bytes += Files.size(store.file(file.sha256()));
      }
    }
    if (packed.size() >= Bounds.ENTRIES || bytes > Bounds.ARCHIVE_BYTES) {
      throw new ProjectFileException(
          target,
          "the project with its %d samples of %d MB is more than an archive holds"
              .formatted(packed.size(), bytes >> 20),
          "take long samples out");
    }
  }

  /** Adds those samples of a project that are there. */
  static void pack(ZipOutputStream zip, Project project, SampleStore store, LocalDateTime date)
      throws IOException {
    Set<String> packed = new TreeSet<>();
    for (FileRef file : SampleStore.used(project).keySet()) {
      packed.add(file.sha256());
    }
    for (String sha256 : packed) {
      if (store.has(sha256)) {
        pack(zip, sha256, store.file(sha256), date);
      }
    }
  }

  private static void pack(ZipOutputStream zip, String sha256, Path file, LocalDateTime date)
      throws IOException {
    CRC32 crc = new CRC32();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        crc.update(piece, 0, read);
      }
    }
    ZipEntry entry = new ZipEntry(FOLDER + sha256);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(Files.size(file));
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(date);
    zip.putNextEntry(entry);
    Files.copy(file, zip);
    zip.closeEntry();
  }

  /**
   * Puts the samples that a project uses and that are not there yet into the store.
   *
   * @return one sentence for each that is damaged
   */
  static List<String> unpack(
      String file,
      ZipBytes bytes,
      List<ZipDirectory.Entry> entries,
      Project project,
      SampleStore store)
      throws IOException {
    List<String> remarks = new ArrayList<>();
    for (FileRef sample : SampleStore.used(project).keySet()) {
      for (ZipDirectory.Entry entry : entries) {
        if (entry.name().equals(FOLDER + sample.sha256()) && !store.has(sample.sha256())) {
          unpack(file, bytes, entry, sample, store, remarks);
        }
      }
    }
    return remarks;
  }

  private static void unpack(
      String file,
      ZipBytes bytes,
      ZipDirectory.Entry entry,
      FileRef sample,
      SampleStore store,
      List<String> remarks)
      throws IOException {
    if (entry.method() != ZipDirectory.STORED || entry.packed() > Bounds.SAMPLE_BYTES) {
      remarks.add(file + ": sample " + sample.name() + " is packed or too large and left out.");
      return;
    }
    try (InputStream in = new Stored(bytes, start(bytes, entry), entry.packed())) {
      store.take(in, entry.packed(), sample.sha256());
    } catch (IOException e) {
      remarks.add(file + ": sample " + sample.name() + " is left out: " + e.getMessage() + ".");
    }
  }

  /** Where the bytes of a stored entry begin; a lie ends in a wrong SHA-256. */
  private static long start(ZipBytes bytes, ZipDirectory.Entry entry) throws IOException {
    ByteBuffer header =
        ZipDirectory.littleEndian(bytes.read(entry.offset(), ZipDirectory.LOCAL_HEADER_BYTES));
    int names = (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
    return entry.offset() + ZipDirectory.LOCAL_HEADER_BYTES + names;
  }

  /** A part of an archive as a stream. */
  private static final class Stored extends InputStream {
    private final ZipBytes bytes;
    private long at;
    private final long end;

    Stored(ZipBytes bytes, long start, long length) throws IOException {
      this.bytes = bytes;
      at = start;
      end = Math.min(bytes.size(), start + length);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int most = (int) Math.min(length, end - at);
      if (most <= 0) {
        return -1;
      }
      System.arraycopy(bytes.read(at, most), 0, into, offset, most);
      at += most;
      return most;
    }
  }
}
