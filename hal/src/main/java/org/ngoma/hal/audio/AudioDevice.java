package org.ngoma.hal.audio;

/**
 * A sound card's playback side.
 *
 * @param name what to type to open it, stable across plugging, such as {@code hw:CARD=Device,DEV=0}
 * @param description what a person would call it
 */
public record AudioDevice(String name, String description) {}
