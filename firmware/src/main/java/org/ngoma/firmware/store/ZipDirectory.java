package org.ngoma.firmware.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The central directory of an archive, read and checked before any content is touched.
 *
 * <p>The JDK's readers hide symbolic links, overlapping entries and names that differ between
 * directory and content, which are the ways of hostile archives; so the plain subset of ZIP that
 * projects use (PKWARE APPNOTE 6.3.10: one disk, no ZIP64, no encryption) is read here.
 */
final class ZipDirectory {

  /**
   * One entry.
   *
   * @param method 0 stored, 8 deflated
   * @param offset of its local header
   */
  record Entry(String name, int method, long crc, long packed, long unpacked, long offset) {
    boolean isFolder() {
      return name.endsWith("/");
    }
  }

  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int LOCAL_HEADER = 0x04034b50;
  static final int LOCAL_HEADER_BYTES = 30;

  private static final int DIRECTORY_HEADER = 0x02014b50;
  private static final int DIRECTORY_HEADER_BYTES = 46;
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int ENCRYPTED = 1;
  private static final int UNIX = 3;
  private static final int FILE_TYPE = 0xf000;
  private static final int REGULAR = 0x8000;
  private static final int FOLDER = 0x4000;
  private static final String DAMAGED = "open another copy or export the project again";

  private final String file;
  private final ZipBytes bytes;

  private ZipDirectory(String file, ZipBytes bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** All entries, in the directory's order. */
  static List<Entry> read(String file, ZipBytes bytes) throws IOException {
    return new ZipDirectory(file, bytes).entries();
  }

  private List<Entry> entries() throws IOException {
    long size = bytes.size();
    int tailBytes = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
    ByteBuffer tail = littleEndian(bytes.read(size - tailBytes, tailBytes));
    int end = endRecord(tail);
    int count = tail.getShort(end + 10) & 0xffff;
    long length = tail.getInt(end + 12) & 0xffffffffL;
    long start = tail.getInt(end + 16) & 0xffffffffL;
    long endAt = size - tailBytes + end;
    if (tail.getShort(end + 4) != 0
        || tail.getShort(end + 6) != 0
        || tail.getShort(end + 8) != tail.getShort(end + 10)) {
      throw refuse("archive in several parts", "pack the project into one file");
    }
    if (count > Bounds.ENTRIES || length > Bounds.DIRECTORY_BYTES) {
      throw refuse(
          "archive of " + count + " entries, " + Bounds.ENTRIES + " at most",
          "this is not a project that Ngoma wrote");
    }
    if (start + length != endAt) {
      throw refuse("archive whose directory is not where it should be", DAMAGED);
    }
    List<Entry> entries = new ArrayList<>(count);
    ByteBuffer directory = littleEndian(bytes.read(start, (int) length));
    for (int i = 0; i < count; i++) {
      entries.add(entry(directory, i + 1));
    }
    if (directory.hasRemaining()) {
      throw refuse("archive whose directory holds more than it counts", DAMAGED);
    }
    checkNames(entries);
    checkPlaces(entries, start);
    return entries;
  }

  /** Position of the end record: the last one whose comment reaches the file's end exactly. */
  private int endRecord(ByteBuffer tail) throws ProjectFileException {
    for (int at = tail.capacity() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_BYTES + (tail.getShort(at + 20) & 0xffff) == tail.capacity()) {
        return at;
      }
    }
    throw refuse("the archive breaks off before its end", DAMAGED);
  }

  private Entry entry(ByteBuffer in, int number) throws ProjectFileException {
    int at = in.position();
    if (in.remaining() < DIRECTORY_HEADER_BYTES || in.getInt(at) != DIRECTORY_HEADER) {
      throw refuse("broken directory at entry " + number + " of the archive", DAMAGED);
    }
    int nameBytes = in.getShort(at + 28) & 0xffff;
    int extraBytes = in.getShort(at + 30) & 0xffff;
    int commentBytes = in.getShort(at + 32) & 0xffff;
    if (in.remaining() < DIRECTORY_HEADER_BYTES + nameBytes + extraBytes + commentBytes) {
      throw refuse("broken directory at entry " + number + " of the archive", DAMAGED);
    }
    byte[] name = new byte[nameBytes];
    in.get(at + DIRECTORY_HEADER_BYTES, name);
    in.position(at + DIRECTORY_HEADER_BYTES + nameBytes + extraBytes + commentBytes);
    Entry entry =
        new Entry(
            name(name, number),
            in.getShort(at + 10) & 0xffff,
            in.getInt(at + 16) & 0xffffffffL,
            in.getInt(at + 20) & 0xffffffffL,
            in.getInt(at + 24) & 0xffffffffL,
            in.getInt(at + 42) & 0xffffffffL);
    boolean unix = (in.getShort(at + 4) & 0xff00) >> 8 == UNIX;
    int type = (in.getInt(at + 38) >>> 16) & FILE_TYPE;
    if (unix && type != 0 && type != REGULAR && type != FOLDER) {
      throw refuse(
          "archive entry " + shown(entry) + " is a link or a device",
          "pack the project with plain files only");
    }
    if ((in.getShort(at + 8) & ENCRYPTED) != 0) {
      throw refuse(
          "archive entry " + shown(entry) + " is encrypted", "pack the project without a password");
    }
    checkSize(entry);
    return entry;
  }

  private String name(byte[] name, int number) throws ProjectFileException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
      return text.toString();
    } catch (CharacterCodingException e) {
      throw refuse(
          "the name of archive entry " + number + " is not UTF-8",
          "pack the project again with plain names");
    }
  }

  private void checkSize(Entry entry) throws ProjectFileException {
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw refuse(
          "archive entry " + shown(entry) + " is packed by method " + entry.method(),
          "pack the project stored or deflated");
    }
    if (entry.method() == STORED && entry.packed() != entry.unpacked()) {
      throw refuse("archive entry " + shown(entry) + " has two sizes", DAMAGED);
    }
    if (entry.packed() == 0xffffffffL
        || entry.unpacked() == 0xffffffffL
        || entry.offset() == 0xffffffffL) {
      throw refuse(
          "archive entry " + shown(entry) + " is over 4 GB",
          "take long samples out of the project");
    }
    if (entry.unpacked() / Bounds.RATIO > entry.packed()) {
      throw refuse(
          "archive entry "
              + shown(entry)
              + " would unpack to "
              + entry.unpacked()
              + " bytes, over "
              + Bounds.RATIO
              + " times its size",
          "this is not a project that Ngoma wrote");
    }
  }

  private void checkNames(List<Entry> entries) throws ProjectFileException {
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!isPlain(entry.name())) {
        throw refuse(
            "archive entry " + shown(entry) + " points outside the project",
            "do not trust this file");
      }
      if (!names.add(entry.name())) {
        throw refuse("archive entry " + shown(entry) + " is there twice", DAMAGED);
      }
    }
  }

  /** Relative, with forward slashes, and no part that is empty, a dot or two. */
  private static boolean isPlain(String name) {
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (path.indexOf('\\') >= 0 || path.indexOf(':') >= 0 || path.indexOf('\0') >= 0) {
      return false;
    }
    return Arrays.stream(path.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  /** Every entry has its own bytes, before the directory: overlap is how small bombs become big. */
  private void checkPlaces(List<Entry> entries, long directoryStart) throws ProjectFileException {
    List<Entry> byPlace = new ArrayList<>(entries);
    byPlace.sort(Comparator.comparingLong(Entry::offset));
    for (int i = 0; i < byPlace.size(); i++) {
      Entry entry = byPlace.get(i);
      long next = i + 1 < byPlace.size() ? byPlace.get(i + 1).offset() : directoryStart;
      if (entry.offset() + LOCAL_HEADER_BYTES + entry.packed() > next) {
        throw refuse("archive entry " + shown(entry) + " overlaps what follows it", DAMAGED);
      }
    }
  }

  private ProjectFileException refuse(String problem, String advice) {
    return new ProjectFileException(file, problem, advice);
  }

  static String shown(Entry entry) {
    return "'" + JsonText.shortened(entry.name()) + "'";
  }

  static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
