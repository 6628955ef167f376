package org.ngoma.firmware.home;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's failures mean to a player, and what to do. */
public final class SqliteWords {

  private static final int PRIMARY = 0xff;

  private SqliteWords() {}

  /** A reason without its subject. */
  public static String why(Exception e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException s ? s.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    return switch (code.code & PRIMARY) {
      case 13 -> "the disk is full: free some space";
      case 8 -> "the disk is read-only: make it writable";
      case 14, 3 -> "the library cannot be opened: look at its folder and its rights";
      case 10 -> "the disk fails: look at it soon";
      case 11, 26 -> "the file is damaged: ./ngoma doctor repairs it";
      default -> String.valueOf(e.getMessage());
    };
  }
}
