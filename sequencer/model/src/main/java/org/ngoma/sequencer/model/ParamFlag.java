package org.ngoma.sequencer.model;

/** What may be done with a parameter beyond turning it. */
public enum ParamFlag {
  /** May be locked to a step and automated. */
  LOCKABLE,
  /** May be the target of modulation. */
  MODULATABLE
}
