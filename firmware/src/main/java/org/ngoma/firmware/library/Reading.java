package org.ngoma.firmware.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ngoma.sequencer.model.Past;
import org.ngoma.sequencer.model.Project;

/** A project that is looked at and not changed; others may be working on it. One thread. */
public final class Reading implements AutoCloseable {

  /**
   * One gesture of the log.
   *
   * @param state that it led to
   * @param current whether the project stands there
   */
  public record Line(long state, long millis, String words, boolean current) {}

  /** A version or a branch. */
  public record Name(String name, long state, long millis, boolean current) {}

  private final String name;
  private final StoredPast past;

  Reading(String name, StoredPast past) {
    this.name = name;
    this.past = past;
  }

  /** As it stands. */
  public Project project() throws IOException {
    return project(past.head());
  }

  /** As it stood in a state. */
  public Project project(long state) throws IOException {
    try {
      return past.project(state);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The state that it stands in. */
  public long head() {
    return past.head();
  }

  /** Entries of its journal. */
  public long entries() {
    return past.lastEntry();
  }

  /** When it was changed last, in milliseconds since 1970; 0 when never. */
  public long millis() {
    return past.lastMillis();
  }

  /**
   * What led to where it stands and what can be made again, the last one first.
   *
   * @param most lines
   */
  public List<Line> log(int most) throws IOException {
    List<Line> lines = new ArrayList<>();
    try {
      long at = past.tip();
      Optional<Past.Made> made = past.made(at);
      while (lines.size() < most && made.isPresent()) {
        lines.add(new Line(at, past.row(at).millis(), made.get().words(), at == past.head()));
        at = made.get().before();
        made = past.made(at);
      }
      return lines;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (SQLException e) {
      throw past.damaged(e);
    }
  }

  /** The named versions, the oldest first. */
  public List<Name> versions() throws IOException {
    try {
      return past.versions().stream()
          .map(v -> new Name(v.name(), v.state(), v.millis(), v.state() == past.head()))
          .toList();
    } catch (SQLException e) {
      throw past.damaged(e);
    }
  }

  /** The branches; there is always one. */
  public List<Name> branches() throws IOException {
    try {
      String current = past.currentBranch();
      List<Name> branches = new ArrayList<>();
      for (Database.Named left : past.leftBranches()) {
        if (!left.name().equals(current)) {
          branches.add(new Name(left.name(), left.state(), left.millis(), false));
        }
      }
      branches.add(new Name(current, past.head(), past.lastMillis(), true));
      return branches;
    } catch (SQLException e) {
      throw past.damaged(e);
    }
  }

  /**
   * The state that a player means: the name of a version or branch, a number of the log, or {@code
   * now}.
   *
   * @throws LibraryException when there is none
   */
  public long state(String wanted) throws IOException {
    if (wanted.equals("now")) {
      return head();
    }
    for (Name version : versions()) {
      if (version.name().equals(wanted)) {
        return version.state();
      }
    }
    for (Name branch : branches()) {
      if (branch.name().equals(wanted)) {
        return branch.state();
      }
    }
    Optional<Long> number = number(wanted);
    try {
      if (number.isPresent() && (number.get() == 0 || past.isState(number.get()))) {
        return number.get();
      }
    } catch (SQLException e) {
      throw past.damaged(e);
    }
    throw new LibraryException(
        "%s has no version, branch or state '%s': ./ngoma log %s and ./ngoma version %s list them"
            .formatted(name, wanted, name, name));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  @Override
  public void close() {
    past.close();
  }
}
