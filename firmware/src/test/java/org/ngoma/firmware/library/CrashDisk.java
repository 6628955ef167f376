package org.ngoma.firmware.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk that loses its power: it has what was flushed, and of everything after that any part in
 * any order. A flush that failed leaves what it was for in doubt for ever, whatever later flushes
 * say.
 *
 * <p>Files come into being and go at once: their names are not part of the model. The shared-memory
 * file of SQLite is not on the disk at all.
 */
final class CrashDisk implements DiskCalls.Watch {

  /** What has happened to a file, or was told to the player. */
  sealed interface Deed {
    record Write(Path file, long at, byte[] bytes) implements Deed {}

    record Truncate(Path file, long size) implements Deed {}

    record Sync(Path file) implements Deed {}

    record FailedSync(Path file) implements Deed {}

    record Unlink(Path file) implements Deed {}

    /** Entries up to this one were called safe. */
    record Told(long entry) implements Deed {}
  }

  private static final int SECTOR = 512;

  private final Path folder;
  private final List<Deed> deeds = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param folder whose files it is about
   */
  CrashDisk(Path folder) {
    this.folder = folder;
  }

  /** Whether a file is on this disk. */
  boolean has(Path file) {
    return folder.equals(file.getParent()) && !file.toString().endsWith("-shm");
  }

  @Override
  public DiskCalls.Answer write(Path file, long at, byte[] bytes) {
    return note(file, new Deed.Write(file, at, bytes));
  }

  @Override
  public DiskCalls.Answer sync(Path file) {
    return note(file, new Deed.Sync(file));
  }

  @Override
  public DiskCalls.Answer truncate(Path file, long size) {
    return note(file, new Deed.Truncate(file, size));
  }

  @Override
  public DiskCalls.Answer unlink(Path file) {
    return note(file, new Deed.Unlink(file));
  }

  private DiskCalls.Answer note(Path file, Deed deed) {
    if (has(file)) {
      deeds.add(deed);
    }
    return DiskCalls.Answer.DO_IT;
  }

  void failedSync(Path file) {
    deeds.add(new Deed.FailedSync(file));
  }

  void told(long entry) {
    deeds.add(new Deed.Told(entry));
  }

  int deeds() {
    return deeds.size();
  }

  /** A file on the disk: what is there for certain, what perhaps, what never for certain. */
  private static final class OnDisk {
    private byte[] certain = {};
    private final List<Deed> perhaps = new ArrayList<>();
    private final List<Deed> doubtful = new ArrayList<>();
  }

  /** The disk as the deeds go by. */
  final class Player {
    private final Map<Path, OnDisk> files = new HashMap<>();
    private final boolean flushesCount;
    private int next;
    private long told;

    /**
     * @param flushesCount false for the control: a disk that only says that it flushed
     */
    Player(boolean flushesCount) {
      this.flushesCount = flushesCount;
    }

    /** Entries that had been called safe by now. */
    long told() {
      return told;
    }

    void playTo(int end) {
      for (; next < end; next++) {
        play(deeds.get(next));
      }
    }

    private void play(Deed deed) {
      switch (deed) {
        case Deed.Write w -> of(w.file()).perhaps.add(w);
        case Deed.Truncate t -> of(t.file()).perhaps.add(t);
        case Deed.Unlink u -> files.remove(u.file());
        case Deed.Told t -> told = t.entry();
        case Deed.FailedSync s -> {
          OnDisk file = of(s.file());
          file.doubtful.addAll(file.perhaps);
          file.perhaps.clear();
        }
        case Deed.Sync s -> {
          OnDisk file = of(s.file());
          if (flushesCount) {
            file.perhaps.forEach(late -> file.certain = applied(file.certain, late));
            file.perhaps.clear();
          }
        }
      }
    }

    private OnDisk of(Path file) {
      return files.computeIfAbsent(file, f -> new OnDisk());
    }

    /** Cuts the power, and puts what is left into a folder. */
    void cut(Random random, Path into) throws IOException {
      for (Map.Entry<Path, OnDisk> entry : files.entrySet()) {
        OnDisk file = entry.getValue();
        byte[] content = file.certain;
        List<Deed> some = new ArrayList<>();
        double share = random.nextInt(3) / 2.0;
        for (Deed deed : file.perhaps) {
          if (random.nextDouble() < share) {
            some.add(random.nextInt(4) == 0 ? torn(random, deed) : deed);
          }
        }
        if (random.nextInt(4) == 0) {
          Collections.shuffle(some, random);
        }
        for (Deed deed : some) {
          content = applied(content, deed);
        }
        Files.write(into.resolve(entry.getKey().getFileName()), content);
      }
    }
  }

  /** Some sectors of a write. */
  private static Deed torn(Random random, Deed deed) {
    if (!(deed instanceof Deed.Write write) || write.bytes().length <= SECTOR) {
      return deed;
    }
    int sectors = write.bytes().length / SECTOR;
    int from = random.nextInt(sectors);
    int to = from + 1 + random.nextInt(sectors - from);
    return new Deed.Write(
        write.file(),
        write.at() + (long) from * SECTOR,
        Arrays.copyOfRange(write.bytes(), from * SECTOR, to * SECTOR));
  }

  private static byte[] applied(byte[] content, Deed deed) {
    return switch (deed) {
      case Deed.Write w -> {
        int end = (int) w.at() + w.bytes().length;
        byte[] longer = Arrays.copyOf(content, Math.max(content.length, end));
        System.arraycopy(w.bytes(), 0, longer, (int) w.at(), w.bytes().length);
        yield longer;
      }
      case Deed.Truncate t -> Arrays.copyOf(content, (int) t.size());
      default -> content;
    };
  }
}
