package org.ngoma.sequencer.model;

import java.util.Map;

/**
 * One effect in a chain.
 *
 * @param id unique within the project, never used again
 * @param kind what it is: {@code "delay"}; a kind that this build does not know is kept and lets
 *     the sound through
 * @param bypassed lets the sound through
 * @param keyTrackId the track that steers it (side-chain), 0 for none; one that is gone steers
 *     nothing
 * @param params values by parameter id; what is absent stands at its default, unknown ids are kept
 * @param files by the name of the slot; what is absent is empty, unknown slots are kept
 */
public record Device(
    int id,
    String kind,
    boolean bypassed,
    int keyTrackId,
    Map<String, Double> params,
    Map<String, FileRef> files) {
  public Device {
    if (!kind.matches("[a-z0-9_]{1,40}")) {
      throw new IllegalArgumentException("effect of kind '" + kind + "': a kind is like 'delay'");
    }
    params = Map.copyOf(params);
    files = Map.copyOf(files);
  }

  /** One as it comes out of the box. */
  public static Device of(int id, String kind) {
    return new Device(id, kind, false, 0, Map.of(), Map.of());
  }

  /** The same, bypassed or not. */
  public Device withBypassed(boolean newBypassed) {
    return new Device(id, kind, newBypassed, keyTrackId, params, files);
  }

  /** The same, steered by another track. */
  public Device withKeyTrack(int newKeyTrackId) {
    return new Device(id, kind, bypassed, newKeyTrackId, params, files);
  }

  /** The same with other values of its parameters. */
  public Device withParams(Map<String, Double> newParams) {
    return new Device(id, kind, bypassed, keyTrackId, newParams, files);
  }

  /** The same with other files. */
  public Device withFiles(Map<String, FileRef> newFiles) {
    return new Device(id, kind, bypassed, keyTrackId, params, newFiles);
  }
}
