package org.ngoma.firmware.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows out of a SQLite file without SQLite: every leaf page is read for itself, so that what is
 * broken elsewhere does not matter. Of the write-ahead log every page is read, too. Whoever takes a
 * row has to know by its checksum that it is whole.
 *
 * <p>After the file format of SQLite (sqlite.org/fileformat2.html), sections 1.5, 1.6, 2.1 and 4.
 */
final class RawPages {

  private static final int HEADER_BYTES = 100;
  private static final int TABLE_LEAF = 13;
  private static final int LOG_HEADER_BYTES = 32;
  private static final int FRAME_HEADER_BYTES = 24;
  private static final int MOST_BYTES = 64 << 20;
  private static final int PAGE_BYTES = 4096;

  /**
   * A row.
   *
   * @param columns Long, String, byte[] or null each
   */
  record Raw(long rowid, List<Object> columns) {
    long number(int column) {
      return columns.get(column) instanceof Long number ? number : 0;
    }

    String text(int column) {
      return columns.get(column) instanceof String text ? text : "";
    }

    byte[] bytes(int column) {
      return columns.get(column) instanceof byte[] bytes ? bytes : new byte[0];
    }
  }

  private final byte[] file;
  private final List<Raw> rows = new ArrayList<>();

  private RawPages(byte[] file) {
    this.file = file;
  }

  /** All rows of the log, then all of the database; of the same row the first is the newest. */
  static List<Raw> read(Path database) throws IOException {
    RawPages pages = new RawPages(Files.readAllBytes(database));
    Path log = database.resolveSibling(database.getFileName() + "-wal");
    if (Files.exists(log)) {
      pages.log(Files.readAllBytes(log));
    }
    for (int page = 0; (page + 1) * PAGE_BYTES <= pages.file.length; page++) {
      byte[] content = new byte[PAGE_BYTES];
      System.arraycopy(pages.file, page * PAGE_BYTES, content, 0, PAGE_BYTES);
      pages.page(content, page == 0 ? HEADER_BYTES : 0);
    }
    return pages.rows;
  }

  private void log(byte[] log) {
    int frame = FRAME_HEADER_BYTES + PAGE_BYTES;
    int frames = (log.length - LOG_HEADER_BYTES) / frame;
    for (int i = frames - 1; i >= 0; i--) {
      byte[] content = new byte[PAGE_BYTES];
      int at = LOG_HEADER_BYTES + i * frame + FRAME_HEADER_BYTES;
      System.arraycopy(log, at, content, 0, PAGE_BYTES);
      page(content, 0);
    }
  }

  private void page(byte[] content, int header) {
    ByteBuffer page = ByteBuffer.wrap(content).order(ByteOrder.BIG_ENDIAN);
    if (page.get(header) != TABLE_LEAF) {
      return;
    }
    int cells = page.getShort(header + 3) & 0xffff;
    for (int i = 0; i < cells && header + 10 + 2 * i <= PAGE_BYTES; i++) {
      try {
        page.position(page.getShort(header + 8 + 2 * i) & 0xffff);
        cell(page);
      } catch (RuntimeException broken) {
        // A cell that points outside its page is no cell.
      }
    }
  }

  private void cell(ByteBuffer page) {
    long size = varint(page);
    long rowid = varint(page);
    if (size < 1 || size > MOST_BYTES) {
      return;
    }
    byte[] payload = new byte[(int) size];
    int local = local((int) size);
    page.get(payload, 0, local);
    if (local < size) {
      overflow(page.getInt(), payload, local);
    }
    ByteBuffer record = ByteBuffer.wrap(payload);
    int end = (int) varint(record);
    List<Long> types = new ArrayList<>();
    while (record.position() < end) {
      types.add(varint(record));
    }
    List<Object> columns = new ArrayList<>();
    for (long type : types) {
      columns.add(column(record, type));
    }
    rows.add(new Raw(rowid, columns));
  }

  /** How much of a row stands on its own page. */
  private static int local(int size) {
    int most = PAGE_BYTES - 35;
    if (size <= most) {
      return size;
    }
    int least = (PAGE_BYTES - 12) * 32 / 255 - 23;
    int rest = least + (size - least) % (PAGE_BYTES - 4);
    return rest <= most ? rest : least;
  }

  /** What overflows stands in the database itself as soon as the log was moved there. */
  private void overflow(int first, byte[] payload, int from) {
    int page = first;
    int at = from;
    while (at < payload.length) {
      ByteBuffer next = ByteBuffer.wrap(file, (page - 1) * PAGE_BYTES, PAGE_BYTES);
      page = next.getInt();
      int count = Math.min(payload.length - at, PAGE_BYTES - 4);
      next.get(payload, at, count);
      at += count;
    }
  }

  private static Object column(ByteBuffer in, long type) {
    return switch ((int) Math.min(type, 12)) {
      case 0 -> null;
      case 1, 2, 3, 4 -> whole(in, (int) type);
      case 5 -> whole(in, 6);
      case 6 -> in.getLong();
      case 8 -> 0L;
      case 9 -> 1L;
      case 12 -> {
        byte[] bytes = new byte[(int) ((type - 12) / 2)];
        in.get(bytes);
        yield type % 2 == 0 ? bytes : new String(bytes, StandardCharsets.UTF_8);
      }
      default -> throw new IllegalArgumentException("type " + type);
    };
  }

  private static Long whole(ByteBuffer in, int bytes) {
    long value = in.get();
    for (int i = 1; i < bytes; i++) {
      value = (value << 8) | (in.get() & 0xff);
    }
    return value;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      byte next = in.get();
      value = (value << 7) | (next & 0x7f);
      if (next >= 0) {
        return value;
      }
    }
    return (value << 8) | (in.get() & 0xff);
  }
}
