package org.ngoma.firmware.store;

import java.io.IOException;
import org.ngoma.sequencer.play.midifile.MidiFileException;

/**
 * A file that cannot be read or written as a project. The message is one sentence for the player:
 * file, place, what is wrong, what to do.
 */
public final class ProjectFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Composes the sentence.
   *
   * @param file name as the player gave it
   * @param problem what is wrong and where, without a full stop
   * @param advice what to do, without a full stop
   */
  ProjectFileException(String file, String problem, String advice) {
    super(oneLine(file + ": " + problem + "; " + advice + "."));
  }

  ProjectFileException(String file, String problem, String advice, Throwable cause) {
    this(file, problem, advice);
    initCause(cause);
  }

  /** The sentence of the MIDI importer, with the file's name before it. */
  ProjectFileException(String file, MidiFileException cause) {
    super(oneLine(file + ": " + cause.getMessage() + "."));
    initCause(cause);
  }

  /** The sentence of whoever reads sound, which names the file itself. */
  ProjectFileException(String file, IOException cause) {
    super(
        oneLine(
            cause.getMessage() == null || !cause.getMessage().contains(file)
                ? file + ": " + cause.getMessage()
                : cause.getMessage()));
    initCause(cause);
  }

  /** Names from strangers' files may hold anything; a terminal gets one line without controls. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
