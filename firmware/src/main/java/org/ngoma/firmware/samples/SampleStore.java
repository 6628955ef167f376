package org.ngoma.firmware.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ngoma.sequencer.model.AudioClip;
import org.ngoma.sequencer.model.Bus;
import org.ngoma.sequencer.model.Device;
import org.ngoma.sequencer.model.FileRef;
import org.ngoma.sequencer.model.Project;
import org.ngoma.sequencer.model.Track;

/**
 * A folder of samples, wavetables and impulse responses, each under the SHA-256 of its bytes: the
 * same sound lies there once, and a project finds it whatever it was called.
 */
public final class SampleStore {

  private static final int PIECE = 1 << 16;

  private final Path folder;

  /** A store in a folder, which need not be there before the first sample. */
  public SampleStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Where samples are kept unless one says otherwise; {@code NGOMA_SAMPLES} says otherwise, or
   * {@code NGOMA_HOME} for the whole library.
   */
  public static Path usualFolder() {
    String named = System.getenv("NGOMA_SAMPLES");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    return usualHome().resolve("samples");
  }

  /** Where all that a user makes is kept unless one says otherwise; {@code NGOMA_HOME} does. */
  public static Path usualHome() {
    String named = System.getenv("NGOMA_HOME");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    String data = System.getenv("XDG_DATA_HOME");
    return data != null && !data.isEmpty()
        ? Path.of(data, "ngoma")
        : Path.of(System.getProperty("user.home"), ".local", "share", "ngoma");
  }

  /** Where a sample lies, or would. */
  public Path file(String sha256) {
    return folder.resolve(sha256);
  }

  /** Whether a sample is there. */
  public boolean has(String sha256) {
    return Files.isRegularFile(file(sha256));
  }

  /**
   * Takes a file in.
   *
   * @throws IOException when it cannot be read, or the store not be written
   */
  public FileRef add(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      return new FileRef(take(in, Long.MAX_VALUE, null), name);
    }
  }

  /** Where samples lie, made if it was not there. */
  public Path folder() throws IOException {
    return Files.createDirectories(folder);
  }

  /**
   * Takes a file of the same disk in by moving it here.
   *
   * @return its SHA-256
   */
  public String adopt(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    place(file, sha256);
    return sha256;
  }

  /** On the disk for certain before anything refers to it: a journal is safe at once, too. */
  private void place(Path part, String sha256) throws IOException {
    try (FileChannel bytes = FileChannel.open(part, StandardOpenOption.WRITE)) {
      bytes.force(true);
    }
    Files.move(part, file(sha256), StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /**
   * Takes in what a stream gives.
   *
   * @param most bytes
   * @param wanted SHA-256 that it has to have, or null
   * @return its SHA-256
   * @throws IOException when it cannot be read, is longer, is another one than is wanted, or the
   *     store cannot be written
   */
  public String take(InputStream in, long most, String wanted) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".new", "");
    try {
      MessageDigest digest = sha256();
      long length = 0;
      try (OutputStream out = Files.newOutputStream(part)) {
        byte[] piece = new byte[PIECE];
        int read = in.read(piece);
        while (read >= 0) {
          length += read;
          if (length > most) {
            throw new IOException("longer than its " + most + " bytes");
          }
          digest.update(piece, 0, read);
          out.write(piece, 0, read);
          read = in.read(piece);
        }
      }
      String sha256 = HexFormat.of().formatHex(digest.digest());
      if (wanted != null && !wanted.equals(sha256)) {
        throw new IOException("damaged");
      }
      place(part, sha256);
      return sha256;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** SHA-256 of a file's bytes. */
  static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** One sentence for each sample of a project that is not there. */
  public List<String> missing(Project project) {
    List<String> missing = new ArrayList<>();
    used(project)
        .forEach(
            (file, owner) -> {
              if (!has(file.sha256())) {
                missing.add(
                    "%s of %s is missing and silent: choose the file again, or find it with ./ngoma relink"
                        .formatted(file.name(), owner));
              }
            });
    return missing;
  }

  /** The files of a project, each with the name of the first that uses it. */
  public static Map<FileRef, String> used(Project project) {
    Map<FileRef, String> used = new LinkedHashMap<>();
    for (Track track : project.tracks()) {
      put(track.files(), track.name(), used);
      for (AudioClip clip : track.audio()) {
        used.putIfAbsent(clip.region().recording().file(), track.name());
      }
      effects(track.effects(), track.name(), used);
    }
    List<Bus> buses = new ArrayList<>(project.returns());
    buses.addAll(project.groups());
    buses.add(project.master());
    for (Bus bus : buses) {
      effects(bus.effects(), bus.name(), used);
    }
    return used;
  }

  private static void effects(List<Device> effects, String owner, Map<FileRef, String> used) {
    for (Device device : effects) {
      put(device.files(), device.kind() + " of " + owner, used);
    }
  }

  private static void put(Map<String, FileRef> files, String owner, Map<FileRef, String> used) {
    files.values().forEach(file -> used.putIfAbsent(file, owner));
  }
}
