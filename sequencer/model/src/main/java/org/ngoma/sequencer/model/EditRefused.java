package org.ngoma.sequencer.model;

/** An edit that this project cannot take; the project is as it was. */
public final class EditRefused extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param message one sentence for the user: what, where, and what to do
   */
  public EditRefused(String message) {
    super(message);
  }
}
