package org.ngoma.hal.rt;

/**
 * A right that a thread asked for and does not have. The program goes on without it.
 *
 * @param what the thing missing, such as {@code real-time priority}
 * @param why what the system answered, such as {@code permission denied (EPERM)}
 * @param fix what the user can do about it
 */
public record RtNotice(String what, String why, String fix) {

  /** One line for a log or a terminal. */
  public String sentence() {
    return "no " + what + ": " + why + "; " + fix;
  }
}
