package org.ngoma.firmware.export;

import java.util.Locale;

/** What kind of file a song leaves as. */
public enum Format {
  WAV,
  FLAC,
  MP3;

  /** Ending of a file's name, without the dot. */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
