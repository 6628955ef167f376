package org.ngoma.sequencer.play.midifile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ngoma.sequencer.model.Project;

/**
 * A project made of a Standard MIDI file of type 0 or 1.
 *
 * <p>Every track, channel and program of the file becomes a track with one pattern and one clip.
 *
 * @param remarks what was left out or changed, a sentence each
 */
public record MidiImport(Project project, List<String> remarks) {

  /** Largest file that is read, in bytes. */
  public static final int MAX_FILE_BYTES = 64 << 20;

  public MidiImport {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads a file; the project has the file's name.
   *
   * @throws IOException when it cannot be read
   * @throws MidiFileException when it is not a MIDI file that we can play
   */
  public static MidiImport read(Path path) throws IOException, MidiFileException {
    byte[] file;
    try (InputStream in = Files.newInputStream(path)) {
      file = in.readNBytes(MAX_FILE_BYTES + 1);
    }
    String name = path.getFileName().toString().replaceFirst("(?i)\\.midi?$", "");
    return of(file, name);
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name of the project
   * @throws MidiFileException when they are not a MIDI file that we can play
   */
  public static MidiImport of(byte[] file, String name) throws MidiFileException {
    if (file.length > MAX_FILE_BYTES) {
      throw new MidiFileException("the file is larger than 64 MB; split it");
    }
    Remarks remarks = new Remarks();
    SmfFile smf = SmfReader.read(file, remarks);
    NotePairing pairing = new NotePairing(smf, remarks);
    if (pairing.notes().size() == 0) {
      throw new MidiFileException("the file has no notes; choose another one");
    }
    String clean = SmfTrackReader.clean(name);
    Project project =
        new SongBuilder(smf, pairing, remarks).build(clean == null ? "MIDI file" : clean);
    return new MidiImport(project, remarks.all());
  }
}
