/** The factory's sounds, heard by numbers. */
package org.ngoma.firmware.presets;
