package org.ngoma.firmware.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ngoma.firmware.samples.SampleStore;
import org.ngoma.sequencer.model.Project;

/**
 * The {@code .ngoma} archive: a ZIP whose first entry is {@code project.json}.
 *
 * <p>The same project always gives the same bytes: entries are stored, not deflated, because
 * deflated bytes differ between builds of zlib, and all carry one fixed date. Reading takes stored
 * and deflated archives, and trusts nothing in them.
 */
public final class Archive {

  /** Name of the entry that holds the project. */
  public static final String PROJECT_ENTRY = "project.json";

  /** Any fixed day will do; ZIP's own first day is special to the JDK. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final String DAMAGED = "open another copy or export the project again";

  private Archive() {}

  /**
   * Puts a project into a file, whole or not at all.
   *
   * @throws ProjectFileException when the file cannot be written, or when the project could not be
   *     read back: better told now than found at the next start
   */
  public static void write(Path target, Project project) throws ProjectFileException {
    write(target, project, new SampleStore(SampleStore.usualFolder()));
  }

  /** As the other, with the samples of a certain store; those that are missing are left out. */
  public static void write(Path target, Project project, SampleStore store)
      throws ProjectFileException {
    byte[] alone = bytesOf(project);
    read(target.toString(), alone);
    try {
      ArchiveSamples.check(target.toString(), project, store, alone.length);
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw ProjectFiles.unreadable(target, e);
    }
    AtomicFile.write(
        target,
        file -> {
          // Not closed: the file is still to be forced to the disk.
          ZipOutputStream zip =
              new ZipOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(file)), StandardCharsets.UTF_8);
          put(zip, project);
          ArchiveSamples.pack(zip, project, store, DATE);
          zip.finish();
          zip.flush();
        });
  }

  /** The archive of a project. */
  public static byte[] bytesOf(Project project) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(zip, project);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, Project project) throws IOException {
    byte[] json = ProjectJson.write(project);
    CRC32 crc = new CRC32();
    crc.update(json);
    ZipEntry entry = new ZipEntry(PROJECT_ENTRY);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(json.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(DATE);
    zip.putNextEntry(entry);
    zip.write(json);
    zip.closeEntry();
  }

  /**
   * Reads a project from an archive.
   *
   * @throws ProjectFileException one sentence, for whatever is wrong with it
   */
  public static LoadedProject read(Path path) throws ProjectFileException {
    return read(path, new SampleStore(SampleStore.usualFolder()));
  }

  /** As the other, putting the samples into a certain store. */
  public static LoadedProject read(Path path, SampleStore store) throws ProjectFileException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return read(path.toString(), ZipBytes.of(file), store);
    } catch (NoSuchFileException e) {
      throw ProjectFiles.missing(path);
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw ProjectFiles.unreadable(path, e);
    }
  }

  /** Reads a project from an archive in memory; {@code file} is its name for messages. */
  public static LoadedProject read(String file, byte[] archive) throws ProjectFileException {
    try {
      return read(file, ZipBytes.of(archive), null);
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw new AssertionError("memory does not fail to be read", e);
    }
  }

  private static LoadedProject read(String file, ZipBytes bytes, SampleStore store)
      throws IOException {
    if (bytes.size() < 4 || !isZip(bytes.read(0, 4))) {
      throw new ProjectFileException(
          file, "is not a .ngoma archive", "choose a project that Ngoma exported");
    }
    List<ZipDirectory.Entry> entries = ZipDirectory.read(file, bytes);
    for (ZipDirectory.Entry entry : entries) {
      if (entry.name().equals(PROJECT_ENTRY)) {
        LoadedProject loaded =
            ProjectJson.read(file + ", " + PROJECT_ENTRY, content(file, bytes, entry));
        if (store == null) {
          return loaded;
        }
        List<String> remarks = new ArrayList<>(loaded.remarks());
        remarks.addAll(ArchiveSamples.unpack(file, bytes, entries, loaded.project(), store));
        return new LoadedProject(loaded.project(), remarks);
      }
    }
    throw new ProjectFileException(
        file, "archive without a " + PROJECT_ENTRY, "choose a project that Ngoma exported");
  }

  /** Whether a file that begins so may be an archive, be it an empty one. */
  static boolean isZip(byte[] head) {
    return head.length >= 4
        && head[0] == 'P'
        && head[1] == 'K'
        && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
  }

  private static byte[] content(String file, ZipBytes bytes, ZipDirectory.Entry entry)
      throws IOException {
    if (entry.unpacked() > Bounds.JSON_BYTES || entry.packed() > Bounds.JSON_BYTES) {
      throw new ProjectFileException(
          file,
          PROJECT_ENTRY + " of " + entry.unpacked() + " bytes, " + Bounds.JSON_BYTES + " at most",
          "this is not a project that Ngoma wrote");
    }
    int headerBytes = ZipDirectory.LOCAL_HEADER_BYTES;
    ByteBuffer header = ZipDirectory.littleEndian(bytes.read(entry.offset(), headerBytes));
    int nameBytes = header.getShort(26) & 0xffff;
    long start = entry.offset() + headerBytes + nameBytes + (header.getShort(28) & 0xffff);
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
    if (header.getInt(0) != ZipDirectory.LOCAL_HEADER
        || nameBytes != name.length
        || start + entry.packed() > bytes.size()
        || !Arrays.equals(name, bytes.read(entry.offset() + headerBytes, nameBytes))) {
      throw new ProjectFileException(
          file, PROJECT_ENTRY + " is not where the archive's directory says", DAMAGED);
    }
    byte[] packed = bytes.read(start, (int) entry.packed());
    byte[] content =
        entry.method() == ZipDirectory.STORED
            ? packed
            : inflated(file, packed, (int) entry.unpacked());
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != entry.crc()) {
      throw new ProjectFileException(file, PROJECT_ENTRY + " is damaged (checksum)", DAMAGED);
    }
    return content;
  }

  private static byte[] inflated(String file, byte[] packed, int size) throws ProjectFileException {
    byte[] content = new byte[size];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed);
      int filled = 0;
      while (filled < size) {
        int more = inflater.inflate(content, filled, size - filled);
        if (more == 0) {
          break;
        }
        filled += more;
      }
      boolean ended = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      if (filled == size && ended && inflater.finished()) {
        return content;
      }
    } catch (DataFormatException e) {
      throw new ProjectFileException(file, PROJECT_ENTRY + " is damaged (packing)", DAMAGED, e);
    }
    throw new ProjectFileException(
        file, PROJECT_ENTRY + " does not unpack to the size that the archive says", DAMAGED);
  }
}
