/**
 * The library: every project with all that was ever done to it, each in a SQLite database of its
 * own that is written while the music plays, and the samples beside them.
 *
 * <p>Threads: {@code journal} writes, {@code snapshots} packs whole projects for it; what reads is
 * used by the thread that owns the project. Never loaded by the engine. Imports: {@code
 * sequencer.model}, {@code firmware.store}, {@code firmware.samples}, JDBC.
 */
package org.ngoma.firmware.library;
