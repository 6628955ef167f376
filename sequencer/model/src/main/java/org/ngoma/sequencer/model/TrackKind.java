package org.ngoma.sequencer.model;

/** What sounds on a track. Files hold {@link #id}. */
public enum TrackKind {
  DRUMS("drums"),
  SYNTH("synth"),
  LOG_DRUM("logdrum"),
  ELECTRIC_PIANO("epiano"),
  PIANO("piano"),
  AMBIENT("ambient"),
  SAMPLER("sampler"),
  AUDIO("audio");

  private final String id;

  TrackKind(String id) {
    this.id = id;
  }

  /** The name that files hold; it never changes. */
  public String id() {
    return id;
  }
}
