package org.ngoma.sequencer.model;

/**
 * One movement of a hand: consecutive edits of the same gesture are one entry of the history.
 *
 * @param id any number that the client gives to no other gesture of this session
 */
public record Gesture(long id) {

  /** Of an edit that is an entry by itself. */
  public static final Gesture ALONE = new Gesture(0);
}
