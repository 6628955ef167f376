package org.ngoma.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ngoma.firmware.library.Library;
import org.ngoma.firmware.library.OpenProject;
import org.ngoma.firmware.library.Songs;
import org.ngoma.firmware.store.Archive;
import org.ngoma.instruments.sound.Processors;
import org.ngoma.sequencer.model.History;
import org.ngoma.sequencer.model.MemoryJournal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A song that a verb edits: into a file, or, when it is a project of the library and no file is
 * named, where it is, to be undone like any other edit.
 */
final class Edited implements AutoCloseable {

  private final Path out;
  private final OpenProject inLibrary;
  private final History history;

  private Edited(Path out, OpenProject inLibrary, History history) {
    this.out = out;
    this.inLibrary = inLibrary;
    this.history = history;
  }

  /**
   * Opens a song.
   *
   * @param out the file to write, null for none
   */
  static Edited open(String song, Path out, CommandSpec spec) throws IOException {
    return open(song, out, Opened.library(), spec);
  }

  /** As the other, from a certain library. */
  static Edited open(String song, Path out, Library library, CommandSpec spec) throws IOException {
    if (out != null) {
      return new Edited(
          out,
          null,
          new History(
              Opened.project(song, library, spec), Processors.parameters(), new MemoryJournal()));
    }
    if (!Songs.isInLibrary(song, library)) {
      throw new ParameterException(
          spec.commandLine(), song + " is not in the library: name the file to write with -o");
    }
    OpenProject open = library.open(song);
    return new Edited(null, open, open.history());
  }

  History history() {
    return history;
  }

  /** Makes safe what was done. */
  void save() throws IOException {
    if (inLibrary == null) {
      Archive.write(out, history.project());
    }
  }

  @Override
  public void close() throws IOException {
    if (inLibrary != null && !inLibrary.close(10_000)) {
      throw new IOException(
          inLibrary.name()
              + ": the last edits could not be written; look for room and rights on the disk");
    }
  }
}
