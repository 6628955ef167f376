/**
 * Wiring: the mains of engine and box, the lanes between them, the command line.
 *
 * <p>May import everything of ours; nothing imports it.
 */
package org.ngoma.firmware;
